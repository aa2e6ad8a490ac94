import "server-only";
import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { codes } from "@/db/schema/all";
import { readShortCode } from "@/lib/core/code";
import { hashOf } from "@/lib/core/hash";
import { isId, type LocationId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { poolFor, type Staff, type Who } from "@/lib/core/who";
import { closedOf, lookAtHash, openedOf } from "./reads";
import { signHashOf } from "./sign-hash";
import { MOST_MISSES, readToken } from "./token";
import type { Closed, Opened } from "./types";

const once = { opened: sql`${codes.opened} + 1` };

export const OpenCode = z.object({ code: z.string().max(200) });
/**
 * Opens a scanned or typed code, and counts it; what it opens is for the caller to look up, and to ask again whether it may be had.
 * In a transaction of its own, before anything else is locked. Refuses as `Closed` says; a code that is bound to a place says which.
 */
export async function openCode(who: Who, { code: typed }: z.output<typeof OpenCode>, now = new Date()): Promise<Outcome<Opened, Closed>> {
  const code = readToken(typed);
  return code === null ? refused({ why: "unknown" }) : openHash(who, hashOf(code), now);
}

/** The same by its hash, as `findCode` answers it. */
export async function openHash(who: Who, hash: string, now = new Date()): Promise<Outcome<Opened, Closed>> {
  const opened = await atomically(async (tx) => {
    const [row] = await tx.update(codes).set(once)
      .where(and(eq(codes.hash, hash), isNull(codes.endedAt), gt(codes.expiresAt, now), lt(codes.opened, codes.mostOpens))).returning();
    return done(row ?? null);
  }, { pool: poolFor(who) });
  if (opened.value) return done(openedOf(opened.value));
  const look = await lookAtHash(hash, now);
  return look.ok ? refused({ why: "used-up" }) : look;
}

export const OpenSign = z.object({ at: z.string().refine(isId).transform((text) => text as LocationId), sign: z.string().max(40) });
/**
 * Opens the bag whose phone shows these signs at the colleague's own store. A wrong one counts against every sign that is good there
 * (27^6 by chance, at most 100 tries in its 10 minutes: docs/decisions/0026). Refuses `not-yours` without the duty or elsewhere,
 * `mistyped` when the check sign doesn't fit, which nobody counts.
 */
export async function openSign(who: Staff, { at, sign: typed }: z.output<typeof OpenSign>, now = new Date()): Promise<Outcome<Opened, Closed | { why: "not-yours" } | { why: "mistyped" }>> {
  if (!who.may.has("sell") || (who.at !== null && !who.at.includes(at))) return refused({ why: "not-yours" });
  const sign = readShortCode(typed);
  if (sign === null) return refused({ why: "mistyped" });
  const good = and(eq(codes.purpose, "cart"), eq(codes.locationId, at), isNull(codes.endedAt), gt(codes.expiresAt, now), sql`${codes.signHash} is not null`);
  const found = await atomically(async (tx) => {
    const [row] = await tx.select().from(codes).where(and(good, eq(codes.signHash, signHashOf(at, sign)))).for("update");
    if (!row) {
      await tx.update(codes).set({ missed: sql`${codes.missed} + 1` }).where(and(good, lt(codes.missed, MOST_MISSES)));
      return done(null);
    }
    const why = row.missed >= MOST_MISSES ? "used-up" : closedOf(row, now);
    if (why === null) await tx.update(codes).set(once).where(eq(codes.id, row.id));
    return done({ row, why });
  }, { pool: "staff" });
  if (!found.value) return refused({ why: "unknown" });
  return found.value.why ? refused({ why: found.value.why }) : done(openedOf(found.value.row));
}
