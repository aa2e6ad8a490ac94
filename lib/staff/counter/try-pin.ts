import "server-only";
import { and, eq, lt, sql } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { staffPins } from "@/db/schema/all";
import type { StaffId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { isPassword } from "@/lib/core/password";
import { PIN_TRIES } from "../rules";

/**
 * Whether a PIN is this colleague's: only for verbs that know an enrolled device. A try is counted before the PIN is looked at, so
 * that many at once are no more than five. Refuses `wrong-pin` with the tries left, alike for who has none, and `pin-locked` from the
 * fifth miss until a new one is chosen. A right one forgives the misses before it.
 */
export async function tryPin(staffId: StaffId, pin: string): Promise<Outcome<{ readonly staffId: StaffId }, { why: "wrong-pin"; left: number } | { why: "pin-locked" }>> {
  const counted = await atomically(async (tx) => {
    const [row] = await tx
      .update(staffPins).set({ misses: sql`${staffPins.misses} + 1` }).where(and(eq(staffPins.staffId, staffId), lt(staffPins.misses, PIN_TRIES)))
      .returning({ hash: staffPins.pinHash, misses: staffPins.misses });
    const [locked] = row ? [] : await tx.select({ staffId: staffPins.staffId }).from(staffPins).where(eq(staffPins.staffId, staffId));
    return done({ row, locked: locked !== undefined });
  }, { pool: "staff" });
  const { row, locked } = counted.value;
  if (locked) return refused({ why: "pin-locked" });
  if (!(await isPassword(row?.hash ?? null, pin)) || !row) {
    log.warn({ staffId }, "a wrong PIN");
    return row && row.misses >= PIN_TRIES ? refused({ why: "pin-locked" }) : refused({ why: "wrong-pin", left: PIN_TRIES - (row?.misses ?? 1) });
  }
  await atomically(async (tx) => {
    await tx.update(staffPins).set({ misses: 0 }).where(and(eq(staffPins.staffId, staffId), eq(staffPins.pinHash, row.hash)));
    return done(null);
  }, { pool: "staff" });
  return done({ staffId });
}
