import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfilments, holds, orderLines, orders, paymentAttempts } from "@/db/schema/all";
import type { CartId, OrderId } from "@/lib/core/id";
import type { Who } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { emptyBag } from "./empty-bag";

/**
 * What a placed order becomes when it is reserved: its parts are worked on, and its lines leave the bag. What is to pay stands as an
 * attempt in cash until it is taken, by whatever means, or its time is over. Runs in the caller's transaction, the bag locked.
 */
export async function beginReservation(tx: Tx, who: Who, orderId: OrderId, cartId: CartId, at: Date): Promise<void> {
  await tx.update(fulfilments).set({ state: "planned", changedAt: at }).where(eq(fulfilments.orderId, orderId));
  await record(tx, who, { is: "order.reserved", orderId }, ...(await emptyBag(tx, cartId, orderId)));
}

/** What an order waits to be paid in its store: how much, and until when; null once it is paid or over. The order is locked. */
export async function reservationOf(tx: Tx, orderId: OrderId) {
  const [due] = await tx
    .select({ id: paymentAttempts.id, amount: paymentAttempts.amount, currency: paymentAttempts.currency, until: paymentAttempts.expiresAt })
    .from(paymentAttempts)
    .innerJoin(orders, eq(orders.id, paymentAttempts.orderId))
    .where(and(eq(orders.id, orderId), eq(orders.state, "placed"), eq(orders.contract, "reserved"), eq(paymentAttempts.tender, "cash"), eq(paymentAttempts.state, "created")))
    .for("update", { of: paymentAttempts });
  return due ?? null;
}

/** Lets a reservation wait until another moment: another attempt takes the place of the one that stands, its pieces are held as long. */
export async function keepReservation(tx: Tx, orderId: OrderId, standing: NonNullable<Awaited<ReturnType<typeof reservationOf>>>, until: Date): Promise<void> {
  const { id, amount, currency } = standing;
  await tx.update(paymentAttempts).set({ state: "voided", settledAt: new Date() }).where(eq(paymentAttempts.id, id));
  await tx.insert(paymentAttempts).values({ orderId, tender: "cash", amount, currency, expiresAt: until, idempotencyKey: sql`${`pay:${orderId}:`} || (select count(*) + 1 from payment_attempts where order_id = ${orderId})` });
  await tx.update(holds).set({ expiresAt: until }).where(and(eq(holds.state, "held"), inArray(holds.orderLineId, tx.select({ id: orderLines.id }).from(orderLines).where(eq(orderLines.orderId, orderId)))));
}
