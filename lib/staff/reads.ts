import "server-only";
import { sql } from "drizzle-orm";
import { staffDb, type Tx } from "@/db/client";
import type { Id, LocationId, StaffId } from "@/lib/core/id";
import type { Duty } from "@/lib/core/who";
import { IDLE_MINUTES, mayAt, PIN_IDLE_MINUTES } from "./rules";
import type { Colleague, RoleAt } from "./types";

type Found = { staffId: StaffId; sessionId: Id<"session">; name: string; roles: readonly RoleAt[]; deviceId: Id<"device"> | null };

/**
 * The colleague of a session that lives at a moment: not ended, not past its 12 hours, not idle for 15 minutes (5 by PIN), the
 * person not disabled. `counter`: the hash of the browser's counter token, if it has one. Being asked counts as activity. Roles are read here, so a change acts at the next request. One statement.
 */
export async function findColleague(sessionId: Id<"session">, at: Date, counter: string | null = null): Promise<Colleague | null> {
  const now = at.toISOString();
  const [row] = await staffDb.execute<Found>(sql`
    with alive as (
      update sessions s set seen_at = greatest(s.seen_at, ${now}::timestamptz) from staff p
      where s.id = ${sessionId}::uuid and s.kind = 'staff' and p.id = s.staff_id and p.disabled_at is null and s.ended_at is null
        and s.expires_at > ${now}::timestamptz and s.seen_at > ${now}::timestamptz - make_interval(mins => case when s.device_id is null then ${IDLE_MINUTES}::int else ${PIN_IDLE_MINUTES}::int end)
      returning s.id, p.id as staff_id, p.name)
    select a.staff_id as "staffId", a.id as "sessionId", a.name, (select d.id from devices d where d.token_hash = ${counter} and d.revoked_at is null) as "deviceId",
      coalesce((select json_agg(json_build_object('role', r.role, 'locationId', r.location_id)) from staff_roles r where r.staff_id = a.staff_id), '[]') as roles
    from alive a`);
  return row ?? null;
}

/** The roles of a colleague as they are now, inside a verb's transaction; none of who was disabled. */
export const rolesOf = (tx: Pick<Tx, "execute">, staffId: StaffId): Promise<readonly RoleAt[]> =>
  tx.execute<RoleAt>(sql`select r.role, r.location_id as "locationId" from staff_roles r join staff s on s.id = r.staff_id where s.id = ${staffId} and s.disabled_at is null`);

/** Whether a session still lets a colleague do something at a place, without counting as activity: for lines that stay open. */
export async function stillMay(sessionId: Id<"session">, duty: Duty, place: LocationId, at: Date): Promise<boolean> {
  const [row] = await staffDb.execute<{ roles: readonly RoleAt[] }>(sql`
    select coalesce((select json_agg(json_build_object('role', r.role, 'locationId', r.location_id)) from staff_roles r where r.staff_id = p.id), '[]') as roles
    from sessions s join staff p on p.id = s.staff_id where s.id = ${sessionId}::uuid and p.disabled_at is null and s.ended_at is null and s.expires_at > ${at.toISOString()}::timestamptz`);
  return row !== undefined && mayAt(row.roles, duty, place);
}
