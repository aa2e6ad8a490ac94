import "server-only";
import { and, eq, lt } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { sessions } from "@/db/schema/all";
import { done, type Outcome } from "@/lib/core/outcome";
import type { SessionId } from "./types";

const HOUR = 3_600_000;

/** Whether a session's last visit is old enough to be written down again. */
export const isStale = (seenAt: Date, at: Date): boolean => at.getTime() - seenAt.getTime() > HOUR;

/** Notes that a session was used, at most once an hour: a customer who comes within 30 days stays signed in. May be repeated. */
export function noticeVisit(sessionId: SessionId, at: Date): Promise<Outcome<null, never>> {
  return atomically(async (tx) => {
    await tx.update(sessions).set({ seenAt: at }).where(and(eq(sessions.id, sessionId), lt(sessions.seenAt, new Date(at.getTime() - HOUR))));
    return done(null);
  });
}
