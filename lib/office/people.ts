import "server-only";
import { sql } from "drizzle-orm";
import { staffDb } from "@/db/client";
import type { LocationId, StaffId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import { editionOf, inOrder, managesPeople, mayGive, mayManage, roleKey } from "@/lib/people/rules";
import { type ColleagueState, STATES } from "@/lib/people/types";
import { pinOf } from "@/lib/staff/counter/reads";
import { rolesOf } from "@/lib/staff/reads";
import { dutiesOf, ROLES } from "@/lib/staff/rules";
import type { Role, RoleAt } from "@/lib/staff/types";
import { editsOf, type PersonEdit } from "./people-edits";
import { anywhere } from "./rules";
import type { Page, TableSpec, TableView } from "./types";

/** The table of colleagues; `at` are the places of the filter. */
export const peopleTable = (at: readonly { readonly id: LocationId }[]): TableSpec => ({
  path: "/admin/people",
  columns: ["name", "roles", "seen", "state", "email"],
  sorts: ["name"],
  filters: { place: at.map(({ id }) => id), role: Object.keys(ROLES), state: STATES },
});

export type ColleagueRow = { readonly id: StaffId; readonly name: string; readonly email: string; readonly roles: readonly RoleAt[]; readonly seenAt: Date | null; readonly state: ColleagueState };
type Row = Omit<ColleagueRow, "seenAt"> & { readonly seenAt: string | null; readonly key: string; readonly [column: string]: unknown };

const STATE = sql`case when s.disabled_at is not null then 'out' when s.password_hash is null then 'invited' else 'works' end`;
/** Whom somebody sees: everybody, or who has a role at one of their places. The same as `seesColleague`. */
const seenBy = ({ at }: Staff) => (at === null ? sql`true` : sql`exists (select 1 from staff_roles r where r.staff_id = s.id and r.location_id in (select jsonb_array_elements_text(${JSON.stringify(at)}::jsonb)::uuid))`);
const WHOLE = sql`select s.id, s.name, s.email, lower(s.name) as key, ${STATE} as state, (select max(e.seen_at)::text from sessions e where e.staff_id = s.id) as "seenAt",
  coalesce((select json_agg(json_build_object('role', r.role, 'locationId', r.location_id) order by r.role, r.location_id) from staff_roles r where r.staff_id = s.id), '[]') as roles from staff s`;
const asRow = ({ seenAt, ...row }: Row): ColleagueRow => ({ ...row, seenAt: seenAt === null ? null : new Date(seenAt) });

/** Colleagues by name, a page at a time: those of one's places, for who manages one; searched by name or address. Nothing for who manages no people. */
export async function colleagueRows(who: Staff, { q, filters, sort, after }: TableView, limit = 50): Promise<Page<ColleagueRow>> {
  if (!managesPeople(who)) return { rows: [], next: null };
  const down = sort.startsWith("-");
  const { place, role, state } = filters;
  const rows = await staffDb.execute<Row>(sql`
    ${WHOLE} where ${seenBy(who)}
      and ${q === "" ? sql`true` : sql`(s.name ilike ${anywhere(q)} or s.email ilike ${anywhere(q)})`}
      and ${state ? sql`${STATE} = ${state}` : sql`true`}
      and ${place || role ? sql`exists (select 1 from staff_roles f where f.staff_id = s.id and ${place ? sql`(f.location_id is null or f.location_id = ${place})` : sql`true`} and ${role ? sql`f.role = ${role}` : sql`true`})` : sql`true`}
      and ${after === null ? sql`true` : sql`(lower(s.name), s.id) ${down ? sql`<` : sql`>`} (${String(after[0])}, ${after[1]}::uuid)`}
    order by lower(s.name) ${down ? sql`desc` : sql`asc`}, s.id ${down ? sql`desc` : sql`asc`} limit ${limit + 1}`);
  const last = rows[limit - 1];
  return { rows: rows.slice(0, limit).map(asRow), next: rows.length > limit && last ? [last.key, last.id] : null };
}

export type ColleagueWhole = ColleagueRow & {
  readonly shownName: string | null;
  readonly pin: "none" | "locked" | "chosen";
  readonly sessions: readonly { readonly seenAt: Date; readonly device: string | null }[];
  readonly edits: readonly PersonEdit[];
  /** What a form is opened with, and which roles whoever opens it may give there. */
  readonly seen: string;
  /** `beyond`: who reads it couldn't give all of their roles, and so neither shuts them out nor lets them in. */
  readonly stands: "yours" | "yourself" | "beyond";
  /** Who could; never they themselves. */
  readonly keepers: readonly string[];
};

/** A colleague beside the table: roles, where they are signed in, what was changed of them. Null for who may not see them. */
export async function colleagueWhole(who: Staff, id: StaffId): Promise<ColleagueWhole | null> {
  if (!managesPeople(who)) return null;
  const [row] = await staffDb.execute<Row & { shownName: string | null }>(sql`select w.*, (select p.shown_name from staff p where p.id = w.id) as "shownName" from (${WHOLE} where s.id = ${id} and ${seenBy(who)}) w`);
  if (!row) return null;
  const [own, pin, sessions, edits] = await Promise.all([
    rolesOf(staffDb, who.staffId),
    pinOf(id),
    staffDb.execute<{ seenAt: string; device: string | null }>(sql`select e.seen_at::text as "seenAt", d.name as device from sessions e left join devices d on d.id = e.device_id where e.staff_id = ${id} and e.ended_at is null and e.expires_at > now() and e.seen_at > now() - interval '15 minutes' order by e.seen_at desc limit 10`),
    editsOf({ staffId: id }),
  ]);
  const whole = asRow(row);
  return {
    ...whole,
    shownName: row.shownName,
    pin,
    sessions: sessions.map((each) => ({ ...each, seenAt: new Date(each.seenAt) })),
    edits,
    seen: editionOf({ name: whole.name, roles: whole.roles, out: whole.state === "out" }),
    stands: id === who.staffId ? "yourself" : mayManage(own, whole.roles) ? "yours" : "beyond",
    keepers: await keepersOf((theirs, keeper) => keeper !== id && mayManage(theirs, whole.roles)),
  };
}

/** The roles that a colleague may give now, as a form names them, at the places that there are and everywhere. */
export async function givableBy(who: Staff, at: readonly { readonly id: LocationId }[]): Promise<readonly string[]> {
  const own = await rolesOf(staffDb, who.staffId);
  const every = [null, ...at.map(({ id }) => id)].flatMap((locationId) => (Object.keys(ROLES) as Role[]).map((role): RoleAt => ({ role, locationId })));
  return inOrder(every.filter((role) => mayGive(own, role))).map(roleKey);
}

/** The names of who manages people, of those whom `counts` lets count; for whoever lacks the right: whom to ask. */
export async function keepersOf(counts: (roles: readonly RoleAt[], id: StaffId) => boolean = (roles) => managesPeople(dutiesOf(roles))): Promise<readonly string[]> {
  const rows = await staffDb.execute<{ id: StaffId; name: string; roles: readonly RoleAt[] }>(sql`
    select s.id, s.name, (select json_agg(json_build_object('role', r.role, 'locationId', r.location_id)) from staff_roles r where r.staff_id = s.id) as roles
    from staff s where s.disabled_at is null and exists (select 1 from staff_roles r where r.staff_id = s.id and r.role in ${(Object.keys(ROLES) as Role[]).filter((role) => ROLES[role].includes("people"))}) order by lower(s.name), s.id limit 200`);
  return rows.filter(({ roles, id }) => counts(roles, id)).map(({ name }) => name).slice(0, 12);
}
