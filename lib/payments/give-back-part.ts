import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfilmentLines, fulfilments, orderLines, orders } from "@/db/schema/all";
import type { FulfilmentId, LocationId, OrderId } from "@/lib/core/id";
import { type Minor, minorOf, sum, ZERO } from "@/lib/core/money";
import { split } from "@/lib/core/split";
import type { Who } from "@/lib/core/who";
import { closeHolds } from "@/lib/inventory/close-holds";
import { closeOrder } from "@/lib/orders/close-order";
import { everyPart } from "./reads";
import { returnMoney } from "@/lib/refunds/return-money";
import { deliveryLeft } from "./rules";

type Part = { readonly id: FulfilmentId; readonly orderId: OrderId; readonly locationId: LocationId; readonly charge: Minor };
const OVER = ["sent", "delivered", "collected"] as const;

/**
 * A part of a paid order that won't be served any more: its share of the price and its charge go back to where they came from, and
 * with the last parcel what delivery cost of those that became collections; its pieces are free. The order ends with it if nothing else of it was or will be served, and is fulfilled if the rest has left.
 * Runs in the caller's transaction, the order and the part locked, the part known to be open.
 */
export async function giveBackPart(tx: Tx, who: Who, part: Part, at: Date): Promise<void> {
  const parts = await everyPart(part.orderId, tx);
  const others = parts.filter((p) => p.id !== part.id && p.state !== "cancelled");
  if (others.length === 0) {
    const [order] = await tx.select({ captured: orders.captured, refunded: orders.refunded }).from(orders).where(eq(orders.id, part.orderId));
    await closeOrder(tx, who, part.orderId, "cancelled", at);
    await returnMoney(tx, who, part.orderId, minorOf((order?.captured ?? 0) - (order?.refunded ?? 0)), "cancelled");
    return;
  }
  const lines = await shareOf(tx, part);
  await tx.update(fulfilments).set({ state: "cancelled", changedAt: at }).where(eq(fulfilments.id, part.id));
  if (others.every((p) => (OVER as readonly string[]).includes(p.state))) await tx.update(orders).set({ state: "fulfilled" }).where(and(eq(orders.id, part.orderId), eq(orders.state, "paid")));
  await returnMoney(tx, who, part.orderId, sum([...lines.map((l) => l.amount), part.charge, deliveryLeft(parts, part.id) ?? ZERO]), "cancelled");
  await closeHolds(tx, who, part.orderId, "released", { at: part.locationId, lines: lines.map((l) => l.id) });
}

/** What a part's pieces of each line cost: the line's total shared out among its parts, in their order, to the cent. What gave way to another part has no share. */
async function shareOf(tx: Tx, part: Part) {
  const mine = tx.select({ id: fulfilmentLines.orderLineId }).from(fulfilmentLines).where(eq(fulfilmentLines.fulfilmentId, part.id));
  const given = await tx
    .select({ line: orderLines.id, total: orderLines.total, part: fulfilmentLines.fulfilmentId, quantity: fulfilmentLines.quantity })
    .from(fulfilmentLines)
    .innerJoin(orderLines, eq(orderLines.id, fulfilmentLines.orderLineId))
    .innerJoin(fulfilments, eq(fulfilments.id, fulfilmentLines.fulfilmentId))
    .where(and(inArray(fulfilmentLines.orderLineId, mine), sql`not exists (select 1 from fulfilments s where s.replaces = ${fulfilments.id})`))
    .orderBy(fulfilments.position);
  return [...Map.groupBy(given, (g) => g.line)].map(([id, shared]) => {
    const amounts = split(shared[0]?.total ?? ZERO, shared.map((s) => s.quantity));
    return { id, amount: amounts[shared.findIndex((s) => s.part === part.id)] ?? ZERO };
  });
}
