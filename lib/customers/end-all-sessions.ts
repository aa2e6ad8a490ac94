import "server-only";
import { and, eq, isNull, ne } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { sessions } from "@/db/schema/all";
import type { CustomerId } from "@/lib/core/id";
import { done, type Outcome } from "@/lib/core/outcome";
import type { Owner, SessionId } from "./types";

/** Ends the sessions of a customer, all or all but one, in the caller's transaction. */
export async function endSessionsOf(tx: Tx, customerId: CustomerId, at: Date, except: SessionId | null = null): Promise<void> {
  const but = except ? ne(sessions.id, except) : undefined;
  await tx.update(sessions).set({ endedAt: at }).where(and(eq(sessions.customerId, customerId), isNull(sessions.endedAt), but));
}

/** Signs a customer out everywhere, here too: the next request of each browser is a stranger's. May be repeated. */
export function endAllSessions(who: Owner, at = new Date()): Promise<Outcome<null, never>> {
  return atomically(async (tx) => {
    await endSessionsOf(tx, who.customerId, at);
    return done(null);
  });
}
