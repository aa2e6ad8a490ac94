import "server-only";
import { lt, sql } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { emailProofs, rateLimits, sessions } from "@/db/schema/all";
import { done, type Outcome } from "@/lib/core/outcome";

const DAY = 86_400_000;

/** Deletes what has served: proofs a day after their end, sessions 90 days after theirs, counters past their window. For the daily job; may be repeated. */
export function forgetOld(at = new Date()): Promise<Outcome<null, never>> {
  const before = (days: number) => new Date(at.getTime() - days * DAY);
  return atomically(async (tx) => {
    await tx.delete(emailProofs).where(lt(emailProofs.expiresAt, before(1)));
    await tx.delete(sessions).where(lt(sql`least(${sessions.expiresAt}, coalesce(${sessions.endedAt}, ${sessions.expiresAt}))`, before(90).toISOString()));
    await tx.delete(rateLimits).where(lt(rateLimits.expire, before(0)));
    return done(null);
  });
}
