import "server-only";
import { and, gt, inArray, sql } from "drizzle-orm";
import { type Db, db, type Tx } from "@/db/client";
import { pickupWindows } from "@/db/schema/all";
import type { LocationId } from "@/lib/core/id";
import type { Taken, Window } from "./rules";

/** The window of a part `f`, while no promise moved past its beginning: two columns of text. */
export const WINDOW_HELD = sql.raw(`case when f.window_from >= (select max(r.due) from promises r where r.fulfilment_id = f.id and r.kind = 'ready-by') then f.window_from end::text as "windowFrom", f.window_until::text as "windowUntil"`);
/** Those two columns as a window. */
export const windowFound = (row: { readonly windowFrom: string | null; readonly windowUntil: string | null }): Window | null =>
  row.windowFrom && row.windowUntil ? { from: new Date(row.windowFrom), until: new Date(row.windowUntil) } : null;

/** How many orders have a place in each window of these places that begins after `now`. */
export async function windowsTaken(places: readonly LocationId[], now: Date, on: Db | Tx = db): Promise<(place: LocationId) => Taken> {
  const rows = await on.select().from(pickupWindows).where(and(inArray(pickupWindows.locationId, [...places]), gt(pickupWindows.startsAt, now), gt(pickupWindows.taken, 0)));
  const taken = new Map(rows.map((row) => [`${row.locationId} ${row.startsAt.getTime()}`, row.taken]));
  return (place) => (from) => taken.get(`${place} ${from.getTime()}`) ?? 0;
}
