import "server-only";
import type { SQL } from "drizzle-orm";
import type { LocationId, ProductId, VariantId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import type { Words } from "@/lib/core/words";
import { askInTime, LIST_MS } from "../ask-in-time";
import { cardsOf } from "../cards/reads";
import { COLOURS, type Family, MATERIALS, PAGE } from "../rules";
import { exactly, mend, type Term } from "../search/reads";
import { wordsOf } from "../search/rules";
import type { FacetValue, ListQuery, ProductList } from "../types";
import { questionFor } from "./phrase-question";
import { readCursor, writeCursor } from "./rules";

/**
 * A page of a list with its filters: 24 cards and the cursor of the next page. The counts of each filter ignore what is chosen
 * in that same filter; categories are counted over the whole shop in a search, else over the chosen one's department.
 * Words that find nothing are tried again without typing mistakes, and `meant` says so. Unknown categories and stores count
 * as not chosen. `within` narrows it to some variants. Two trips; throws Busy when one takes more than 2 s.
 */
export async function listProducts(query: ListQuery, locale: Locale, at: Date, within: Within | null = null): Promise<ProductList> {
  const words = wordsOf(query.words);
  if (query.words !== "" && words.length === 0) return NOTHING;
  const found = await find(query, exactly(words), locale, at, within);
  if (found.total > 0 || words.length === 0) return show(found, query, locale, at, null, within);
  const better = await mend(words, locale, LIST_MS);
  if (!better) return show(found, query, locale, at, null, within);
  const again = await find(query, better.terms, locale, at, within);
  return show(again, query, locale, at, again.total > 0 ? better.meant : null, within);
}

/** Variants that a list is narrowed to: a statement with `variant_id`, `product_id` and `at`, the place of the product in the set's own order; `key` tells its pages from those of others. */
export type Within = { readonly key: string; readonly held: SQL };
const NOTHING: ProductList = { cards: [], total: 0, next: null, facets: { categories: [], colours: [], materials: [], price: null, inStock: 0 }, currency: "EUR", meant: null };

type Found = {
  readonly total: number;
  readonly in_stock: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly categories: readonly { readonly key: string; readonly name: Words; readonly count: number }[];
  readonly colours: Bits;
  readonly materials: Bits;
  readonly place: LocationId | null;
  readonly page: readonly { readonly id: ProductId; readonly value: number | string; readonly position: number; readonly variants: readonly VariantId[]; readonly same: boolean }[];
};
/** Products by the place of their family in its list. A family that is there but does not fit counts 0. */
type Bits = Readonly<Record<string, number>>;

async function find(query: ListQuery, terms: readonly Term[], locale: Locale, at: Date, within: Within | null): Promise<Found> {
  const question: SQL = questionFor(query, terms, readCursor(query, locale, within?.key), locale, at, within?.held);
  const [row] = await askInTime<Found & Record<string, unknown>>(question, LIST_MS);
  if (!row) throw new Error("a list answers with one row");
  return row;
}

async function show(found: Found, query: ListQuery, locale: Locale, at: Date, meant: string | null, within: Within | null): Promise<ProductList> {
  const page = found.page.slice(0, PAGE);
  const last = found.page.length > PAGE ? page.at(-1) : undefined;
  const cards = await cardsOf(page.map((p) => ({ productId: p.id, variantIds: p.variants, samePrice: p.same })), found.place, at);
  return {
    cards,
    total: found.total,
    next: last ? writeCursor({ value: last.value, position: last.position, id: last.id }, query, locale, within?.key) : null,
    facets: {
      categories: found.categories.map((c) => ({ ...c, swatch: null })),
      colours: counted(COLOURS, found.colours, query.colours),
      materials: counted(MATERIALS, found.materials, query.materials),
      price: found.low === null || found.high === null ? null : { from: minorOf(found.low), to: minorOf(found.high) },
      inStock: found.in_stock,
    },
    currency: "EUR",
    meant,
  };
}

/** Families that occur in the list, or are chosen, with their counts. */
const counted = (families: readonly Family[], bits: Bits, chosen: readonly string[]): FacetValue[] =>
  families.flatMap((f, i) => {
    const count = bits[i];
    return count !== undefined || chosen.includes(f.key) ? [{ ...f, count: count ?? 0 }] : [];
  });
