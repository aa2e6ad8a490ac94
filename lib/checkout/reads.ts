import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import { type Db, db, type Tx } from "@/db/client";
import { locations, stockBuffers, stockLevels } from "@/db/schema/all";
import type { LocationId, VariantId } from "@/lib/core/id";
import type { Candidate, Free } from "@/lib/fulfilment/rules";

/** The places that could serve an order of these variants, and what each has free, in one statement. */
export async function supplyOf(variantIds: readonly VariantId[], on: Db | Tx = db): Promise<{ places: readonly Candidate[]; free: Free }> {
  const rows = await on
    .select({
      id: locations.id,
      deliversFrom: locations.deliversFrom,
      collectFrom: locations.collectFrom,
      rank: locations.routingRank,
      variantId: stockLevels.variantId,
      all: sql<number>`(${stockLevels.onHand} - ${stockLevels.held})::int`,
      free: sql<number>`(${stockLevels.onHand} - ${stockLevels.held} - coalesce(${stockBuffers.pieces}, 0))::int`,
    })
    .from(locations)
    .innerJoin(stockLevels, and(eq(stockLevels.locationId, locations.id), inArray(stockLevels.variantId, [...new Set(variantIds)])))
    .leftJoin(stockBuffers, and(eq(stockBuffers.variantId, stockLevels.variantId), eq(stockBuffers.locationId, stockLevels.locationId)));
  const pieces = new Map(rows.map((r) => [`${r.id} ${r.variantId}`, { counter: Math.max(0, r.all), web: Math.max(0, r.free) }]));
  const places = [...new Map(rows.map(({ id, deliversFrom, collectFrom, rank }) => [id, { id, deliversFrom, collectFrom, rank }])).values()];
  return { places, free: (place: LocationId, variant: VariantId, over?: "counter") => pieces.get(`${place} ${variant}`)?.[over ?? "web"] ?? 0 };
}
