import type { Id, OrderId } from "@/lib/core/id";
import type { Currency, Minor } from "@/lib/core/money";
import type { OrderState } from "@/lib/orders/types";

export type CareNoteId = Id<"care-note">;
export type CareCreditId = Id<"care-credit">;

/** An order that a search found: enough to know which one it is. */
export type FoundOrder = { readonly id: OrderId; readonly number: string; readonly state: OrderState; readonly placedAt: Date; readonly name: string | null; readonly email: string | null; readonly phone: string | null; readonly total: Minor; readonly currency: Currency };

/** By what a search looked: its words tell. */
export type SoughtBy = "number" | "email" | "phone" | "name";

/** What a colleague wrote down about an order, for colleagues. */
export type CareNote = { readonly id: CareNoteId; readonly text: string; readonly by: string; readonly at: Date };
/** Credit that customer service gave for an order, and why, in words that its customer reads. */
export type CareCredit = { readonly id: CareCreditId; readonly amount: Minor; readonly reason: string; readonly by: string; readonly at: Date };

/** What customer service did with an order in its customer's place, and why, in words that its customer reads. */
export type CareAct = { readonly id: Id<"care-act">; readonly act: "moved" | "dropped" | "address" | "pay-link"; readonly reason: string; readonly by: string; readonly at: Date };

/** Something that happened with an order, as its timeline says it; `text` and `by` where somebody wrote it. */
export type Happened = { readonly at: Date; readonly is: string; readonly what?: string; readonly amount?: Minor; readonly text?: string; readonly by?: string };
