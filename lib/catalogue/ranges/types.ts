import type { Id, ProductId } from "@/lib/core/id";
import type { Minor } from "@/lib/core/money";
import type { Words } from "@/lib/core/words";

export type RangeId = Id<"range">;
/** Which things belong to a collection: those with a variant on offer for which all of it is true. What is null, empty or false asks nothing. */
export type RangeRule = {
  readonly category: string | null; // handle, with all below it
  readonly maker: Id<"maker"> | null;
  readonly priceFrom: Minor | null; // of a variant, VAT included, as it is now
  readonly priceTo: Minor | null;
  readonly reduced: boolean; // at an announced reduction now
  readonly inStock: boolean; // a piece free to promise somewhere
  readonly newDays: number | null; // added at most so many days ago
  readonly colours: readonly string[]; // keys of COLOURS
  readonly materials: readonly string[]; // keys of MATERIALS
};
/** A collection as pages show it. */
export type Range = { readonly id: RangeId; readonly handle: string; readonly name: Words; readonly lead: Words; readonly kind: "rule" | "hand"; readonly rule: RangeRule; readonly published: boolean };
/** A thing that was chosen by hand. `offered`: the web shows it. */
export type RangeItem = { readonly id: ProductId; readonly handle: string; readonly title: Words; readonly stem: string | null; readonly offered: boolean };
