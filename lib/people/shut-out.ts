import "server-only";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { atomically } from "@/db/atomically";
import { staff } from "@/db/schema/all";
import { done, type Outcome } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { keepEdit } from "@/lib/staff/keep-edit";
import { type NotOpened, openColleague } from "./open-colleague";
import { SaidReason, WhichColleague } from "./rules";
import { withdrawInvitations } from "./send-invitation";

export const ShutOut = WhichColleague.extend({ reason: SaidReason });

/**
 * Shuts a colleague out: their sessions end at once, on every browser and at every counter (trigger), their PIN and password let nobody in,
 * links that were sent to them neither, and nothing they were asked to approve is approved by them. What they did stays theirs. Refuses
 * `yourself`, and `not-yours` for who couldn't give each of their roles. May be repeated.
 */
export function shutOut(who: Staff, { staffId, reason }: z.output<typeof ShutOut>, at = new Date()): Promise<Outcome<null, NotOpened>> {
  return atomically(async (tx): Promise<Outcome<null, NotOpened>> => {
    const opened = await openColleague(tx, who, staffId, { whole: true });
    if (!opened.ok) return opened;
    const { was, email } = opened.value;
    if (was.out) return done(null);
    await tx.update(staff).set({ disabledAt: at }).where(eq(staff.id, staffId));
    await withdrawInvitations(tx, email);
    await keepEdit(tx, who, { staffId }, { act: "shut-out", before: was, after: { ...was, out: true }, reason });
    return done(null);
  }, { pool: "staff" });
}
