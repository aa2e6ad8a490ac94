import type { ProductId } from "@/lib/core/id";
import type { Range, RangeRule } from "./types";

/** A rule that asks nothing. */
export const ASKS_NOTHING: RangeRule = { category: null, maker: null, priceFrom: null, priceTo: null, reduced: false, inStock: false, newDays: null, colours: [], materials: [] };
/** Things chosen by hand at most: more is a rule. */
export const MOST_ITEMS = 200;

/** Whether a rule asks anything: one that doesn't is the whole shop. */
export const asksAnything = (rule: RangeRule): boolean => canonical(rule) !== canonical(ASKS_NOTHING);

/** What is written of a collection, as its history keeps it. */
export const EDITED = ["name", "lead", "kind", "rule", "items", "published"] as const;
export type EditedRange = Pick<Range, "name" | "lead" | "kind" | "rule" | "published"> & { readonly items: readonly ProductId[] };
export type EditedField = (typeof EDITED)[number];

/** The same text for the same value, in whatever order its keys stand. */
const canonical = (value: unknown): string => JSON.stringify(value, (_, each: unknown) => (typeof each === "object" && each !== null && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1))) : each)) ?? "";
/** The fields in which two differ, in the order in which they stand. Pure. */
export const differing = (a: EditedRange, b: EditedRange): readonly EditedField[] => EDITED.filter((field) => canonical(a[field]) !== canonical(b[field]));
/** A collection as one text that is another one as soon as somebody changes any of it. */
export const editionOf = (range: EditedRange): string => EDITED.map((field) => canonical(range[field])).join("\n");
