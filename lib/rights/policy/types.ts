import type { Minor } from "@/lib/core/money";
import type { Words } from "@/lib/core/words";

/** In what state a thing must be to come back under the shop's own policy: as new, not even opened, any. */
export const CONDITIONS = ["new", "sealed", "any"] as const;
export type Condition = (typeof CONDITIONS)[number];

/** What the shop promises of its own for things that are brought or sent back, beyond the law. */
export type Terms = {
  readonly windowDays: number; // from the day on which a thing was received; 0: none come back
  readonly condition: Condition;
  readonly feeBasisPoints: number; // kept of the price paid: 1000 is 10 %
  readonly never: Words | null; // why nothing of it comes back, where nothing does
};
/** What the shop gives, as credit alone and with a manager's word, for goods of which nobody finds the purchase. No law asks for it. */
export type WithoutReceipt = {
  readonly days: number; // the lowest price of so many days back is what a piece gives
  readonly conditions: readonly ("as-new" | "opened")[]; // how a piece must be
  readonly most: Minor; // what one visit gives at most
};
/** The terms from a day on, in general and where a category has others. What was bought before keeps the terms of its day. */
export type StorePolicy = Terms & {
  readonly withoutReceipt: WithoutReceipt | null; // what is given for goods of which no purchase is found; null: nothing
  readonly since: string; // 2026-01-31, by the clock of the shop
  readonly excludedToo: boolean; // whether what the law excludes from withdrawal comes back all the same
  readonly categories: { readonly [handle: string]: Partial<Terms> };
};
