import type { AttemptId, OrderId, RefundId } from "@/lib/core/id";
import type { Currency, Minor } from "@/lib/core/money";

/** What the card processor says about an attempt, whoever asked: webhook, redirect, sweeper. */
export type Finding =
  | { readonly is: "captured"; readonly intentRef: string; readonly amount: Minor; readonly currency: Currency }
  | { readonly is: "open"; readonly page?: { readonly ref: string; readonly url: string } } // the shopper may still pay, on this page
  | { readonly is: "ended"; readonly because: "expired" | "failed" | "never-sent" };

export type Settled = { readonly orderId: OrderId; readonly attemptId: AttemptId; readonly now: "paid" | "waiting" | "closed" | "surplus" };

/** Money on its way back to where it came from. */
export type Refund = { readonly id: RefundId; readonly amount: Minor; readonly state: "due" | "sent" | "succeeded" | "failed"; readonly reason: "surplus" | "cancelled" | "withdrawal" | "return" | "goodwill" };
