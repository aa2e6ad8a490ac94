import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { holds, orderLines } from "@/db/schema/all";
import type { LocationId, OrderId } from "@/lib/core/id";

/**
 * Ends what an order still holds, at one place or everywhere: `fulfilled` takes the pieces out of the building,
 * `released` and `expired` set them free. One level after the other in the house's lock order. May be repeated.
 */
export async function closeHolds(tx: Tx, orderId: OrderId, as: "fulfilled" | "released" | "expired", actor: string, at?: LocationId): Promise<void> {
  const open = await tx
    .select({ id: holds.id })
    .from(holds)
    .innerJoin(orderLines, eq(orderLines.id, holds.orderLineId))
    .where(and(eq(orderLines.orderId, orderId), eq(holds.state, "held"), at ? eq(holds.locationId, at) : undefined))
    .orderBy(asc(holds.variantId), asc(holds.locationId));
  for (const { id } of open) await tx.update(holds).set({ state: as, closedAt: sql`now()`, actor }).where(and(eq(holds.id, id), eq(holds.state, "held")));
}
