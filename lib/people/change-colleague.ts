import "server-only";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { peopleEdits, staff, staffRoles } from "@/db/schema/all";
import { newId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { PersonName } from "@/lib/customers/rules";
import { keepEdit } from "@/lib/staff/keep-edit";
import type { RoleAt } from "@/lib/staff/types";
import { type NotOpened, openColleague, placesKnown } from "./open-colleague";
import { changedBetween, editionOf, mayManage, PickedRoles, readEdition, Reason, rolesAfter, rolesBeyond, WhichColleague } from "./rules";
import type { Meanwhile } from "./types";

export const ChangeColleague = WhichColleague.extend({
  /** How they stood when the form was opened (`editionOf`). */
  seen: z.string().max(60_000).transform((text, context) => readEdition(text) ?? (context.addIssue({ code: "custom", message: "not-valid" }), z.NEVER)),
  name: PersonName,
  roles: PickedRoles.or(z.array(z.string()).length(0).transform((): readonly RoleAt[] => [])),
  reason: Reason,
});
export type NotChanged = NotOpened | { why: "beyond-you"; role: RoleAt } | { why: "no-roles" } | { why: "unknown-place" } | ({ why: "changed-meanwhile" } & Meanwhile);

/**
 * Changes a colleague's name and their roles at places, from their next request on. What is given or taken must be the giver's own to give at
 * that place; other roles stay as they are, ticked or not. The name is for who could give all of their roles. Nobody changes their own. Of two who change the same colleague the second is
 * told by whom and what (`changed-meanwhile`), and decides with a form that is opened anew. Refuses `no-roles`: who is to do nothing is shut out. May be repeated.
 */
export function changeColleague(who: Staff, { staffId, seen, name, roles: ticked, reason }: z.output<typeof ChangeColleague>): Promise<Outcome<{ readonly changed: boolean }, NotChanged>> {
  return atomically(async (tx): Promise<Outcome<{ readonly changed: boolean }, NotChanged>> => {
    const opened = await openColleague(tx, who, staffId, { whole: false });
    if (!opened.ok) return opened;
    const { own, was } = opened.value;
    const { roles, beyond } = rolesAfter(own, was.roles, ticked);
    if (beyond) return refused({ why: "beyond-you", role: beyond });
    if (roles.length === 0) return refused({ why: "no-roles" });
    const to = { ...was, name, roles };
    if (editionOf(to) === editionOf(was)) return done({ changed: false });
    const meanwhile = changedBetween(seen, was);
    if (meanwhile) {
      const [last] = await tx.select({ by: staff.name }).from(peopleEdits).innerJoin(staff, sql`'staff:' || ${staff.id} = ${peopleEdits.actor}`).where(eq(peopleEdits.staffId, staffId)).orderBy(desc(peopleEdits.id)).limit(1);
      return refused({ why: "changed-meanwhile", by: last?.by ?? "", ...meanwhile });
    }
    if (name !== was.name && !mayManage(own, was.roles)) return refused({ why: "not-yours" });
    const [given, taken] = [rolesBeyond(roles, was.roles), rolesBeyond(was.roles, roles)];
    if (!(await placesKnown(tx, given))) return refused({ why: "unknown-place" });
    if (name !== was.name) await tx.update(staff).set({ name }).where(eq(staff.id, staffId));
    for (const { role, locationId } of taken) await tx.delete(staffRoles).where(and(eq(staffRoles.staffId, staffId), eq(staffRoles.role, role), locationId === null ? isNull(staffRoles.locationId) : eq(staffRoles.locationId, locationId)));
    if (given.length > 0) await tx.insert(staffRoles).values(given.map((role) => ({ id: newId<"staff-role">(), staffId, ...role })));
    await keepEdit(tx, who, { staffId }, { act: "changed", before: was, after: to, reason });
    return done({ changed: true });
  }, { pool: "staff" });
}
