import Link from "next/link";
import { opens } from "@/components/ui/dialog";
import { CrossIcon } from "@/components/ui/icons";
import { PURPOSES } from "@/lib/core/consent";
import { CONSENT_DIALOG } from "./consent-dialog";
import type { FrameWords } from "./words";

type ConsentBarProps = {
  readonly words: FrameWords["consent"];
  readonly policy: string;
};

/**
 * Asks once, at the foot of the page, and covers nothing. Agreeing and refusing look alike; the cross means "continue
 * without" (Garante, guidelines of 10 June 2021). Hidden by CSS once chosen, and where no script runs to keep a choice.
 */
export function ConsentBar({ words, policy }: ConsentBarProps) {
  return (
    <section className="consent no-print" aria-label={words.label}>
      <form className="wrap consent-form" data-purposes={PURPOSES.join(" ")}>
        <p className="small max-w-[104ch]">
          {words.text}{" "}
          <Link className="link" href={policy}>
            {words.policy}
          </Link>
        </p>
        <div className="consent-buttons">
          <button className="btn btn-2 btn-sm" value="all">
            {words.accept}
          </button>
          <button className="btn btn-2 btn-sm" value="necessary">
            {words.refuse}
          </button>
          <button type="button" className="btn btn-2 btn-sm" {...opens(CONSENT_DIALOG)}>
            {words.choose}
          </button>
        </div>
        <button className="icon-btn consent-close" value="necessary" aria-label={words.close} title={words.close}>
          <CrossIcon />
        </button>
      </form>
    </section>
  );
}
