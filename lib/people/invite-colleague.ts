import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { staff, staffRoles } from "@/db/schema/all";
import { newId, type StaffId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { LOCALES, type Staff } from "@/lib/core/who";
import { Email, PersonName } from "@/lib/customers/rules";
import { keepEdit } from "@/lib/staff/keep-edit";
import { rolesOf } from "@/lib/staff/reads";
import type { RoleAt } from "@/lib/staff/types";
import { placesKnown } from "./open-colleague";
import { mayGive, PickedRoles } from "./rules";
import { invitation } from "./send-invitation";

export const InviteColleague = z.object({
  name: PersonName,
  email: Email,
  /** As shoppers may read it; the colleague may change it. */
  shownName: z.string().default("").transform((text) => text.normalize("NFC").trim()).pipe(z.string().max(30, "too-long").regex(/^[\p{L}\p{M}'’. -]*$/u, "not-valid")),
  /** Of the letter. */
  locale: z.enum(LOCALES),
  roles: PickedRoles,
});
export type NotInvited = { why: "not-yours" } | { why: "beyond-you"; role: RoleAt } | { why: "known" } | { why: "unknown-place" };

/**
 * Opens the office to a new colleague, with roles at places: they get a letter with a link that works once within three days, and choose
 * their password there. Nobody gives a duty that they don't have themselves at that place. Refuses `not-yours` for who manages no people,
 * `beyond-you` with the role, and `known` for an address that has a colleague already, also one who was shut out.
 */
export async function inviteColleague(who: Staff, { name, email, shownName, locale, roles }: z.output<typeof InviteColleague>, at = new Date()): Promise<Outcome<{ readonly staffId: StaffId }, NotInvited>> {
  const letter = await invitation(locale);
  return atomically(async (tx): Promise<Outcome<{ readonly staffId: StaffId }, NotInvited>> => {
    await tx.select({ id: staff.id }).from(staff).where(eq(staff.id, who.staffId)).for("share");
    const own = await rolesOf(tx, who.staffId);
    const beyond = roles.find((role) => !mayGive(own, role));
    if (beyond) {
      log.warn({ staffId: who.staffId }, "tried to give a role that is not theirs to give");
      return own.some((role) => mayGive([role], role)) ? refused({ why: "beyond-you", role: beyond }) : refused({ why: "not-yours" });
    }
    if (!(await placesKnown(tx, roles))) return refused({ why: "unknown-place" });
    const staffId = newId<"staff">();
    const added = await tx.insert(staff).values({ id: staffId, email, name, shownName: shownName || null, addedAt: at }).onConflictDoNothing({ target: staff.email }).returning({ id: staff.id });
    if (added.length === 0) return refused({ why: "known" });
    await tx.insert(staffRoles).values(roles.map((role) => ({ id: newId<"staff-role">(), staffId, ...role })));
    await letter.send(tx, email, at);
    await keepEdit(tx, who, { staffId }, { act: "invited", before: null, after: { name, roles, out: false } });
    return done({ staffId });
  }, { pool: "staff" });
}
