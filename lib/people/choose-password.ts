import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { sessions, staff } from "@/db/schema/all";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { hashPassword } from "@/lib/core/password";
import { proveEmail } from "@/lib/customers/prove-email";
import { LinkToken, NewPassword, passwordProblem } from "@/lib/customers/rules";
import { beginStaffSession } from "@/lib/staff/begin-session";
import { keepEdit } from "@/lib/staff/keep-edit";
import type { StaffEntered } from "@/lib/staff/sign-in";
import { withdrawInvitations } from "./send-invitation";

export const ChoosePassword = z.object({ token: LinkToken, password: NewPassword });
export type NotChosen = { why: "link-over" } | { why: "factor-needed" } | { why: "bad-input"; fields: { password: string } };

/**
 * A colleague chooses their password with the link of a letter: every session of theirs ends, and one begins here. Refuses `link-over` (used,
 * too old, replaced by a later one, or they were shut out), `factor-needed` for whom a password alone lets in no more, and a password that is the
 * address itself; the link stays good then. Not repeatable: a link works once.
 */
export async function choosePassword({ token, password }: z.output<typeof ChoosePassword>, at = new Date()): Promise<Outcome<StaffEntered, NotChosen>> {
  const passwordHash = await hashPassword(password);
  return atomically(async (tx): Promise<Outcome<StaffEntered, NotChosen>> => {
    const proved = await proveEmail(tx, token, ["invite"], at);
    if (!proved) return refused({ why: "link-over" });
    if (passwordProblem(password, proved.email)) return refused({ why: "bad-input", fields: { password: "password-too-common" } });
    const [them] = await tx.update(staff).set({ passwordHash }).where(and(eq(staff.email, proved.email), isNull(staff.disabledAt))).returning({ id: staff.id, factorNeededFrom: staff.factorNeededFrom });
    if (!them) return refused({ why: "link-over" });
    if (them.factorNeededFrom && them.factorNeededFrom <= at) return refused({ why: "factor-needed" });
    await withdrawInvitations(tx, proved.email);
    await tx.update(sessions).set({ endedAt: at }).where(and(eq(sessions.staffId, them.id), isNull(sessions.endedAt)));
    await keepEdit(tx, { is: "staff", staffId: them.id, at: [], may: new Set() }, { staffId: them.id }, { act: "password", before: null, after: null });
    return done({ staffId: them.id, sessionId: await beginStaffSession(tx, them.id, at) });
  }, { pool: "staff" });
}
