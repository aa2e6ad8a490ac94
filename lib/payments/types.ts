import type { AttemptId, OrderId, RefundId } from "@/lib/core/id";
import type { Currency, Minor } from "@/lib/core/money";
import type { Refund } from "@/lib/refunds/types";

/** What somebody pays with. `exchange`: what they brought back in the same moment. */
export type Tender = "card-online" | "card-present" | "cash" | "gift-card" | "store-credit" | "exchange";

/** What the card processor says about an attempt, whoever asked: webhook, redirect, sweeper. */
export type Finding =
  | { readonly is: "captured"; readonly intentRef: string; readonly amount: Minor; readonly currency: Currency }
  | { readonly is: "open"; readonly page?: { readonly ref: string; readonly url: string } } // the shopper may still pay, on this page
  | { readonly is: "ended"; readonly because: "expired" | "failed" | "never-sent" };

export type Settled = { readonly orderId: OrderId; readonly attemptId: AttemptId; readonly now: "paid" | "waiting" | "closed" | "surplus" };

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
