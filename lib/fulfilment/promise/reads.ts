import "server-only";
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { type Db, db, staffDb, type Tx } from "@/db/client";
import { fulfilments, orders, promises } from "@/db/schema/all";
import type { FulfilmentId, LocationId, OrderId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import { places } from "@/lib/locations/reads";
import { atRisk, NO_QUEUE, PICKS_LOOKED_AT, type Queue } from "./rules";

/** What waits to be picked at each place where orders are collected (what has a window after tomorrow doesn't yet), and how long its last picks took; places not there have nothing to do. */
export async function queues(on: Db | Tx = db): Promise<(place: LocationId) => Queue> {
  const rows = await on.execute<Queue & { readonly id: LocationId; readonly [column: string]: unknown }>(sql`
    select l.id, (select count(*)::int from fulfilments f where f.location_id = l.id and f.state = 'planned' and f.kind = 'collect'
        and (f.window_from is null or f.window_from < now() + interval '1 day')) as waiting,
      (select coalesce(array_agg(minutes), '{}') from (select round(extract(epoch from k.ended_at - k.taken_at) / 60)::int as minutes from picks k
        where k.location_id = l.id and k.ended_as = 'ready' order by k.ended_at desc limit ${PICKS_LOOKED_AT}) last) as "lastPicks"
    from locations l where l.collect_from`);
  const known = new Map(rows.map((row) => [row.id, row]));
  return (place) => known.get(place) ?? NO_QUEUE;
}

export type PromiseAtRisk = { readonly fulfilmentId: FulfilmentId; readonly orderId: OrderId; readonly number: string; readonly locationId: LocationId; readonly due: Date; readonly expected: Date | null };

/**
 * The open promises of collections at the colleague's places that won't be kept as things are at `now`: the hours, what waits
 * before them, the pace of the last picks. Those due first come first. Nothing without the duty.
 */
export async function promisesAtRisk(who: Staff, now: Date): Promise<readonly PromiseAtRisk[]> {
  if (!who.may.has("hand-over") || who.at?.length === 0) return [];
  const [open, everywhere, queue] = await Promise.all([
    staffDb
      .select({ fulfilmentId: fulfilments.id, orderId: orders.id, number: orders.number, locationId: fulfilments.locationId, due: promises.due })
      .from(promises)
      .innerJoin(fulfilments, eq(fulfilments.id, promises.fulfilmentId))
      .innerJoin(orders, eq(orders.id, fulfilments.orderId))
      .where(and(eq(promises.kind, "ready-by"), isNull(promises.endedAt), eq(fulfilments.state, "planned"), who.at === null ? undefined : inArray(fulfilments.locationId, [...who.at])))
      .orderBy(asc(promises.due), asc(promises.id)),
    places(staffDb),
    queues(staffDb),
  ]);
  return everywhere
    .flatMap((place) => atRisk(place, open.filter((p) => p.locationId === place.id), queue(place.id).lastPicks, now))
    .map(({ promise, expected }) => ({ ...promise, expected }))
    .toSorted((a, b) => a.due.getTime() - b.due.getTime());
}
