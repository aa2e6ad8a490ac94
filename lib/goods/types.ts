import type { ChosenOption } from "@/lib/catalogue/types";
import type { LocationId, ProductId, VariantId } from "@/lib/core/id";
import type { Minor } from "@/lib/core/money";
import type { Words } from "@/lib/core/words";
import type { PriceRow, Reduction } from "@/lib/pricing/types";

/** What is known of a figure in the books: the last count, and what was moved by hand since. */
export type Evidence = {
  readonly onHand: number;
  readonly countedAt: Date | null;
  /** The last piece that went through somebody's hands here: received, counted, sold, sent, returned, moved. */
  readonly handledAt: Date | null;
  /** Such movements since the count; those above 20 aren't told apart. */
  readonly moves: number;
  /** Whether a picker looked for pieces since the count and didn't find them. */
  readonly missed: boolean;
};
/** How far a figure is to be believed before somebody is sent for the piece. */
export type Confidence = "sure" | "likely" | "check";

/** What was looked for in vain since it was last counted, though the books say that some is there. */
export type ToCount = {
  readonly variantId: VariantId;
  readonly sku: string;
  readonly title: Words;
  readonly choice: readonly Words[];
  readonly bin: string | null;
  readonly onHand: number;
  readonly missedAt: Date;
};

/** Pieces of a thing that came back to a store and don't hang again yet; `upTo`: the last movement among them. */
export type ToHangUp = Omit<ToCount, "onHand" | "missedAt"> & { readonly pieces: number; readonly since: Date; readonly upTo: number };

/** What a place has of a variant. */
export type StockHere = Evidence & {
  readonly locationId: LocationId;
  readonly held: number; // of those on hand, promised to orders
  readonly kept: number; // kept back from the web
  readonly inTransit: number;
  readonly display: number;
  readonly damaged: number;
  readonly bin: string | null;
  readonly countedBy: string | null;
};

/** A variant of the same product, or another product, with what lies in the store. */
export type Beside = {
  readonly sku: string;
  readonly title: Words;
  readonly chosen: readonly ChosenOption[];
  readonly swatch: string | null;
  readonly picture: string | null;
  readonly amount: Minor | null;
  readonly here: number;
  readonly elsewhere: number;
};

export type PriceEntry = PriceRow & { readonly reason: string };
/** A stretch of the price list; `until` null: until something else is said. */
export type PriceSpan = { readonly amount: Minor; readonly kind: "regular" | "reduced"; readonly from: Date; readonly until: Date | null; readonly reason: string };
/** Before, now, after. */
export type Trail = { readonly before: PriceSpan | null; readonly now: PriceSpan | null; readonly after: PriceSpan | null; readonly reduction: Reduction | null };

/** Everything a colleague is asked about a thing on the shop floor. */
export type Goods = {
  readonly variantId: VariantId;
  readonly productId: ProductId;
  readonly handle: string;
  readonly sku: string;
  readonly gtin: string | null;
  readonly title: Words;
  readonly chosen: readonly ChosenOption[];
  readonly picture: string | null;
  readonly archived: boolean;
  readonly soldOnline: boolean;
  readonly prices: readonly PriceEntry[];
  readonly stock: readonly StockHere[];
  readonly variants: readonly Beside[];
  readonly similar: readonly Beside[];
};
