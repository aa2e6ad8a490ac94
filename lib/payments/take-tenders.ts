import "server-only";
import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { cashMovements, paymentAttempts } from "@/db/schema/all";
import { type AttemptId, type LocationId, newId, type OrderId, type TillId } from "@/lib/core/id";
import { type Currency, type Minor, minorOf } from "@/lib/core/money";
import { done, type Outcome } from "@/lib/core/outcome";
import { actorOf, type Shopper, type Staff } from "@/lib/core/who";
import { bookCash, bookTaking, type NotBooked, openDrawer } from "@/lib/drawer/book-cash";
import { completeOrder } from "@/lib/orders/complete-order";
import { slipOf } from "./pay-at-handover";
import { clearingOf } from "@/lib/refunds/rules";

export type Tendered = { readonly id: AttemptId; readonly tender: "cash" | "card-present" | "exchange"; readonly amount: Minor; readonly slip: string | null };
type Over = { readonly at: Date; readonly place: LocationId; readonly tillId: TillId | null; readonly currency: Currency; readonly tenders: readonly Tendered[]; readonly change: Minor; readonly rounding: Minor };

/** Of coins that are no longer struck: why a cent more or less lies in the drawer. */
export const ROUNDING = "rounding";

/**
 * Takes what was put down and slipped over a counter, books each tender and the session of its drawer, and the order is paid. In the
 * caller's transaction, the order just written. Refuses as `openDrawer` does: nothing is sold at a till that nobody opened. A slip that
 * paid before breaks payment_attempts_intentRef_unique.
 */
export async function takeTenders(tx: Tx, who: Staff, buyer: Shopper, orderId: OrderId, { at, place, tillId, currency, tenders, change, rounding }: Over): Promise<Outcome<null, NotBooked>> {
  for (const { id, tender, amount, slip } of tenders) {
    await tx.update(paymentAttempts).set({ state: "captured", settledAt: at, ...(slip === null ? {} : { intentRef: slipOf(place, slip, at) }) }).where(eq(paymentAttempts.id, id));
    const lines = [{ account: clearingOf(tender), currency, amount }, { account: "sales", currency, amount: -amount }];
    await tx.execute(sql`select post_journal(${newId<"journal">()}, 'capture', ${`attempt:${id}`}, ${JSON.stringify(lines)}::jsonb)`);
  }
  await completeOrder(tx, buyer, orderId, at);
  const where = { ...(tillId && { tillId }), places: [place] };
  const drawer = await openDrawer(tx, where);
  if (!drawer.ok) return drawer;
  const { sessionId } = drawer.value;
  await bookTaking(tx, who, sessionId, { orderId });
  const cash = tenders.find(({ tender }) => tender === "cash");
  if (!cash) return done(null);
  const booked = await bookCash(tx, who, where, { attemptId: cash.id, amount: cash.amount, given: minorOf(cash.amount + change) });
  if (!booked.ok) return booked;
  if (rounding !== 0) await tx.insert(cashMovements).values({ id: newId<"cash-movement">(), sessionId, kind: rounding > 0 ? "in" : "out", amount: rounding, reason: ROUNDING, actor: actorOf(who) });
  return done(null);
}
