import "server-only";
import { sql } from "drizzle-orm";
import { staffDb } from "@/db/client";
import type { Id, StaffId } from "@/lib/core/id";
import { IDLE_MINUTES } from "./rules";
import type { Colleague, RoleAt } from "./types";

type Found = { staffId: StaffId; sessionId: Id<"session">; name: string; roles: readonly RoleAt[] };

/**
 * The colleague of a session that lives at a moment: not ended, not past its 12 hours, not idle for 15 minutes, the
 * person not disabled. Being asked counts as activity. Roles are read here, so a change acts at the next request. One statement.
 */
export async function findColleague(sessionId: Id<"session">, at: Date): Promise<Colleague | null> {
  const now = at.toISOString();
  const [row] = await staffDb.execute<Found>(sql`
    with alive as (
      update sessions s set seen_at = greatest(s.seen_at, ${now}::timestamptz) from staff p
      where s.id = ${sessionId}::uuid and s.kind = 'staff' and p.id = s.staff_id and p.disabled_at is null and s.ended_at is null
        and s.expires_at > ${now}::timestamptz and s.seen_at > ${now}::timestamptz - make_interval(mins => ${IDLE_MINUTES})
      returning s.id, p.id as staff_id, p.name)
    select a.staff_id as "staffId", a.id as "sessionId", a.name,
      coalesce((select json_agg(json_build_object('role', r.role, 'locationId', r.location_id)) from staff_roles r where r.staff_id = a.staff_id), '[]') as roles
    from alive a`);
  return row ?? null;
}
