import Link from "next/link";
import { BackIcon, LockIcon } from "@/components/ui/icons";
import { Wordmark } from "./wordmark";
import type { Destination, FrameWords } from "./words";

type SlimHeaderProps = {
  readonly words: FrameWords["header"];
  readonly home: string;
  /** One way back, to where the visitor came from: the bag, the shop, the account. */
  readonly back?: Destination | undefined;
  /** Says that the connection is protected: where money is paid. */
  readonly secure?: boolean | undefined;
};

/** The header where nothing should lead away: paying, signing in, an order. */
export function SlimHeader({ words, home, back, secure = false }: SlimHeaderProps) {
  return (
    <header className="head no-print">
      <div className="wrap">
        <div>
          {back ? (
            <Link className="ui quiet inline-flex min-h-11 min-w-11 items-center gap-2" href={back.href}>
              <BackIcon small />
              <span className="max-lg:sr-only">{back.label}</span>
            </Link>
          ) : null}
        </div>
        <Wordmark href={home} label={words.home} />
        <div className="cap flex items-center justify-end gap-2">
          {secure ? (
            <>
              <LockIcon small />
              <span className="max-lg:sr-only">{words.secure}</span>
            </>
          ) : null}
        </div>
      </div>
    </header>
  );
}
