import type { LocationId } from "@/lib/core/id";
import type { Minor } from "@/lib/core/money";
import type { Place } from "@/lib/locations/types";
import type { Order } from "@/lib/orders/types";

/** One row of a receipt on a roll of paper; the same for screen, print and the printer's own language. */
export type SlipRow =
  | { readonly is: "text"; readonly text: string; readonly centred?: boolean; readonly bold?: boolean; readonly large?: boolean }
  | { readonly is: "pair"; readonly left: string; readonly right: string; readonly bold?: boolean }
  | { readonly is: "rule" }
  | { readonly is: "code"; readonly address: string; readonly label: string };

/** Cash that a customer put down for an order, what of its price that paid, and what coins that are no longer struck made more or less of it. */
export type CashGiven = { readonly given: Minor; readonly amount: Minor; readonly rounding: Minor };
/** Where an order was paid over a counter, and in what cash. */
export type Sale = { readonly locationId: LocationId | null; readonly till: number | null; readonly cash: CashGiven | null };
/** Widths of the paper, in millimetres. */
export const ROLLS = ["58", "80"] as const;
export type Roll = (typeof ROLLS)[number];

/** A receipt that was looked for. `gift`: it was found by a gift receipt's code; `mine`: the colleague works at one of its places; `prints`: so far. */
export type Found = { readonly order: Order; readonly sale: Sale; readonly place: Place; readonly mine: boolean; readonly gift: boolean; readonly prints: { readonly receipt: number; readonly gift: number } };
