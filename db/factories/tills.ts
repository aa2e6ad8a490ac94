import { and, eq, isNull, sql } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { cashCounts, cashMovements, cashSessions, paymentAttempts, tills } from "@/db/schema/all";
import { type CashSessionId, type LocationId, newId, type TillId } from "@/lib/core/id";
import { type Minor, minorOf } from "@/lib/core/money";
import { done } from "@/lib/core/outcome";
import { CloseSession, closeSession } from "@/lib/drawer/close-session";
import { CountSession, countSession } from "@/lib/drawer/count-session";
import { takeCash } from "@/lib/payments/take-cash";
import { anOrder } from "./orders";
import { colleague } from "./wallets";

export type MadeTill = { readonly tillId: TillId; readonly sessionId: CashSessionId };

/** A till of a store with its drawer open, a float in it (standard: none); `open: false` leaves it closed. The number is the next of its store. */
export async function aTill(place: LocationId, { float = 0, open = true, readerRef = null }: { float?: number; open?: boolean; readerRef?: string | null } = {}): Promise<MadeTill> {
  const [tillId, sessionId] = [newId<"till">(), newId<"cash-session">()];
  await atomically(async (tx) => {
    const number = (await tx.$count(tills, eq(tills.locationId, place))) + 1;
    await tx.insert(tills).values({ id: tillId, locationId: place, number, name: `Cassa ${number}`, readerRef });
    if (open) await tx.insert(cashSessions).values({ id: sessionId, tillId, currency: "EUR", openedBy: "job:test", openedAt: sql`now()` });
    if (open && float > 0) await tx.insert(cashMovements).values({ id: newId<"cash-movement">(), sessionId, kind: "float", amount: minorOf(float), actor: "job:test" });
    return done(null);
  });
  return { tillId, sessionId };
}

const cashier = colleague("sell", "refund");

/** An order that waits for its money at a till, by this tender. */
export async function anOrderToPay(part: Parameters<typeof anOrder>[0]["parts"][number], tender: "cash" | "card-present") {
  const order = await anOrder({ state: "placed", page: null, parts: [{ kind: "collect", ...part }] });
  const attemptId = newId<"attempt">();
  await atomically(async (tx) => {
    await tx.update(paymentAttempts).set({ state: "voided", settledAt: new Date() }).where(eq(paymentAttempts.id, order.attemptId));
    await tx.insert(paymentAttempts).values({ id: attemptId, orderId: order.id, tender, amount: order.total, currency: "EUR", idempotencyKey: `${tender}:${attemptId}`, expiresAt: new Date(Date.now() + 1_200_000) });
    return done(null);
  });
  return { ...order, attemptId };
}

/** An order paid in cash at the only open till of its place. */
export async function aCashOrder(part: Parameters<typeof anOrder>[0]["parts"][number]) {
  const order = await anOrderToPay(part, "cash");
  const taken = await takeCash(cashier, { orderId: order.id, given: order.total });
  if (!taken.ok) throw new Error(taken.why);
  return order;
}

/** A till that was opened with 100.00, counted to be a euro short, and closed. */
export async function aClosedDrawer(place: LocationId): Promise<MadeTill> {
  const till = await aTill(place, { float: 10_000 });
  const counted = await countSession(cashier, CountSession.parse({ countId: newId(), sessionId: till.sessionId, pieces: { 5000: 1, 2000: 2, 500: 1, 200: 2 } }));
  if (!counted.ok) throw new Error(counted.why);
  const [count] = await db.select({ id: cashCounts.id }).from(cashCounts).where(eq(cashCounts.sessionId, till.sessionId));
  const closed = await closeSession(cashier, CloseSession.parse({ sessionId: till.sessionId, countId: count?.id }));
  if (!closed.ok) throw new Error(closed.why);
  return till;
}

/** The first till of a place and what runs in its drawer. */
export async function tillOf(place: string): Promise<MadeTill & { readonly balance: Minor }> {
  const [row] = await db.select({ tillId: tills.id, sessionId: cashSessions.id, balance: cashSessions.balance }).from(tills).innerJoin(cashSessions, and(eq(cashSessions.tillId, tills.id), isNull(cashSessions.closedAt))).where(eq(tills.locationId, place as LocationId)).orderBy(tills.number).limit(1);
  if (!row) throw new Error("no till of that place is open");
  return row;
}
