import "server-only";
import { sql } from "drizzle-orm";
import { type Db, db, type Tx } from "@/db/client";
import type { LocationId } from "@/lib/core/id";
import type { Place } from "./types";

type Row = Place & { readonly [column: string]: unknown };

/** All places with their hours: stores first, in the order in which they send parcels. */
export const places = async (on: Db | Tx = db): Promise<readonly Place[]> => [...(await on.execute<Row>(sql`${whole} order by l.kind, l.routing_rank, l.handle`))];

/** Those of these places that there are, with their hours. */
export const placesOf = async (ids: readonly LocationId[], on: Db | Tx = db): Promise<readonly Place[]> => [...(await on.execute<Row>(sql`${whole} where l.id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid)`))];

/** The place with this handle; null if there is none. */
export async function placeByHandle(handle: string): Promise<Place | null> {
  if (!/^[a-z0-9-]{1,80}$/.test(handle)) return null;
  const [row] = await db.execute<Row>(sql`${whole} where l.handle = ${handle}`);
  return row ?? null;
}

const clock = (column: "opens" | "closes") => sql.raw(`left(h.${column}::text, 5)`);
/** One row per place with its week (days without hours are left out) and the exceptional days of the last year and of all to come. */
const whole = sql`
  select l.id, l.handle, l.kind, l.name, l.street, l.postcode, l.city, l.province, l.country, l.phone, l.email, l.latitude, l.longitude, l.time_zone as "timeZone",
    l.directions, l.services, l.picture, l.delivers_from as "deliversFrom", l.collect_from as "collectFrom", l.preparation_minutes as "preparationMinutes", left(l.collect_cut_off::text, 5) as "collectCutOff", l.hold_days as "holdDays", l.extend_days as "extendDays", l.reserve_hours as "reserveHours", l.ask_minutes as "askMinutes", l.document_from::int as "documentFrom",
    case when l.window_minutes is not null then jsonb_build_object('minutes', l.window_minutes, 'capacity', l.window_capacity, 'days', l.window_days) end as windows,
    (select jsonb_build_object('most', i.most, 'until', i.until) from intake_limits i where i.location_id = l.id order by i.id desc limit 1) as intake,
    (select coalesce(jsonb_agg(jsonb_build_object('weekday', weekday, 'spans', spans) order by weekday), '[]') from (
      select h.weekday, jsonb_agg(jsonb_build_object('opens', ${clock("opens")}, 'closes', ${clock("closes")}) order by h.opens) as spans
      from opening_hours h where h.location_id = l.id group by h.weekday) days) as week,
    (select coalesce(jsonb_agg(jsonb_build_object('day', h.day, 'reason', h.reason,
        'spans', case when h.opens is null then '[]'::jsonb else jsonb_build_array(jsonb_build_object('opens', ${clock("opens")}, 'closes', ${clock("closes")})) end) order by h.day), '[]')
      from exceptional_hours h where h.location_id = l.id and h.day >= current_date - 366) as exceptions
  from locations l`;
