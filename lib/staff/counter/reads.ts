import "server-only";
import { sql } from "drizzle-orm";
import { staffDb, type Tx } from "@/db/client";
import type { LocationId, StaffId } from "@/lib/core/id";
import type { Duty, Staff } from "@/lib/core/who";
import { ROLES } from "../rules";
import type { Role } from "../types";
import type { Counter, DeviceId, Enrolled, Face } from "./types";

type Rows<T> = T & { readonly [column: string]: unknown };

/** The counter whose browser holds a token, by the token's hash; null once it is revoked. */
export async function findCounter(tokenHash: string): Promise<Counter | null> {
  const [row] = await staffDb.execute<Rows<Counter>>(sql`
    select d.id, d.location_id as "locationId", d.name, l.handle, l.name as place from devices d join locations l on l.id = d.location_id where d.token_hash = ${tokenHash} and d.revoked_at is null`);
  return row ?? null;
}

const rolesWith = (duty: Duty): readonly Role[] => (Object.keys(ROLES) as Role[]).filter((role) => ROLES[role].includes(duty));

/** Who may take over at a place by PIN: works at its counter, has chosen a PIN, needs no second factor. By name. `only`: whether it is this one. */
export const facesAt = (place: LocationId, only: StaffId | null = null, db: Pick<Tx, "execute"> = staffDb): Promise<readonly Face[]> => withPin(place, "hand-over", only, db);
/** Whose PIN lets others do what goes beyond their limit at a place. */
export const approversAt = (place: LocationId): Promise<readonly Face[]> => withPin(place, "approve", null, staffDb);

const withPin = (place: LocationId, duty: Duty, only: StaffId | null, db: Pick<Tx, "execute">): Promise<readonly Face[]> =>
  db.execute<Rows<Face>>(sql`
    select s.id as "staffId", s.name, p.misses >= 5 as locked from staff s join staff_pins p on p.staff_id = s.id
    where s.disabled_at is null and (s.factor_needed_from is null or s.factor_needed_from > now()) and (${only}::uuid is null or s.id = ${only}::uuid)
      and exists (select 1 from staff_roles r where r.staff_id = s.id and (r.location_id is null or r.location_id = ${place}) and r.role in ${rolesWith(duty)})
    order by s.name, s.id limit 60`);

/** Whether a colleague has a PIN that counts: not at all, or one that was missed too often. */
export async function pinOf(staffId: StaffId): Promise<"none" | "locked" | "chosen"> {
  const [row] = await staffDb.execute<Rows<{ locked: boolean }>>(sql`select misses >= 5 as locked from staff_pins where staff_id = ${staffId}`);
  return row ? (row.locked ? "locked" : "chosen") : "none";
}

/** Whether a colleague enrols devices at a place. */
export const enrolsAt = (who: Staff, place: LocationId): boolean => who.may.has("enrol") && (who.at === null || who.at.includes(place));

/** The enrolled devices of a place, the latest first. Null for who doesn't enrol there. */
export async function devicesAt(who: Staff, place: LocationId): Promise<readonly Enrolled[] | null> {
  if (!enrolsAt(who, place)) return null;
  const rows = await staffDb.execute<Rows<{ id: DeviceId; name: string; enrolledBy: string; addedAt: string; seenAt: string | null }>>(sql`
    select d.id, d.name, s.name as "enrolledBy", d.added_at::text as "addedAt", d.seen_at::text as "seenAt" from devices d join staff s on s.id = d.enrolled_by
    where d.location_id = ${place} and d.revoked_at is null order by d.added_at desc, d.id limit 100`);
  return rows.map(({ addedAt, seenAt, ...row }) => ({ ...row, addedAt: new Date(addedAt), seenAt: seenAt === null ? null : new Date(seenAt) }));
}
