import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfilments, holds, orderLines, orders } from "@/db/schema/all";
import type { CartId, OrderId } from "@/lib/core/id";
import type { Who } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { chargeWallets } from "@/lib/wallets/charge-wallets";

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
  const [order] = await tx.update(orders).set({ state: "paid", paidAt: at }).where(and(eq(orders.id, orderId), eq(orders.state, "placed"))).returning({ cartId: bagOf });
  if (!order) throw new Error(`order ${orderId} was not waiting for its money`);
  await tx.update(fulfilments).set({ state: "planned", changedAt: at }).where(and(eq(fulfilments.orderId, orderId), eq(fulfilments.state, "waiting")));
  await tx.update(holds).set({ expiresAt: null }).where(and(eq(holds.state, "held"), inArray(holds.orderLineId, tx.select({ id: orderLines.id }).from(orderLines).where(eq(orderLines.orderId, orderId)))));
  const [cart] = (await tx.execute(sql`
    with bought as (select l.variant_id, f.kind, case f.kind when 'collect' then f.location_id end as location_id, sum(fl.quantity)::int as pieces
        from fulfilments f join fulfilment_lines fl on fl.fulfilment_id = f.id join order_lines l on l.id = fl.order_line_id
        where f.order_id = ${orderId} group by 1, 2, 3),
      kept as (update cart_lines c set quantity = c.quantity - b.pieces from bought b where c.cart_id = ${order.cartId} and c.variant_id = b.variant_id
        and c.fulfilment = b.kind and c.location_id is not distinct from b.location_id and c.quantity > b.pieces),
      gone as (delete from cart_lines c using bought b where c.cart_id = ${order.cartId} and c.variant_id = b.variant_id
        and c.fulfilment = b.kind and c.location_id is not distinct from b.location_id and c.quantity <= b.pieces),
      spent as (delete from cart_wallets where cart_id = ${order.cartId})
    update carts set version = version + 1, changed_at = now(), coupon_code = null where id = ${order.cartId} returning version`)) as unknown as { version: number }[];
  await record(tx, who, { is: "order.paid", orderId }, ...(cart ? [{ is: "cart.changed", cartId: order.cartId, version: cart.version } as const] : []));
  await tx.execute(sql`select issue_document(${`R${yearOf(at)}`}, 'receipt', ${orderId})`); // last: until the commit nobody else gets a number
}
