import "server-only";
import { sql } from "drizzle-orm";
import { staffDb } from "@/db/client";
import type { Id, LocationId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import { editsOf, type PersonEdit } from "./people-edits";
import { anywhere } from "./rules";
import type { Page, TableSpec, TableView } from "./types";

/** The table of enrolled devices; `at` are the places of the filter. */
export const devicesTable = (at: readonly { readonly id: LocationId }[]): TableSpec => ({
  path: "/admin/devices",
  columns: ["name", "place", "seen", "state", "by", "added"],
  sorts: ["-added"],
  filters: { place: at.map(({ id }) => id), state: ["on", "revoked"] },
});

export type DeviceRow = { readonly id: Id<"device">; readonly name: string; readonly locationId: LocationId; readonly by: string; readonly addedAt: Date; readonly seenAt: Date | null; readonly revokedAt: Date | null; readonly revokedBy: string | null };
type Row = Omit<DeviceRow, "addedAt" | "seenAt" | "revokedAt"> & { readonly addedAt: string; readonly seenAt: string | null; readonly revokedAt: string | null; readonly [column: string]: unknown };

/** Whether a colleague enrols devices at all, at one place or everywhere. */
export const enrolsDevices = ({ may }: Pick<Staff, "may">): boolean => may.has("enrol");

const WHOLE = sql`select d.id, d.name, d.location_id as "locationId", s.name as by, d.added_at::text as "addedAt", greatest(d.seen_at, (select max(e.seen_at) from sessions e where e.device_id = d.id))::text as "seenAt", d.revoked_at::text as "revokedAt", r.name as "revokedBy"
  from devices d join staff s on s.id = d.enrolled_by left join staff r on r.id = d.revoked_by`;
const seenBy = ({ at }: Staff) => (at === null ? sql`true` : sql`d.location_id in (select jsonb_array_elements_text(${JSON.stringify(at)}::jsonb)::uuid)`);
const day = (text: string | null): Date | null => (text === null ? null : new Date(text));
const asRow = (row: Row): DeviceRow => ({ ...row, addedAt: new Date(row.addedAt), seenAt: day(row.seenAt), revokedAt: day(row.revokedAt) });

/** Enrolled devices of one's places, the latest first, revoked ones too, a page at a time; searched by name. Nothing for who enrols none. */
export async function deviceRows(who: Staff, { q, filters, sort, after }: TableView, limit = 50): Promise<Page<DeviceRow>> {
  if (!enrolsDevices(who)) return { rows: [], next: null };
  const up = sort === "added";
  const { place, state } = filters;
  const rows = await staffDb.execute<Row>(sql`
    ${WHOLE} where ${seenBy(who)} and ${place ? sql`d.location_id = ${place}` : sql`true`} and ${state ? (state === "on" ? sql`d.revoked_at is null` : sql`d.revoked_at is not null`) : sql`true`}
      and ${q === "" ? sql`true` : sql`d.name ilike ${anywhere(q)}`} and ${after === null ? sql`true` : sql`d.id ${up ? sql`>` : sql`<`} ${after[1]}::uuid`}
    order by d.id ${up ? sql`asc` : sql`desc`} limit ${limit + 1}`);
  const last = rows[limit - 1];
  return { rows: rows.slice(0, limit).map(asRow), next: rows.length > limit && last ? [null, last.id] : null };
}

/** A device beside the table, with who is in there now and what was changed of it. Null for who may not see it. */
export async function deviceWhole(who: Staff, id: Id<"device">): Promise<(DeviceRow & { readonly inNow: string | null; readonly edits: readonly PersonEdit[] }) | null> {
  if (!enrolsDevices(who)) return null;
  const [row] = await staffDb.execute<Row>(sql`${WHOLE} where d.id = ${id} and ${seenBy(who)}`);
  if (!row) return null;
  const [[inNow], edits] = await Promise.all([
    staffDb.execute<{ name: string }>(sql`select s.name from sessions e join staff s on s.id = e.staff_id where e.device_id = ${id} and e.ended_at is null and e.expires_at > now() and e.seen_at > now() - interval '5 minutes' order by e.seen_at desc limit 1`),
    editsOf({ deviceId: id }),
  ]);
  return { ...asRow(row), inNow: inNow?.name ?? null, edits };
}
