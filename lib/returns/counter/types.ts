import type { Id, OrderLineId, VariantId } from "@/lib/core/id";
import type { Minor } from "@/lib/core/money";
import type { Words } from "@/lib/core/words";
import type { Order } from "@/lib/orders/types";
import type { Refund } from "@/lib/refunds/types";
import type { Announced } from "../announced/types";

export type ReturnId = Id<"return">;

/** Why something comes back: the shop's own promise, the law's withdrawal, a fault, or a manager's kindness where no right is left. */
export const RETURN_KINDS = ["change-of-mind", "withdrawal", "fault", "goodwill"] as const;
export type ReturnKind = (typeof RETURN_KINDS)[number];

/** How a piece is, as the colleague who holds it sees it. Only the first two may hang on a shelf again. */
export const CONDITIONS = ["as-new", "opened", "worn", "damaged", "faulty"] as const;
export type Condition = (typeof CONDITIONS)[number];
export const SELLABLE = ["as-new", "opened"] as const satisfies readonly Condition[];

/** Where a piece goes: to the shelf, written off, looked at by somebody first, or back to its maker. */
export const DISPOSITIONS = ["sell", "damaged", "quarantine", "vendor"] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** Why a piece is not accepted: it isn't there at all, something else lies in its box, it was used, parts are missing, or no right is left. */
export const NOT_ACCEPTED = ["missing", "other-thing", "worn", "incomplete", "too-late", "excluded"] as const;
export type NotAccepted = (typeof NOT_ACCEPTED)[number];

/** A line of an order as its pieces can come back: `parts` are all that share it, in their order; `shared` is the price of pieces that came back, `given` what went back for them, `reduced` what its price was lowered by since. */
export type LineBack = {
  readonly id: OrderLineId;
  readonly position: number;
  readonly variantId: VariantId;
  readonly total: Minor;
  readonly fulfilled: number;
  readonly returned: number;
  readonly shared: Minor;
  readonly given: Minor;
  readonly reduced: Minor;
  readonly parts: readonly { readonly quantity: number; readonly served: boolean }[];
};

/** What may still come back of a line: so many pieces, at what they cost together and what the next one does. `until`: the last day without a manager, null while not all was received. */
export type Returnable = { readonly position: number; readonly left: number; readonly worth: Minor; readonly next: Minor; readonly until: Date | null; readonly excluded: Words | null };

/** An order at the counter, and how it is known that who stands there bought it; `own`: of this colleague's own stores, which proves nothing. */
export type Bought = { readonly order: Order; readonly proof: "code" | "email" | "card" | "own"; readonly gift: boolean; readonly lines: readonly Returnable[]; /** What they said that they bring. */ readonly announced: Announced | null };

/** A return that was taken: what it gives back, and over which tenders. */
export type Taken = { readonly returnId: ReturnId; readonly back: Minor; readonly refunds: readonly Refund[] };

/** A line of a return as it is told: to its customer, and with where its pieces go to the colleague. */
export type ReturnedLine = { readonly position: number; readonly quantity: number; readonly accepted: boolean; readonly notAccepted: NotAccepted | null; readonly disposition: Disposition | null; readonly amount: Minor };
