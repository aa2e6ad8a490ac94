import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfilments, holds, orderLines, orders } from "@/db/schema/all";
import type { CartId, OrderId } from "@/lib/core/id";
import type { Who } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { chargeWallets } from "@/lib/wallets/charge-wallets";
import { emptyBag } from "./empty-bag";

/** The bag that an order was made from, or the one that a sign-in has merged it into meanwhile. */
export const bagOf = sql<CartId>`coalesce((select m.cart_id from cart_merges m where m.from_cart_id = orders.cart_id and m.undone_at is null order by m.merged_at desc limit 1), orders.cart_id)`;

/** The year in which the seller's day lies: documents are numbered by it. */
const yearOf = (at: Date): string => new Intl.DateTimeFormat("en", { timeZone: "Europe/Rome", year: "numeric" }).format(at);

/**
 * What a placed order becomes once its money is complete: paid, with a numbered receipt, its parts planned, its holds kept
 * until they are served, its gift cards charged, and its lines gone from the cart. Runs in the caller's transaction, the order locked.
 */
export async function completeOrder(tx: Tx, who: Who, orderId: OrderId, at: Date): Promise<void> {
  await chargeWallets(tx, orderId, at);
  const [order] = await tx.update(orders).set({ state: "paid", paidAt: at }).where(and(eq(orders.id, orderId), eq(orders.state, "placed"))).returning({ cartId: bagOf, contract: orders.contract });
  if (!order) throw new Error(`order ${orderId} was not waiting for its money`);
  await tx.update(fulfilments).set({ state: "planned", changedAt: at }).where(and(eq(fulfilments.orderId, orderId), eq(fulfilments.state, "waiting")));
  await tx.update(holds).set({ expiresAt: null }).where(and(eq(holds.state, "held"), inArray(holds.orderLineId, tx.select({ id: orderLines.id }).from(orderLines).where(eq(orderLines.orderId, orderId)))));
  const bag = order.contract === "reserved" ? [] : await emptyBag(tx, order.cartId, orderId); // what was reserved left the bag then
  await record(tx, who, { is: "order.paid", orderId }, ...bag);
  await tx.execute(sql`select issue_document(${`R${yearOf(at)}`}, 'receipt', ${orderId})`); // last: until the commit nobody else gets a number
}
