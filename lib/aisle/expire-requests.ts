import "server-only";
import { and, inArray, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { aisleRequests, presences } from "@/db/schema/all";
import { done, type Outcome } from "@/lib/core/outcome";
import { actorOf, type Machine } from "@/lib/core/who";
import { record } from "@/lib/events/record";

const CLOCK: Machine = { is: "machine", job: "expire-requests" };
const AT_ONCE = 200;
/** For how long who asked for what, and where they stood, is of use: to answer a complaint of yesterday. */
const REMEMBERED_MS = 2 * 86_400_000;

/** Ends what nobody came for in time; says how many. By the clock, every minute; may be repeated. */
export function expireRequests(): Promise<Outcome<number, never>> {
  return atomically(async (tx) => {
    const due = await tx.select({ id: aisleRequests.id, locationId: aisleRequests.locationId }).from(aisleRequests).where(and(isNull(aisleRequests.endedAt), lt(aisleRequests.dueAt, sql`now()`))).limit(AT_ONCE).for("update", { skipLocked: true });
    if (due.length === 0) return done(0);
    await tx.update(aisleRequests).set({ state: "expired", actor: actorOf(CLOCK) }).where(inArray(aisleRequests.id, due.map(({ id }) => id)));
    await record(tx, CLOCK, ...due.map(({ id, locationId }) => ({ is: "aisle-request.changed" as const, requestId: id, locationId })));
    return done(due.length);
  });
}

/** Forgets whose browser asked and where they stood, two days after it ended, and who had which screen in sight. Nightly; may be repeated. */
export function forgetRequests(now = new Date()): Promise<Outcome<number, never>> {
  return atomically(async (tx) => {
    const old = new Date(now.getTime() - REMEMBERED_MS);
    const forgotten = await tx.update(aisleRequests).set({ spot: null, browserHash: null }).where(and(lt(aisleRequests.endedAt, old), or(isNotNull(aisleRequests.spot), isNotNull(aisleRequests.browserHash)))).returning({ id: aisleRequests.id });
    await tx.delete(presences).where(lt(presences.seenAt, old));
    return done(forgotten.length);
  });
}
