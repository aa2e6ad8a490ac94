import { type Currency, type Minor, minorOf, ZERO } from "@/lib/core/money";
import type { LocationId } from "@/lib/core/id";
import type { Duty, Staff } from "@/lib/core/who";
import type { Offer } from "@/lib/pricing/types";
import type { Check, Hanging, Honoured, LabelPrice } from "./types";

/** Labels of one run at most: some forty sheets. What is more is printed aisle by aisle. */
export const MOST_LABELS = 1_000;
const DUTIES: readonly Duty[] = ["sell", "hand-over", "count", "change-prices"];

/** For how many days a store's managers see what was sold at the price of its labels. */
export const HONOURED_DAYS = 30;

/** Whether a colleague prints and checks labels at a place: whoever works there. */
export const labelsAt = (who: Staff, place: LocationId): boolean => DUTIES.some((duty) => who.may.has(duty)) && (who.at === null || who.at.includes(place));

/** What a label of today says of an offer: the same amounts as the web. */
export const saysOf = ({ priceId, currency, amount, reduction, unit }: Pick<Offer, "priceId" | "currency" | "amount" | "reduction" | "unit">): LabelPrice => ({
  priceId, currency, amount, lowest: reduction?.lowest ?? null, lowestDays: reduction?.days ?? null, unitAmount: unit?.amount ?? null, unitPer: unit?.per ?? null, unit: unit?.unit ?? null,
});

const SAID = ["currency", "amount", "lowest", "lowestDays", "unitAmount", "unitPer", "unit"] as const satisfies readonly (keyof LabelPrice)[];
/** Whether two labels say the same: a new row of the list with the same price makes no label wrong. */
export const saysTheSame = (a: LabelPrice, b: LabelPrice): boolean => SAID.every((what) => a[what] === b[what]);

/** How a label that hangs stands to what it would say now. */
export const checkOf = (says: Hanging | null, now: LabelPrice): Check => ({ is: says === null ? "never-printed" : saysTheSame(says, now) ? "match" : "stale", says, now });

/**
 * What is charged for one piece where its label hangs: the lower of label and list, since the label is what was offered to who
 * stands before it. `off` is what the list price is lowered by. A label in another currency offers nothing.
 */
export function priceToHonour(label: Pick<Hanging, "labelId" | "currency" | "amount" | "hungAt"> | null, list: { readonly amount: Minor; readonly currency: Currency }): Honoured {
  if (!label || label.currency !== list.currency || label.amount >= list.amount) return { amount: list.amount, off: ZERO, because: null };
  return { amount: label.amount, off: minorOf(list.amount - label.amount), because: { why: "label", labelId: label.labelId, hungAt: label.hungAt } };
}

/** The aisle of a bin: its first letters, or its first number where it begins with one (`B1·04` is in B, `12·3` in 12). */
export const aisleOf = (bin: string): string => /^(?:[A-Z]+|[0-9]+)/.exec(bin)?.[0] ?? bin;
const inOrder = new Intl.Collator("en", { numeric: true });
/** The order in which one walks along the shelves; what has no place of its own comes last. */
export const alongTheShelf = (a: { readonly bin: string | null; readonly sku: string }, b: { readonly bin: string | null; readonly sku: string }): number =>
  Number(a.bin === null) - Number(b.bin === null) || inOrder.compare(a.bin ?? "", b.bin ?? "") || inOrder.compare(a.sku, b.sku);
