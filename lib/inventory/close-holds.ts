import "server-only";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { holds, orderLines } from "@/db/schema/all";
import type { LocationId, OrderId, OrderLineId } from "@/lib/core/id";

/**
 * Ends what an order still holds, everywhere or for some lines at one place: `fulfilled` takes the pieces out of the
 * building, `released` and `expired` set them free. One level after the other in the house's lock order. May be repeated.
 */
export async function closeHolds(tx: Tx, orderId: OrderId, as: "fulfilled" | "released" | "expired", actor: string, only?: { at: LocationId; lines: readonly OrderLineId[] }): Promise<void> {
  const some = only && and(eq(holds.locationId, only.at), inArray(holds.orderLineId, [...only.lines]));
  const open = await tx
    .select({ id: holds.id })
    .from(holds)
    .innerJoin(orderLines, eq(orderLines.id, holds.orderLineId))
    .where(and(eq(orderLines.orderId, orderId), eq(holds.state, "held"), some))
    .orderBy(asc(holds.variantId), asc(holds.locationId));
  for (const { id } of open) await tx.update(holds).set({ state: as, closedAt: sql`now()`, actor }).where(and(eq(holds.id, id), eq(holds.state, "held")));
}
