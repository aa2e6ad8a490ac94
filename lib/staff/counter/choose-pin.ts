import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { staffDb } from "@/db/client";
import { staff, staffPins } from "@/db/schema/all";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { hashPassword, isPassword } from "@/lib/core/password";
import type { Staff } from "@/lib/core/who";
import { isTrivialPin } from "./rules";

export const ChoosePin = z
  .object({ password: z.string("required").min(1, "required").max(400, "password-too-long"), pin: z.string("required").regex(/^\d{6}$/, "pin").refine((pin) => !isTrivialPin(pin), "pin-trivial"), again: z.string("required") })
  .refine(({ pin, again }) => pin === again, { path: ["again"], error: "pin-again" });

/**
 * Chooses one's own PIN for enrolled counters; the one before counts no more, nor do its misses. The password proves that it is
 * oneself who sits there. Refuses `wrong-password`. Tries are counted in lib/request. May be repeated.
 */
export async function choosePin(who: Staff, { password, pin }: z.output<typeof ChoosePin>, now = new Date()): Promise<Outcome<null, { why: "wrong-password" }>> {
  const [known] = await staffDb.select({ hash: staff.passwordHash }).from(staff).where(and(eq(staff.id, who.staffId), isNull(staff.disabledAt)));
  if (!(await isPassword(known?.hash ?? null, password))) return refused({ why: "wrong-password" });
  const pinHash = await hashPassword(pin);
  return atomically(async (tx) => {
    const fresh = { pinHash, misses: 0, changedAt: now };
    await tx.insert(staffPins).values({ staffId: who.staffId, ...fresh }).onConflictDoUpdate({ target: staffPins.staffId, set: fresh });
    return done(null);
  }, { pool: "staff" });
}
