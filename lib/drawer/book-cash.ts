import "server-only";
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { cashMovements, cashSessions, tills, tillTakings } from "@/db/schema/all";
import { type AttemptId, type CashSessionId, type LocationId, newId, type OrderId, type RefundId, type TillId } from "@/lib/core/id";
import { type Minor, minorOf } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";

/** Where cash goes: a till that somebody stands at (of one of these stores, where they are named), or whichever drawer is open in these stores. */
export type AtTill = { readonly tillId: TillId; readonly places?: readonly LocationId[] } | { readonly places: readonly LocationId[] };
/** What goes through the drawer: an attempt in cash that was captured, or a refund of one that succeeded; net of change. */
export type Cash =
  | { readonly attemptId: AttemptId; readonly amount: Minor; readonly given?: Minor }
  | { readonly refundId: RefundId; readonly amount: Minor };
export type NotBooked = { why: "drawer-closed" } | { why: "which-till" };

/**
 * The session that runs where cash is taken, locked, until the transaction ends. Without a till's name the only open drawer of the
 * stores is meant. Refuses `drawer-closed` where none is open (a till of another store is none), `which-till` where several are.
 */
export async function openDrawer(tx: Tx, at: AtTill): Promise<Outcome<{ readonly sessionId: CashSessionId; readonly balance: Minor }, NotBooked>> {
  const there = and("tillId" in at ? eq(tills.id, at.tillId) : undefined, at.places && inArray(tills.locationId, [...at.places]));
  const open = await tx.select({ sessionId: cashSessions.id, balance: cashSessions.balance }).from(cashSessions).innerJoin(tills, eq(tills.id, cashSessions.tillId)).where(and(there, isNull(cashSessions.closedAt))).orderBy(asc(tills.number)).for("no key update", { of: cashSessions });
  const [first, second] = open;
  if (!first) return refused({ why: "drawer-closed" });
  return second ? refused({ why: "which-till" }) : done(first);
}

/**
 * Books cash in the drawer that took it or gave it: one movement, once, in the caller's transaction, after the money itself was
 * written down. Drawers are locked after document series. The order counts as taken in that session.
 */
export async function bookCash(tx: Tx, who: Staff, at: AtTill, cash: Cash): Promise<Outcome<{ readonly sessionId: CashSessionId }, NotBooked>> {
  const drawer = await openDrawer(tx, at);
  if (!drawer.ok) return drawer;
  const { sessionId } = drawer.value;
  const moved = "attemptId" in cash ? { kind: "sale" as const, attemptId: cash.attemptId, amount: cash.amount, given: cash.given ?? null } : { kind: "refund" as const, refundId: cash.refundId, amount: minorOf(-cash.amount) };
  await tx.insert(cashMovements).values({ id: newId<"cash-movement">(), sessionId, actor: actorOf(who), ...moved });
  return done({ sessionId });
}

/**
 * The open drawer that gives back what an attempt in cash took: of the till that took it, else the only one of its store. Null where
 * none is open, or where less should lie in it: then somebody hands the money out later.
 */
export async function drawerThatGives(tx: Tx, attemptId: AttemptId, amount: Minor): Promise<AtTill | null> {
  const [took] = await tx.select({ tillId: tills.id, place: tills.locationId }).from(cashMovements).innerJoin(cashSessions, eq(cashSessions.id, cashMovements.sessionId)).innerJoin(tills, eq(tills.id, cashSessions.tillId)).where(eq(cashMovements.attemptId, attemptId));
  if (!took) return null;
  for (const at of [{ tillId: took.tillId }, { places: [took.place] }]) {
    const drawer = await openDrawer(tx, at);
    if (drawer.ok) return drawer.value.balance >= amount ? at : null;
  }
  return null;
}

/** Counts an order that was paid at a till, or a refund that was given there, among what its session took, whatever the tender. In the caller's transaction; may be repeated. */
export async function bookTaking(tx: Tx, who: Staff, sessionId: CashSessionId, what: { readonly orderId: OrderId } | { readonly refundId: RefundId }): Promise<void> {
  await tx.insert(tillTakings).values({ id: newId<"taking">(), sessionId, actor: actorOf(who), ...what }).onConflictDoNothing();
}
