import type { OrderState, PaymentState } from "./types";

/** Where an order can go next; the database holds the same table (order_transitions). */
export const ORDER_STEPS: { readonly [S in OrderState]: readonly OrderState[] } = {
  placed: ["paid", "cancelled", "expired"],
  paid: ["fulfilled", "cancelled"],
  fulfilled: [],
  cancelled: [],
  expired: [],
};

/** How a payment attempt stands, in the words that a shopper is told. */
export function paymentState(attempt: "created" | "unknown" | "open" | "captured" | "surplus" | "failed" | "voided"): PaymentState {
  if (attempt === "created" || attempt === "open") return "waiting";
  if (attempt === "unknown") return "checking";
  if (attempt === "captured") return "captured";
  return attempt === "surplus" ? "returned" : "failed";
}

/** An order number as people read it: ABCD-EFGH. */
export const sayNumber = (number: string): string => number.replace(/^(.{4})(.+)$/, "$1-$2");
