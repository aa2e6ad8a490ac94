import type { AttemptId, OrderId, RefundId } from "@/lib/core/id";
import type { Currency, Minor } from "@/lib/core/money";

/** What somebody pays with. `exchange`: what they brought back in the same moment. */
export type Tender = "card-online" | "card-present" | "cash" | "gift-card" | "store-credit" | "exchange";

/** What the card processor says about an attempt, whoever asked: webhook, redirect, sweeper. */
export type Finding =
  | { readonly is: "captured"; readonly intentRef: string; readonly amount: Minor; readonly currency: Currency }
  | { readonly is: "open"; readonly page?: { readonly ref: string; readonly url: string } } // the shopper may still pay, on this page
  | { readonly is: "ended"; readonly because: "expired" | "failed" | "never-sent" };

export type Settled = { readonly orderId: OrderId; readonly attemptId: AttemptId; readonly now: "paid" | "waiting" | "closed" | "surplus" };

/** Money on its way back to where it came from, or into credit: `tender` is what gets it, and of a gift card the last signs of its code; of what was exchanged the number of the order that it paid. */
export type Refund = { readonly id: RefundId; readonly tender: Tender; readonly tail: string | null; readonly amount: Minor; /** Into credit that whoever stood there took along. */ readonly toHolder: boolean; readonly state: "due" | "sent" | "succeeded" | "failed"; readonly reason: "surplus" | "cancelled" | "withdrawal" | "return" | "goodwill" };

/** A refund that a store owes in cash until somebody hands it out; `number` is its order's. */
export type CashDue = { readonly id: RefundId; readonly number: string; readonly amount: Minor; readonly currency: Currency; readonly dueAt: Date };

/**
 * How the card processor and the books may differ. `elsewhere`: a charge that no payment here explains; `not-booked`: money that
 * the books don't have; `not-there`: money that only the books have; `charged-twice`: a second charge for one payment.
 */
export const DIFFERENCES = ["elsewhere", "not-booked", "not-there", "charged-twice", "amount", "refund-not-booked", "refund-not-there", "refund-amount"] as const;
export type Difference = {
  readonly kind: (typeof DIFFERENCES)[number];
  /** The processor's name of the charge or refund; where it has none, ours. */
  readonly ref: string;
  readonly attemptId: AttemptId | null;
  readonly orderNumber: string | null;
  /** Minor units at the processor and in the books; null where there is nothing. */
  readonly there: number | null;
  readonly here: number | null;
  readonly currency: string;
};
/** A difference with the moment at which it was first seen. */
export type Standing = Difference & { readonly since: string };
/** What one comparison with the processor found. */
export type Reconciliation = { readonly at: Date; readonly captures: number; readonly refunds: number; readonly mended: number; readonly differences: readonly Standing[] };

/** A charge and a refund as the processor lists them. */
export type CaptureThere = { readonly intentRef: string; readonly amount: number; readonly currency: string; readonly attemptId: string | null };
export type RefundThere = { readonly ref: string; readonly intentRef: string | null; readonly amount: number; readonly currency: string; readonly key: string | null; readonly state: "succeeded" | "pending" | "failed" };
/** The same as the books have them. */
export type CaptureHere = { readonly id: AttemptId; readonly orderId: OrderId; readonly orderNumber: string; readonly providerRef: string | null; readonly intentRef: string | null; readonly amount: number; readonly currency: string; readonly taken: boolean };
export type RefundHere = { readonly id: RefundId; readonly attemptId: AttemptId; readonly orderNumber: string; readonly intentRef: string | null; readonly providerRef: string | null; readonly key: string; readonly amount: number; readonly currency: string; readonly state: Refund["state"] };
