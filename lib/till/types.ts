import type { Cart } from "@/lib/cart/types";
import type { Summary } from "@/lib/checkout/types";
import type { CustomerId, LocationId, OrderId, TillId } from "@/lib/core/id";
import type { Minor } from "@/lib/core/money";
import type { Exchanged } from "@/lib/returns/exchange/types";
import type { Wallet } from "@/lib/wallets/types";
import type { Brought } from "./exchange/types";
import type { PaidOnPhone, Sent } from "./phone/types";

/** A cart that a till has in hand: the same row as a shopper's bag. */
export type Basket = {
  readonly cart: Cart;
  readonly summary: Summary;
  readonly accepted: string; // the hash of what would be sold, sent back with the sale
  readonly locationId: LocationId;
  readonly parkedAs: string | null;
  readonly phone: boolean; // a shopper holds it as well
  readonly sent: Sent | null; // to its customer's phone
  readonly paid: PaidOnPhone | null;
  readonly customer: TillCustomer | null;
  readonly brought: Brought | null; // what comes back with it, and pays for it
  readonly credit: Wallet | null; // what they could pay from their store credit: their own bag, or their card was shown
};
/** Whom a colleague may see of a customer: who stands there knows the rest. */
export type TillCustomer = { readonly id: CustomerId; readonly name: string | null; readonly email: string };

/** A basket that was put aside, or that nobody finished. */
export type Parked = { readonly id: Cart["id"] & string; readonly as: string | null; readonly pieces: number; readonly changedAt: Date; readonly phone: boolean; readonly sent: boolean; readonly paid: boolean };

/** What a till sold, and what it gives back. */
export type Sold = { readonly orderId: OrderId; readonly number: string; readonly total: Minor; readonly change: Minor; readonly exchange: Exchanged | null };

/** Why a reader asks nobody for a card now; nothing was charged. */
export const CARD_STOPS = ["declined", "cancelled", "not-shown", "reader-offline", "reader-busy", "payment-unavailable"] as const;
/**
 * A sale that a till's reader takes the rest of. `checking`: nobody knows whether the card has paid, so it is not asked for again;
 * `closed`: given up, its pieces and gift cards free; `surplus`: a card that paid all the same has its money coming back.
 */
export type CardSale = {
  readonly key: string;
  readonly tillId: TillId;
  readonly amount: Minor; // what the card pays
  readonly cash: Minor; // what was put down beside it, booked with the card
  readonly now: "waiting" | "stopped" | "checking" | "paid" | "closed";
  readonly why: (typeof CARD_STOPS)[number] | "surplus" | null;
  readonly declined: string | null; // the processor's word
  readonly sold: Sold | null;
};
/** One that may still be paid, as the till finds it when it comes back: how it stands only the processor knows. */
export type CardWaiting = Pick<CardSale, "key" | "amount" | "cash"> & { readonly tillId: TillId | null };
