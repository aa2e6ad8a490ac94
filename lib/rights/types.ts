import type { Minor } from "@/lib/core/money";
import type { Words } from "@/lib/core/words";
import type { Order } from "@/lib/orders/types";
import type { Condition } from "./policy/types";

/** What a customer may have: to withdraw from a contract at a distance, what the shop promises of its own, two years for what doesn't conform. */
export const RIGHTS = ["withdrawal", "policy", "guarantee"] as const;
export type Right = (typeof RIGHTS)[number];

/** Pieces of a line that went one way together. `receivedAt`: null while they are not there, or nobody knows when they came. */
export type Lot = { readonly quantity: number; readonly receivedAt: Date | null; readonly cancelled: boolean };
export type BoughtLine = {
  readonly position: number;
  readonly total: Minor; // what its pieces cost together, after every discount
  readonly exclusion: Words | null; // why the law gives no withdrawal from it, as it was said before the purchase
  readonly category: string;
  readonly returned: number;
  readonly lots: readonly Lot[]; // in the order in which the price is shared out among them
  readonly reduced?: Minor; // what its price was lowered by for a fault: not there again when its pieces come back
  readonly repaired?: boolean; // put right under the guarantee by a repair
};
/** What the rules know of a purchase. */
export type Bought = {
  readonly contract: Order["contract"];
  readonly madeAt: Date | null; // null: nothing is bought yet
  /** When the customer was told of the right of withdrawal, where that was not before the contract; `never`: not at all. */
  readonly told?: Date | "never";
  readonly lines: readonly BoughtLine[];
  /** Of what delivery cost: what we still have of it, and what the cheapest way to be sent these things cost. */
  readonly delivery: { readonly held: Minor; readonly standard: Minor };
};

/** Why a right is there, or isn't: each right has words for its own (messages/<locale>/rights.json). */
export const REASONS = {
  withdrawal: ["open", "to-come", "told-late", "not-bought", "in-store", "reserved", "excluded", "nothing-left", "over"],
  policy: ["open", "to-come", "not-bought", "none", "excluded", "never", "nothing-left", "over"],
  guarantee: ["open", "to-come", "not-bought", "nothing-left", "over"],
} as const satisfies { readonly [R in Right]: readonly string[] };
export type Because = (typeof REASONS)[Right][number];

/** What a colleague would set aside who takes something back against the shop's own policy. The law is nobody's to set aside. */
export type Override = "exclusion" | "category" | "window";

/** Whether a right is there, from and until which day (at noon), and why. */
export type Answer = {
  readonly right: Right;
  readonly yes: boolean;
  readonly from: Date | null; // null: it has not begun
  readonly until: Date | null; // null: no last day yet, since not everything was received or nobody knows when
  readonly because: Because;
  readonly reason: Words | null; // of what is excluded
  readonly days: number; // how long the right lasts; 0 for the guarantee, which counts in months
};
export type PolicyAnswer = Answer & { readonly overrides: readonly Override[]; readonly condition: Condition; readonly feeBasisPoints: number };
/** `presumedUntil`: a defect seen by then is presumed to have been there from the beginning; `claimUntil`: last day to go to court. */
export type GuaranteeAnswer = Answer & { readonly presumedUntil: Date | null; readonly claimUntil: Date | null };

export type Pieces = { readonly bought: number; readonly received: number; readonly coming: number; readonly cancelled: number; readonly returned: number; readonly left: number };
export type LineRights = {
  readonly position: number;
  readonly pieces: Pieces;
  readonly withdrawal: Answer;
  readonly policy: PolicyAnswer;
  readonly guarantee: GuaranteeAnswer;
  /** Under which right its pieces come back for no reason at all: the law's where it is there, since it gives more. */
  readonly backUnder: "withdrawal" | "policy" | null;
};
/** Rights line by line, and of the order as a whole: there where a line has it, until the last of their days. Lines that were cancelled whole have none. */
export type OrderRights = { readonly lines: readonly LineRights[]; readonly order: { readonly [R in Right]: Answer } };
