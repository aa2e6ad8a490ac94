import type { RefundId } from "@/lib/core/id";
import type { Currency, Minor } from "@/lib/core/money";
import type { Tender } from "@/lib/payments/types";

/** Money on its way back to where it came from, or into credit: `tender` is what gets it, and of a gift card the last signs of its code; of what was exchanged the number of the order that it paid. */
export type Refund = { readonly id: RefundId; readonly tender: Tender; readonly tail: string | null; readonly amount: Minor; /** Into credit that whoever stood there took along. */ readonly toHolder: boolean; readonly state: "due" | "sent" | "succeeded" | "failed"; readonly reason: "surplus" | "cancelled" | "withdrawal" | "return" | "goodwill" | "reduction" };

/** A refund that a store owes in cash until somebody hands it out; `number` is its order's. */
export type CashDue = { readonly id: RefundId; readonly number: string; readonly amount: Minor; readonly currency: Currency; readonly dueAt: Date };
