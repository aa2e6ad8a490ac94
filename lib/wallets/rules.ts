import { type Minor, minorOf, ZERO } from "@/lib/core/money";
import type { WalletKind } from "./types";

/** How long a gift card is good for, unless whoever issues it says otherwise. */
export const GIFT_CARD_MONTHS = 24;
/** Wallets that one bag can be paid from. */
export const MOST_WALLETS = 5;
export const GIFT_CODE_SIGNS = 24; // of 5 bits each: more than the 112 bits that may be looked up by a plain hash (OWASP ASVS 5.0, 6.5.2)

/** A gift card's code as it was drawn: spaces and hyphens dropped, letters that look like figures read as these; null for what is no such code. */
export function readGiftCode(typed: string): string | null {
  const code = typed.normalize("NFKC").toUpperCase().replace(/[\s\p{Pd}]/gu, "").replaceAll("O", "0").replace(/[IL]/g, "1");
  return code.length === GIFT_CODE_SIGNS && /^[0-9A-HJKMNP-TV-Z]+$/.test(code) ? code : null;
}

/** A gift card's code as it is printed: six groups of four. */
export const sayGiftCode = (code: string): string => code.replace(/(.{4})(?=.)/g, "$1-");

/** The account of the books in which the shop owes what is on wallets of a kind; the database knows the same (account_of). */
export const accountOf = (kind: WalletKind): "gift-cards" | "store-credit" => (kind === "gift-card" ? "gift-cards" : "store-credit");

/** The least that a card is charged: Stripe takes no less than 0.50 euro (https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts). */
export const LEAST_BY_CARD = minorOf(50);

/** What each wallet pays of a total, in the order in which they were chosen. What is left for the card is nothing, or no less than it takes. */
export function spread<W extends { readonly free: Minor }>(total: Minor, wallets: readonly W[]): { readonly wallet: W; readonly amount: Minor }[] {
  const all: number = wallets.reduce((free, w) => free + w.free, 0);
  let left = all >= total ? total : Math.max(0, Math.min(all, total - LEAST_BY_CARD));
  return wallets.flatMap((wallet) => {
    const amount = minorOf(Math.min(left, wallet.free));
    left -= amount;
    return amount > ZERO ? [{ wallet, amount }] : [];
  });
}

/** The same day some months later; the last of the month where it has no such day. */
export function monthsAfter(at: Date, months: number): Date {
  const later = new Date(at);
  later.setUTCMonth(later.getUTCMonth() + months);
  if (later.getUTCDate() !== at.getUTCDate()) later.setUTCDate(0);
  return later;
}
