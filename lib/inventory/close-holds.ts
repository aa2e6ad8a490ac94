import "server-only";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { holds, orderLines } from "@/db/schema/all";
import { actorOf, type Who } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import type { LocationId, OrderId, OrderLineId } from "@/lib/core/id";

/**
 * Ends what an order still holds, everywhere or for some lines at one place: `fulfilled` takes the pieces out of the
 * building, `released` and `expired` set them free. One level after the other in the house's lock order. May be repeated.
 */
export async function closeHolds(tx: Tx, who: Who, orderId: OrderId, as: "fulfilled" | "released" | "expired", only?: { at: LocationId; lines: readonly OrderLineId[] }): Promise<void> {
  const some = only && and(eq(holds.locationId, only.at), inArray(holds.orderLineId, [...only.lines]));
  const open = await tx
    .select({ id: holds.id, variantId: holds.variantId, locationId: holds.locationId })
    .from(holds)
    .innerJoin(orderLines, eq(orderLines.id, holds.orderLineId))
    .where(and(eq(orderLines.orderId, orderId), eq(holds.state, "held"), some))
    .orderBy(asc(holds.variantId), asc(holds.locationId));
  for (const { id } of open) await tx.update(holds).set({ state: as, closedAt: sql`now()`, actor: actorOf(who) }).where(and(eq(holds.id, id), eq(holds.state, "held")));
  const places = as === "fulfilled" ? [] : [...new Set(open.map((h) => h.locationId))]; // what was held was not free before
  const freed = places.map((locationId) => ({ is: "stock.moved" as const, locationId, variantIds: open.filter((h) => h.locationId === locationId).map((h) => h.variantId) }));
  await record(tx, who, ...freed);
}
