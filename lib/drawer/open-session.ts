import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { cashMovements, cashSessions, tills } from "@/db/schema/all";
import { type CashSessionId, isId, newId, type TillId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import { nameOfActor } from "./reads";
import { maySellAt, MOST_CASH } from "./rules";

export const OpenSession = z.object({
  sessionId: z.string().refine(isId).transform((id) => id as CashSessionId), // made by the form: a second press is the same session
  tillId: z.string().refine(isId).transform((id) => id as TillId),
  float: z.number().int().min(0).max(MOST_CASH).transform(minorOf), // minor units that begin the day, out of the safe
});
export type NotOpened = { why: "unknown-till" } | { why: "not-yours" } | { why: "already-open"; by: string; since: Date };

/**
 * A colleague opens a till's drawer with a float. One session runs in a drawer at a time: of two who press at once one opens it, the
 * other hears who did. May be repeated with the same id. Refuses `not-yours` without the duty to sell in its store.
 */
export function openSession(who: Staff, { sessionId, tillId, float }: z.output<typeof OpenSession>): Promise<Outcome<{ readonly sessionId: CashSessionId }, NotOpened>> {
  return atomically(async (tx) => {
    const [till] = await tx.select({ locationId: tills.locationId }).from(tills).where(and(eq(tills.id, tillId), isNull(tills.removedAt))).for("update");
    if (!till) return refused({ why: "unknown-till" });
    if (!maySellAt(who, till.locationId)) return refused({ why: "not-yours" });
    const [open] = await tx.select({ id: cashSessions.id, by: cashSessions.openedBy, since: cashSessions.openedAt }).from(cashSessions).where(and(eq(cashSessions.tillId, tillId), isNull(cashSessions.closedAt)));
    if (open?.id === sessionId) return done({ sessionId });
    if (open) return refused({ why: "already-open", by: await nameOfActor(tx, open.by), since: open.since });
    const actor = actorOf(who);
    await tx.insert(cashSessions).values({ id: sessionId, tillId, currency: "EUR", openedBy: actor, openedAt: sql`now()` });
    if (float > 0) await tx.insert(cashMovements).values({ id: newId<"cash-movement">(), sessionId, kind: "float", amount: float, actor });
    return done({ sessionId });
  }, { pool: "staff" });
}
