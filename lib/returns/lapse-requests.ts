import "server-only";
import { and, eq, inArray, isNull, lt, or, sql } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { returnRequests } from "@/db/schema/all";
import { done, type Outcome } from "@/lib/core/outcome";
import type { Machine } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { TRAVEL_DAYS } from "./announced/rules";

const CLOCK: Machine = { is: "machine", job: "lapse-return-requests" };
const AT_ONCE = 200;

/** Ends announcements for which nothing came in time, nor is on its way, says how many; their customers are told. By the clock, every hour; may be repeated, and passes over what a counter is taking this moment. */
export function lapseRequests(): Promise<Outcome<number, never>> {
  return atomically(async (tx) => {
    const due = await tx.select({ requestId: returnRequests.id, orderId: returnRequests.orderId }).from(returnRequests).where(and(eq(returnRequests.state, "announced"), lt(returnRequests.expiresAt, sql`now()`), isNull(returnRequests.arrivedAt), or(isNull(returnRequests.sentAt), lt(returnRequests.sentAt, sql`now() - make_interval(days => ${TRAVEL_DAYS})`)))).limit(AT_ONCE).for("update", { skipLocked: true });
    if (due.length === 0) return done(0);
    await tx.update(returnRequests).set({ state: "lapsed" }).where(inArray(returnRequests.id, due.map(({ requestId }) => requestId)));
    await record(tx, CLOCK, ...due.map((each) => ({ is: "return-request.lapsed" as const, ...each })));
    return done(due.length);
  });
}
