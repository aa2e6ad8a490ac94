import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { carts, fulfilments, orders, paymentAttempts } from "@/db/schema/all";
import { isId, newId, type OrderId, type TillId } from "@/lib/core/id";
import { type Minor, minorOf } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { bookCash, type NotBooked } from "@/lib/drawer/book-cash";
import { tillById } from "@/lib/drawer/reads";
import { maySellAt } from "@/lib/drawer/rules";
import { bagOf, completeOrder } from "@/lib/orders/complete-order";
import { clearingOf } from "@/lib/refunds/rules";

export const TakeCash = z.object({
  orderId: z.string().refine(isId).transform((id) => id as OrderId),
  given: z.number().int().min(0).max(10_000_000).transform(minorOf), // minor units that the customer puts down
  tillId: z.string().refine(isId).transform((id) => id as TillId).optional(), // whose drawer takes it; left out: the only open one of the store
});
export type NotTakenCash = { why: "unknown-order" } | { why: "not-yours" } | { why: "not-enough"; due: Minor } | { why: "closed" } | NotBooked;

/**
 * A colleague takes cash for an order placed at the counter of one of their places, and answers the change. The order is paid
 * as any other. May be repeated: money is taken once. Refuses `not-enough` with what is due, `closed` for an order whose time
 * is over, `not-yours` without the duty to sell at the place that serves it, `drawer-closed` while no drawer of the till, or of
 * the store, is open.
 */
export function takeCash(who: Staff, { orderId, given, tillId }: z.output<typeof TakeCash>): Promise<Outcome<{ change: Minor }, NotTakenCash>> {
  return atomically(async (tx) => {
    const [found] = await tx.select({ cartId: bagOf }).from(orders).where(eq(orders.id, orderId));
    if (!found) return refused({ why: "unknown-order" });
    const parts = await tx.select({ at: fulfilments.locationId }).from(fulfilments).where(eq(fulfilments.orderId, orderId)).orderBy(fulfilments.position);
    const places = [...new Set(parts.map((part) => part.at))];
    if (!who.may.has("sell") || (who.at !== null && places.some((place) => !who.at?.includes(place)))) return refused({ why: "not-yours" });
    const till = tillId && (await tillById(tillId, tx));
    if (tillId && !(till && maySellAt(who, till.locationId))) return refused({ why: "not-yours" });
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
    const booked = await bookCash(tx, who, tillId ? { tillId } : { places: places.slice(0, 1) }, { attemptId: attempt.id, amount: attempt.amount, given });
    return booked.ok ? change : booked;
  }, { pool: "staff" });
}
