import "server-only";
import { asc, desc, eq, sql } from "drizzle-orm";
import { db, staffDb } from "@/db/client";
import { careActs, careCredits, careNotes, messages, orderHistory, paymentAttempts, refunds, returns } from "@/db/schema/all";
import { claimsOf } from "@/lib/claims/reads";
import type { OrderId } from "@/lib/core/id";
import { requestsOf } from "@/lib/returns/announced/reads";
import { withdrawalsFrom } from "@/lib/returns/reads";
import type { CareAct, CareCredit, CareNote, Happened } from "./types";

const byName = (column: typeof careNotes.actor | typeof careCredits.actor | typeof careActs.actor) => sql<string>`coalesce((select name from staff where 'staff:' || id = ${column}), '')`;

/** What colleagues wrote down about an order, the latest first; for callers who have checked who asks. */
export const notesOf = (orderId: OrderId): Promise<CareNote[]> =>
  staffDb.select({ id: careNotes.id, text: careNotes.text, by: byName(careNotes.actor), at: careNotes.at }).from(careNotes).where(eq(careNotes.orderId, orderId)).orderBy(desc(careNotes.at), desc(careNotes.id)).limit(200);

/** What customer service gave for an order, the first first; for callers who have checked who asks. */
export const creditsOf = (orderId: OrderId): Promise<CareCredit[]> =>
  staffDb.select({ id: careCredits.id, amount: careCredits.amount, reason: careCredits.reason, by: byName(careCredits.actor), at: careCredits.at }).from(careCredits).where(eq(careCredits.orderId, orderId)).orderBy(asc(careCredits.at)).limit(50);

/** The same as its customer reads it; for callers who have checked who asks. */
export const creditsGiven = (orderId: OrderId): Promise<Pick<CareCredit, "id" | "amount" | "reason">[]> =>
  db.select({ id: careCredits.id, amount: careCredits.amount, reason: careCredits.reason }).from(careCredits).where(eq(careCredits.orderId, orderId)).orderBy(asc(careCredits.at)).limit(50);

/** All that happened with an order, the latest first: its own steps, what was written to its customer, money, what came back, faults, notes and gifts. For callers who have checked who asks. */
/** What customer service did for an order's customer, the first first; for callers who have checked who asks. */
export const actsFor = (orderId: OrderId): Promise<CareAct[]> =>
  staffDb.select({ id: careActs.id, act: careActs.act, reason: careActs.reason, by: byName(careActs.actor), at: careActs.at }).from(careActs).where(eq(careActs.orderId, orderId)).orderBy(asc(careActs.at)).limit(50);

/** The same as its customer reads it, without who; for callers who have checked who asks. */
export const actsShown = (orderId: OrderId): Promise<Pick<CareAct, "id" | "act" | "reason">[]> =>
  db.select({ id: careActs.id, act: careActs.act, reason: careActs.reason }).from(careActs).where(eq(careActs.orderId, orderId)).orderBy(asc(careActs.at)).limit(50);

export async function timelineOf(orderId: OrderId): Promise<readonly Happened[]> {
  const [steps, letters, paid, back, came, said, withdrawn, faults, notes, credits, acts] = await Promise.all([
    staffDb.select({ to: orderHistory.to, at: orderHistory.at }).from(orderHistory).where(eq(orderHistory.orderId, orderId)),
    staffDb.select({ kind: messages.kind, at: messages.writtenAt }).from(messages).where(eq(messages.orderId, orderId)).limit(200),
    staffDb.select({ tender: paymentAttempts.tender, amount: paymentAttempts.amount, at: paymentAttempts.settledAt, state: paymentAttempts.state }).from(paymentAttempts).where(eq(paymentAttempts.orderId, orderId)),
    staffDb.select({ reason: refunds.reason, amount: refunds.amount, due: refunds.dueAt, at: refunds.settledAt, state: refunds.state }).from(refunds).innerJoin(paymentAttempts, eq(paymentAttempts.id, refunds.attemptId)).where(eq(paymentAttempts.orderId, orderId)),
    staffDb.select({ kind: returns.kind, at: returns.takenAt }).from(returns).where(eq(returns.orderId, orderId)),
    requestsOf(orderId, staffDb), withdrawalsFrom(orderId), claimsOf(orderId, staffDb), notesOf(orderId), creditsOf(orderId), actsFor(orderId),
  ]);
  const all: Happened[] = [
    ...steps.map(({ to, at }) => ({ at, is: `order.${to}` })),
    ...letters.map(({ kind, at }) => ({ at, is: "letter", what: kind })),
    ...paid.flatMap(({ tender, amount, at, state }) => (at && (state === "captured" || state === "surplus") ? [{ at, is: "paid", what: tender, amount }] : [])),
    ...back.map(({ reason, amount, due, at, state }) => ({ at: at ?? due, is: `money.${state}`, what: reason, amount })),
    ...came.map(({ kind, at }) => ({ at, is: "came-back", what: kind })),
    ...said.map(({ at, way }) => ({ at, is: "announced", what: way })),
    ...withdrawn.map((at) => ({ at, is: "withdrawn" })),
    ...faults.flatMap((claim) => [{ at: claim.at, is: "fault.reported", text: claim.fault }, ...claim.steps.map((step) => ({ at: step.at, is: `fault.${step.step}`, ...(step.note && { text: step.note }) }))]),
    ...notes.map(({ at, text, by }) => ({ at, is: "note", text, by })),
    ...acts.map(({ at, act, reason, by }) => ({ at, is: `act.${act}`, text: reason, by })),
    ...credits.map(({ at, amount, reason, by }) => ({ at, is: "credit", amount, text: reason, by })),
  ];
  return all.toSorted((a, b) => b.at.getTime() - a.at.getTime());
}
