import "server-only";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { atomically } from "@/db/atomically";
import { staff } from "@/db/schema/all";
import { done, type Outcome } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { keepEdit } from "@/lib/staff/keep-edit";
import { type NotOpened, openColleague } from "./open-colleague";
import type { ShutOut } from "./shut-out";

/**
 * Lets a colleague in again who was shut out, with the roles and the password they had; sessions that ended stay so. Refuses as shutting
 * out does: whoever lets somebody in gives them all of their roles. May be repeated.
 */
export function letInAgain(who: Staff, { staffId, reason }: z.output<typeof ShutOut>): Promise<Outcome<null, NotOpened>> {
  return atomically(async (tx): Promise<Outcome<null, NotOpened>> => {
    const opened = await openColleague(tx, who, staffId, { whole: true });
    if (!opened.ok) return opened;
    const { was } = opened.value;
    if (!was.out) return done(null);
    await tx.update(staff).set({ disabledAt: null }).where(eq(staff.id, staffId));
    await keepEdit(tx, who, { staffId }, { act: "let-in", before: was, after: { ...was, out: false }, reason });
    return done(null);
  }, { pool: "staff" });
}
