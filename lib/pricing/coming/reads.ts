import "server-only";
import { and, eq, gt, lte } from "drizzle-orm";
import { db } from "@/db/client";
import { prices, variants } from "@/db/schema/all";
import type { ProductId } from "@/lib/core/id";

/** Prices that begin after `from` and not after `to`, with the product each is of. Reads the whole price list: for once a minute. */
export const pricesBeginning = (from: Date, to: Date): Promise<{ readonly productId: ProductId; readonly at: Date }[]> =>
  db.select({ productId: variants.productId, at: prices.startsAt }).from(prices).innerJoin(variants, eq(variants.id, prices.variantId)).where(and(gt(prices.startsAt, from), lte(prices.startsAt, to)));
