import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { carts, fulfilments, orders, paymentAttempts } from "@/db/schema/all";
import { isId, newId, type OrderId } from "@/lib/core/id";
import { type Minor, minorOf } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { bagOf, completeOrder } from "@/lib/orders/complete-order";
import { clearingOf } from "./rules";

export const TakeCash = z.object({
  orderId: z.string().refine(isId).transform((id) => id as OrderId),
  given: z.number().int().min(0).max(10_000_000).transform(minorOf), // minor units that the customer puts down
});
export type NotTakenCash = { why: "unknown-order" } | { why: "not-yours" } | { why: "not-enough"; due: Minor } | { why: "closed" };

/**
 * A colleague takes cash for an order placed at the counter of one of their places, and answers the change. The order is paid
 * as any other. May be repeated: money is taken once. Refuses `not-enough` with what is due, `closed` for an order whose time
 * is over, `not-yours` without the duty to sell at the place that serves it.
 */
export function takeCash(who: Staff, { orderId, given }: z.output<typeof TakeCash>): Promise<Outcome<{ change: Minor }, NotTakenCash>> {
  return atomically(async (tx) => {
    const [found] = await tx.select({ cartId: bagOf }).from(orders).where(eq(orders.id, orderId));
    if (!found) return refused({ why: "unknown-order" });
    const elsewhere = who.at === null ? 0 : await tx.$count(fulfilments, and(eq(fulfilments.orderId, orderId), sql`not ${fulfilments.locationId} = any(${sql.param([...who.at])}::uuid[])`));
    if (!who.may.has("sell") || elsewhere > 0) return refused({ why: "not-yours" });
    await tx.select({ id: carts.id }).from(carts).where(eq(carts.id, found.cartId)).for("update"); // it will be emptied: carts are locked before orders
    const [order] = await tx.select({ state: orders.state }).from(orders).where(eq(orders.id, orderId)).for("update");
    const [attempt] = await tx.select().from(paymentAttempts).where(and(eq(paymentAttempts.orderId, orderId), eq(paymentAttempts.tender, "cash"))).for("update");
    if (!order || !attempt) return refused({ why: "unknown-order" });
    if (given < attempt.amount) return refused({ why: "not-enough", due: attempt.amount });
    const change = done({ change: minorOf(given - attempt.amount) });
    if (attempt.state === "captured") return change;
    if (order.state !== "placed" || attempt.state !== "created") return refused({ why: "closed" });
    const at = new Date();
    await tx.update(paymentAttempts).set({ state: "captured", settledAt: at }).where(eq(paymentAttempts.id, attempt.id));
    const lines = [{ account: clearingOf("cash"), currency: attempt.currency, amount: attempt.amount }, { account: "sales", currency: attempt.currency, amount: -attempt.amount }];
    await tx.execute(sql`select post_journal(${newId<"journal">()}, 'capture', ${`attempt:${attempt.id}`}, ${JSON.stringify(lines)}::jsonb)`);
    await completeOrder(tx, who, orderId, at);
    return change;
  }, { pool: "staff" });
}
