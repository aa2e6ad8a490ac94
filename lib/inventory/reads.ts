import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { stockBuffers, stockLevels } from "@/db/schema/all";
import type { VariantId } from "@/lib/core/id";
import type { Stock } from "./types";

/** Pieces of each variant at each place that has ever had any. `free` is what the web may still promise. */
export const stockOf = (variantIds: readonly VariantId[]): Promise<Stock[]> =>
  db
    .select({
      variantId: stockLevels.variantId,
      locationId: stockLevels.locationId,
      onHand: stockLevels.onHand,
      held: stockLevels.held,
      free: sql<number>`greatest(0, ${stockLevels.onHand} - ${stockLevels.held} - coalesce(${stockBuffers.pieces}, 0))::int`,
    })
    .from(stockLevels)
    .leftJoin(stockBuffers, and(eq(stockBuffers.variantId, stockLevels.variantId), eq(stockBuffers.locationId, stockLevels.locationId)))
    .where(inArray(stockLevels.variantId, [...new Set(variantIds)]));
