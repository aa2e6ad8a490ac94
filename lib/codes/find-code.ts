import "server-only";
import { and, eq, gt, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { codes } from "@/db/schema/all";
import { readShortCode } from "@/lib/core/code";
import { hashOf } from "@/lib/core/hash";
import { done } from "@/lib/core/outcome";
import { signHashOf } from "./sign-hash";
import { MOST_MISSES, readToken, SIGN_LENGTH } from "./token";

/**
 * The hash of the code that somebody opens at `/q/…`: written out, or as the few signs that a till shows for its customer's phone. Nothing
 * is opened by it. `null` for what is none. Signs of nobody count against all that phones may type now, at most a hundred, and the
 * entrance counts them for each network (docs/decisions/0026); what doesn't fit its check sign is a slip and counts as nothing.
 */
export async function findCode(typed: string, now = new Date()): Promise<string | null> {
  const code = readToken(typed);
  if (code !== null) return hashOf(code);
  const sign = readShortCode(typed);
  if (sign?.length !== SIGN_LENGTH) return null;
  const good = and(eq(codes.purpose, "phone"), isNull(codes.endedAt), gt(codes.expiresAt, now), isNotNull(codes.signHash));
  const { value } = await atomically(async (tx) => {
    const rows = await tx.select({ hash: codes.hash, missed: codes.missed }).from(codes).where(and(good, eq(codes.signHash, signHashOf("phone", sign)))).limit(2);
    if (rows.length === 0) await tx.update(codes).set({ missed: sql`${codes.missed} + 1` }).where(and(good, lt(codes.missed, MOST_MISSES)));
    const [row] = rows.length === 1 ? rows : []; // should two stores show the same signs, neither phone gets the other's basket
    return done(row && row.missed < MOST_MISSES ? row.hash : null);
  });
  return value;
}
