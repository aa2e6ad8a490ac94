import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { staffDb } from "@/db/client";
import { staff, staffRoles } from "@/db/schema/all";
import { signCode } from "@/lib/codes/sign-code";
import { hashOf } from "@/lib/core/hash";
import { newId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { hashPassword } from "@/lib/core/password";
import type { Staff } from "@/lib/core/who";
import { Email, NewPassword, passwordProblem, PersonName } from "@/lib/customers/rules";
import { beginStaffSession } from "@/lib/staff/begin-session";
import { keepEdit } from "@/lib/staff/keep-edit";
import type { StaffEntered } from "@/lib/staff/sign-in";

export const OpenShop = z.object({ code: z.string().trim().max(100), name: PersonName, email: Email, password: NewPassword });
export type NotOpened = { why: "wrong-code" } | { why: "opened-already" } | { why: "bad-input"; fields: { password: string } };

/** The code with which the first colleague comes in: who can read the shop's secret can make it, nobody else (`npm run opening-link`). */
export const openingCode = (): string => signCode("opening", "shop");

/** Whether nobody works here yet. */
export async function isUnopened(): Promise<boolean> {
  const [row] = await staffDb.execute<{ empty: boolean }>(sql`select not exists (select 1 from staff) as empty`);
  return row?.empty ?? false;
}

/**
 * The first colleague of a new shop comes in as its owner, with the code of who runs the machine, and is signed in here. Works once: refuses
 * `opened-already` as soon as anybody works here, and `wrong-code`. Of ten at once one comes in.
 */
export async function openShop({ code, name, email, password }: z.output<typeof OpenShop>, at = new Date()): Promise<Outcome<StaffEntered, NotOpened>> {
  if (hashOf(code) !== hashOf(openingCode())) {
    log.warn({}, "tried to open the shop with a wrong code");
    return refused({ why: "wrong-code" });
  }
  if (passwordProblem(password, email)) return refused({ why: "bad-input", fields: { password: "password-too-common" } });
  const passwordHash = await hashPassword(password);
  return atomically(async (tx): Promise<Outcome<StaffEntered, NotOpened>> => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('open-shop'))`);
    if ((await tx.$count(staff)) > 0) return refused({ why: "opened-already" });
    const staffId = newId<"staff">();
    const roles = [{ role: "owner", locationId: null }] as const;
    await tx.insert(staff).values({ id: staffId, email, name, passwordHash, addedAt: at });
    await tx.insert(staffRoles).values(roles.map((role) => ({ id: newId<"staff-role">(), staffId, ...role })));
    const themselves: Staff = { is: "staff", staffId, at: null, may: new Set() };
    await keepEdit(tx, themselves, { staffId }, { act: "invited", before: null, after: { name, roles, out: false } });
    return done({ staffId, sessionId: await beginStaffSession(tx, staffId, at) });
  }, { pool: "staff" });
}
