import "server-only";
import { and, eq, notInArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfilmentLines, fulfilments, orderLines, orders } from "@/db/schema/all";
import type { FulfilmentId, LocationId, OrderId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import type { Staff, Who } from "@/lib/core/who";
import { atWork } from "@/lib/orders/rules";
import { closeHolds } from "@/lib/inventory/close-holds";

/** A part with its order's state, whether it is worked on and whether it was sold at the counter, both locked, the order first; null when there is none. */
export async function lockPart(tx: Tx, fulfilmentId: FulfilmentId) {
  const [found] = await tx.select({ orderId: fulfilments.orderId }).from(fulfilments).where(eq(fulfilments.id, fulfilmentId));
  if (!found) return null;
  const [order] = await tx.select({ state: orders.state, channel: orders.channel, contract: orders.contract }).from(orders).where(eq(orders.id, found.orderId)).for("update");
  const [part] = await tx.select().from(fulfilments).where(eq(fulfilments.id, fulfilmentId)).for("update");
  if (!order || !part) throw new Error(`part ${fulfilmentId} lost its order`);
  return { ...part, orderState: order.state, atWork: atWork(order), atCounter: order.channel === "till" };
}

/** Whether a colleague may hand over at a place; a try elsewhere is logged. */
export function mayServe(who: Staff, part: { readonly id: FulfilmentId; readonly locationId: LocationId }): boolean {
  const may = who.may.has("hand-over") && (who.at === null || who.at.includes(part.locationId));
  if (!may) log.warn({ staffId: who.staffId, fulfilmentId: part.id }, "tried to serve a part of another place");
  return may;
}

/**
 * What follows once a part has left the house: its pieces are counted as fulfilled and leave the stock, and the order is
 * fulfilled when each of its parts was sent, delivered, collected or cancelled. Says whether it is. Runs in the caller's
 * transaction, the order locked, the part's step taken.
 */
export async function servePart(tx: Tx, who: Who, part: { readonly id: FulfilmentId; readonly orderId: OrderId; readonly locationId: LocationId }): Promise<boolean> {
  const counted = await tx
    .update(orderLines)
    .set({ fulfilled: sql`${orderLines.fulfilled} + ${fulfilmentLines.quantity}` })
    .from(fulfilmentLines)
    .where(and(eq(fulfilmentLines.fulfilmentId, part.id), eq(orderLines.id, fulfilmentLines.orderLineId)))
    .returning({ id: orderLines.id });
  const left = await tx.$count(fulfilments, and(eq(fulfilments.orderId, part.orderId), notInArray(fulfilments.state, ["sent", "delivered", "collected", "cancelled"])));
  if (left === 0) await tx.update(orders).set({ state: "fulfilled" }).where(and(eq(orders.id, part.orderId), eq(orders.state, "paid")));
  await closeHolds(tx, who, part.orderId, "fulfilled", { at: part.locationId, lines: counted.map((line) => line.id) });
  return left === 0;
}
