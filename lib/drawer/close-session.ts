import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { cashCounts, orders, tillTakings } from "@/db/schema/all";
import { type CashSessionId, type Id, isId, newId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import type { ApprovalNeeded } from "@/lib/staff/approvals/types";
import { useApproval } from "@/lib/staff/approvals/use-approval";
import { lockSession, type NotThere } from "./lock-session";
import { xReportOf } from "./report/reads";
import { isLeftOpen, varianceAsks } from "./rules";
import type { ZReport } from "./types";

export const CloseSession = z.object({
  sessionId: z.string().refine(isId).transform((id) => id as CashSessionId),
  countId: z.string().refine(isId).transform((id) => id as Id<"cash-count">), // the count that closes it: the latest
  note: z.string().trim().max(500).optional(),
});
export type NotClosed = NotThere | { why: "not-counted" } | { why: "moved-since" } | { why: "payment-open"; orders: readonly string[] } | { why: "note-needed" } | ApprovalNeeded;

/**
 * A colleague closes a drawer by its latest count: what differs is booked, what is there goes to the safe, the closure has the next
 * number of its till, and its Z report is kept as it is. Closed once, whoever is quicker; repeated, it says the same number. Refuses
 * `moved-since` when something went through the drawer after the count, `payment-open` while an order waits for the rest of its money, `approval-needed` for a variance above the store's limit,
 * `note-needed` for a drawer that was left open overnight and nobody says why.
 */
export function closeSession(who: Staff, { sessionId, countId, note }: z.output<typeof CloseSession>, now = new Date()): Promise<Outcome<{ readonly closure: number }, NotClosed>> {
  return atomically(async (tx) => {
    const locked = await lockSession(tx, who, sessionId);
    if (!locked.ok) return locked;
    const session = locked.value;
    if (session.closure !== null) return done({ closure: session.closure });
    const counts = await tx.select().from(cashCounts).where(eq(cashCounts.sessionId, sessionId)).orderBy(desc(cashCounts.at), desc(cashCounts.id));
    const count = counts.find((one) => one.id === countId);
    if (!count) return refused({ why: "not-counted" });
    if (count.moves !== session.moves || counts[0]?.id !== countId) return refused({ why: "moved-since" });
    const waiting = await tx.select({ number: orders.number }).from(tillTakings).innerJoin(orders, and(eq(orders.id, tillTakings.orderId), eq(orders.state, "placed"))).where(eq(tillTakings.sessionId, sessionId));
    if (waiting.length > 0) return refused({ why: "payment-open", orders: waiting.map((one) => one.number) });
    if (!note && isLeftOpen(session.openedAt, now, session.timeZone)) return refused({ why: "note-needed" });
    const variance = minorOf(count.counted - session.balance);
    const approved = Math.abs(variance) > session.varianceLimit ? await useApproval(tx, who, varianceAsks(session.locationId, sessionId, countId, variance), now) : done(null);
    if (!approved.ok) return approved;
    const x = await xReportOf(sessionId, tx);
    if (!x) throw new Error(`session ${sessionId} has no report`);
    const report: ZReport = { ...x, counted: count.counted, variance, counts: counts.length };
    const [closed] = await tx.execute<{ closure: number | null }>(sql`select close_session(${sessionId}, ${countId}, ${actorOf(who)}, ${approved.value && `staff:${approved.value.by}`}, ${note || null}, ${JSON.stringify(report)}::jsonb, array[${newId()}, ${newId()}]::uuid[]) as closure`);
    if (!closed?.closure) throw new Error(`session ${sessionId} could not be closed`);
    return done({ closure: closed.closure });
  }, { pool: "staff" });
}
