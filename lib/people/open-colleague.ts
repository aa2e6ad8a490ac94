import "server-only";
import { inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { locations, staff } from "@/db/schema/all";
import type { LocationId, StaffId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import { type Outcome, done, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { rolesOf } from "@/lib/staff/reads";
import type { RoleAt } from "@/lib/staff/types";
import { inOrder, mayManage, seesColleague } from "./rules";
import type { Opened } from "./types";

export type NotOpened = { readonly why: "not-yours" } | { readonly why: "yourself" };

/**
 * Opens somebody to decide about them, in the caller's transaction: locks both people's rows, in one order, and reads both people's roles
 * as they are now. So whoever decides still manages people when it is written down, and of two who shut each other out one stays: there
 * is always somebody left who manages people. Refuses `yourself`, and `not-yours` for who manages no people or nobody there is.
 * `whole`: every role of theirs must be one that could be given.
 */
export async function openColleague(tx: Tx, who: Staff, staffId: StaffId, { whole }: { readonly whole: boolean }): Promise<Outcome<Opened, NotOpened>> {
  const rows = await tx.select({ id: staff.id, name: staff.name, email: staff.email, disabledAt: staff.disabledAt }).from(staff).where(inArray(staff.id, [who.staffId, staffId])).orderBy(staff.id).for("no key update");
  const own = await rolesOf(tx, who.staffId);
  const them = rows.find(({ id }) => id === staffId);
  if (them && staffId === who.staffId && own.length > 0) return refused({ why: "yourself" });
  const roles = inOrder(await tx.execute<RoleAt>(sql`select role, location_id as "locationId" from staff_roles where staff_id = ${staffId}`));
  if (!them || !seesColleague(own, roles) || (whole && !mayManage(own, roles))) {
    log.warn({ staffId: who.staffId }, "tried to decide about a colleague");
    return refused({ why: "not-yours" });
  }
  return done({ staffId, email: them.email, own, was: { name: them.name, roles, out: them.disabledAt !== null } });
}

/** Whether these roles are all at places that there are. */
export async function placesKnown(tx: Tx, roles: readonly RoleAt[]): Promise<boolean> {
  const ids = [...new Set(roles.map(({ locationId }) => locationId).filter((id): id is LocationId => id !== null))];
  return ids.length === 0 || (await tx.$count(locations, inArray(locations.id, ids))) === ids.length;
}
