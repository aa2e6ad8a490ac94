import type { WalletId } from "@/lib/core/id";
import type { Currency, Minor } from "@/lib/core/money";

export type WalletKind = "gift-card" | "store-credit";

/** A gift card or store credit as a shopper sees it who pays with it. */
export type Wallet = {
  readonly id: WalletId;
  readonly kind: WalletKind;
  readonly tail: string | null; // the last signs of a gift card's code
  readonly free: Minor; // what it can pay now: its balance without what is held for other orders
  readonly currency: Currency;
  readonly expiresAt: Date | null;
};
