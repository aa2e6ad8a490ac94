import { type Minor, minorOf } from "@/lib/core/money";
import type { Tender } from "@/lib/payments/types";
import { accountOf } from "@/lib/wallets/rules";

/** The account of the books that a tender goes through; the database knows the same (account_of). */
export const clearingOf = (tender: Tender): "cash" | "terminal" | "card-clearing" | "gift-cards" | "store-credit" | "exchange" =>
  tender === "gift-card" || tender === "store-credit" ? accountOf(tender) : tender === "cash" || tender === "exchange" ? tender : tender === "card-present" ? "terminal" : "card-clearing";

/** Gift cards take their money back first, then store credit, then cash; cards later: they are the slowest, and nobody's money waits for them in vain. What was paid with goods comes last: it pays for the next exchange. */
const BACK_FIRST: readonly Tender[] = ["gift-card", "store-credit", "cash", "card-present", "card-online", "exchange"];

/**
 * How money goes back over the tenders that paid: gift cards first, and never more to one than is left of what it paid. What is
 * more than all of them paid is left out: a refund's ceiling is what came.
 */
export function spreadRefund<P extends { readonly tender: Tender; readonly left: Minor }>(amount: Minor, paid: readonly P[]): { readonly to: P; readonly amount: Minor }[] {
  let rest: number = amount;
  return paid
    .toSorted((a, b) => BACK_FIRST.indexOf(a.tender) - BACK_FIRST.indexOf(b.tender))
    .flatMap((to) => {
      const back = minorOf(Math.min(rest, to.left));
      rest -= back;
      return back > 0 ? [{ to, amount: back }] : [];
    });
}

/** What of the money that goes back stays here, to pay for what is taken along instead: at most so much, of the shares that would be given last. */
export function keepHere<S extends { readonly amount: Minor }>(shares: readonly S[], upTo: Minor): { readonly kept: readonly S[]; readonly back: readonly S[] } {
  let left: number = upTo;
  const cut = shares.toReversed().map((share) => {
    const kept = Math.min(left, share.amount);
    left -= kept;
    return { share, kept };
  }).toReversed();
  const some = (amount: number, share: S) => (amount > 0 ? [{ ...share, amount: minorOf(amount) }] : []);
  return { kept: cut.flatMap(({ share, kept }) => some(kept, share)), back: cut.flatMap(({ share, kept }) => some(share.amount - kept, share)) };
}
