import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { sessions } from "@/db/schema/all";
import type { Id } from "@/lib/core/id";
import { done, type Outcome } from "@/lib/core/outcome";

/** Signs one browser out: its next request is a stranger's. Of a session that has ended already nothing changes. May be repeated. */
export function endSession(sessionId: Id<"session">, at = new Date()): Promise<Outcome<null, never>> {
  return atomically(async (tx) => {
    await tx.update(sessions).set({ endedAt: at }).where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt)));
    return done(null);
  });
}
