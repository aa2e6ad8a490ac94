import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { basketReturns, carts, cashMovements, cashSessions, orders, paymentAttempts, tillTakings } from "@/db/schema/all";
import { type AttemptId, newId, type OrderId, type StaffId } from "@/lib/core/id";
import { type Currency, type Minor, minorOf } from "@/lib/core/money";
import type { Staff } from "@/lib/core/who";
import { bagOf } from "@/lib/orders/complete-order";
import { clearingOf } from "@/lib/refunds/rules";

type Rest = { readonly attemptId: AttemptId; readonly amount: Minor };

/**
 * What the reader's card, gift cards and goods brought back leave of a till's order was put down in cash before the card was asked for: it is captured
 * with the card, to the cent. Null where nothing is left. In the caller's transaction, the order locked, the card and the goods' part captured, its gift
 * cards still held; `bookAtTill` follows once the order is complete.
 */
export async function takeRest(tx: Tx, orderId: OrderId, at: Date): Promise<Rest | null> {
  const [due] = await tx.execute<{ rest: number; currency: Currency }>(sql`
    select (o.total - (select coalesce(sum(a.amount), 0) from payment_attempts a where a.order_id = o.id and a.state in ('created', 'unknown', 'open', 'captured')))::int as rest, o.currency
    from orders o where o.id = ${orderId} and o.channel = 'till' and exists (select 1 from till_takings t where t.order_id = o.id)`);
  if (!due || due.rest <= 0) return null;
  const [attemptId, amount] = [newId<"attempt">(), minorOf(due.rest)];
  await tx.insert(paymentAttempts).values({ id: attemptId, orderId, tender: "cash", amount, currency: due.currency, idempotencyKey: `till:${attemptId}`, expiresAt: at });
  await tx.update(paymentAttempts).set({ state: "captured", settledAt: at }).where(eq(paymentAttempts.id, attemptId));
  const lines = [{ account: clearingOf("cash"), currency: due.currency, amount }, { account: "sales", currency: due.currency, amount: -amount }];
  await tx.execute(sql`select post_journal(${newId<"journal">()}, 'capture', ${`attempt:${attemptId}`}, ${JSON.stringify(lines)}::jsonb)`);
  return { attemptId, amount };
}

/**
 * Books the cash of an order that a reader's card completed in the drawer whose session asked for the card, by the colleague who asked, and
 * the till lets go of the basket that it sold and of what came back with it. Answers the colleague, who hands over what is carried out; null for an order that no till
 * has taken. A drawer with an order that waits is not closed, so its session runs.
 */
export async function bookAtTill(tx: Tx, orderId: OrderId, rest: Rest | null): Promise<Staff | null> {
  const [taking] = await tx.select({ sessionId: tillTakings.sessionId, actor: tillTakings.actor }).from(tillTakings).innerJoin(cashSessions, eq(cashSessions.id, tillTakings.sessionId)).where(eq(tillTakings.orderId, orderId)).for("no key update", { of: cashSessions });
  if (!taking) return null;
  if (rest) await tx.insert(cashMovements).values({ id: newId<"cash-movement">(), sessionId: taking.sessionId, kind: "sale", attemptId: rest.attemptId, amount: rest.amount, given: rest.amount, actor: taking.actor });
  const [bag] = await tx.select({ id: bagOf }).from(orders).where(eq(orders.id, orderId));
  if (bag) await tx.update(carts).set({ locationId: null, parkedAs: null, forCustomerId: null, sentUntil: null }).where(and(eq(carts.id, bag.id), sql`not exists (select 1 from cart_lines l where l.cart_id = ${bag.id})`));
  await tx.delete(basketReturns).where(eq(basketReturns.orderId, orderId));
  const [is, staffId] = taking.actor.split(":");
  return is === "staff" ? { is, staffId: staffId as StaffId, at: null, may: new Set() } : null;
}
