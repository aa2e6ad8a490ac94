"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { BackIcon, LockIcon, PersonIcon } from "@/components/ui/icons";
import { fill } from "@/lib/core/fill";
import { BagLink } from "./bag-link";
import { Wordmark } from "./wordmark";
import type { FrameWords } from "./words";

type SlimHeaderProps = {
  readonly shop: string;
  readonly words: FrameWords["header"];
  readonly to: { readonly home: string; readonly cart: string; readonly checkout: string; readonly account: string };
};

/** The header of paying and of personal pages. Where money is paid, only the bag is one step away; elsewhere the shop, account and bag. */
export function SlimHeader({ shop, words, to }: SlimHeaderProps) {
  const paying = usePathname() === to.checkout;
  return (
    <header className="head">
      <div className="wrap">
        <div>
          <Link className="ui quiet inline-flex min-h-11 min-w-11 items-center gap-2" href={paying ? to.cart : to.home}>
            <BackIcon small />
            <span className="max-lg:sr-only">{paying ? words.back : words.backToShop}</span>
          </Link>
        </div>
        <Wordmark href={to.home} label={fill(words.home, { shop })} shop={shop} />
        <div className="cap flex items-center justify-end gap-2 lg:gap-1">
          {paying ? (
            <>
              <LockIcon small />
              <span className="max-lg:sr-only">{words.secure}</span>
            </>
          ) : (
            <>
              <Link className="icon-btn text-ink" href={to.account} aria-label={words.account}>
                <PersonIcon />
              </Link>
              <div className="-mr-3 text-ink">
                <BagLink href={to.cart} label={words.bag} />
              </div>
            </>
          )}
        </div>
      </div>
    </header>
  );
}
