import "server-only";
import { and, asc, eq, inArray, lte, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { prices, variants } from "@/db/schema/all";
import type { VariantId } from "@/lib/core/id";
import type { Currency } from "@/lib/core/money";
import { offerOf, priceRow, type StoredPrice } from "./rules";
import type { Offer } from "./types";

/**
 * What one piece of each variant costs at a moment: the one resolver behind page, cart, till, label and feed.
 * A variant without a price is missing from the answer: it can't be sold.
 */
export async function offers(variantIds: readonly VariantId[], at: Date, currency: Currency = "EUR"): Promise<ReadonlyMap<VariantId, Offer>> {
  if (variantIds.length === 0) return new Map();
  const rows = await db
    .select({
      variantId: prices.variantId,
      content: variants.contentAmount,
      unit: variants.contentUnit,
      history: sql<StoredPrice[]>`json_agg(json_build_array(${prices.id}, ${prices.amount}, ${prices.kind}, ${prices.startsAt}) order by ${asc(prices.startsAt)}, ${asc(prices.seq)})`,
    })
    .from(prices)
    .innerJoin(variants, eq(variants.id, prices.variantId))
    .where(and(inArray(prices.variantId, [...new Set(variantIds)]), eq(prices.currency, currency), lte(prices.startsAt, at)))
    .groupBy(prices.variantId, variants.contentAmount, variants.contentUnit);
  return new Map(
    rows.flatMap((row) => {
      const offer = offerOf(row.variantId, currency, row.history.map(priceRow), row.content, row.unit, at);
      return offer ? [[row.variantId, offer] as const] : [];
    }),
  );
}
