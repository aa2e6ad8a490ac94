import "server-only";
import { sql } from "drizzle-orm";
import { staffDb } from "@/db/client";
import type { LocationId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import { collectionsIn } from "@/lib/fulfilment/collections/reads";
import { sameHour } from "../period/reads";
import { NO_PICKUPS, seesFigures } from "../rules";
import type { Period, PickupBoard, Pickups } from "../types";

type Row = { readonly span: "now" | "before"; readonly place: LocationId | null; readonly of: string; readonly n: number; readonly kept: number; readonly pieces: number; readonly p50: number | null; readonly p90: number | null };

/**
 * How collections went in a period and in the one before, in all and for each place: asked of promises, handovers and reported shortages
 * as they stand. A period that runs is compared with the same hours. Of a colleague with places of their own only those. Nothing without the duty.
 */
export async function pickupsOf(who: Staff, period: Period): Promise<PickupBoard> {
  const none = { all: { now: NO_PICKUPS, before: NO_PICKUPS }, places: [] };
  if (!seesFigures(who) || who.at?.length === 0) return none;
  const here = who.at === null ? sql`true` : sql`location_id in (${sql.join(who.at.map((id) => sql`${id}::uuid`), sql`, `)})`;
  const summed = (span: Row["span"], rows: ReturnType<typeof collectionsIn>) => sql`
    select ${span} as span, location_id as place, e.of, count(*)::int as n, (count(*) filter (where kept))::int as kept, coalesce(sum(pieces), 0)::int as pieces,
      percentile_cont(0.5) within group (order by minutes) as p50, percentile_cont(0.9) within group (order by minutes) as p90
    from (${rows}) e where ${here} group by grouping sets ((location_id, e.of), (e.of))`;
  const ask = (span: Row["span"], events: ReturnType<typeof collectionsIn>) => staffDb.execute<Row & Record<string, unknown>>(summed(span, events));
  const late = staffDb.execute<{ place: LocationId; n: number }>(sql`
    select f.location_id as place, count(*)::int as n from promises p join fulfilments f on f.id = p.fulfilment_id and f.kind = 'collect'
    where p.ended_at is null and p.due < now() and p.kind = 'ready-by' and ${here} group by 1`);
  // at once: quantiles are nothing that several workers share out among themselves
  const [these, earlier, open] = await Promise.all([ask("now", collectionsIn(period)), ask("before", collectionsIn(period.before, sameHour(period))), late]);
  const rows = [...these, ...earlier];
  const pickups = (span: Row["span"], place: LocationId | null): Pickups => {
    const row = (of: string) => rows.find((each) => each.span === span && each.place === place && each.of === of);
    const [ready, collected] = [row("ready"), row("collected")];
    return {
      ready: ready?.n ?? 0, inTime: ready?.kept ?? 0, broken: row("broken")?.n ?? 0, p50: ready?.p50 ?? null, p90: ready?.p90 ?? null,
      collected: collected?.n ?? 0, waited: collected?.p50 ?? null, lapsed: row("lapsed")?.n ?? 0, missing: row("missing")?.pieces ?? 0, damaged: row("damaged")?.pieces ?? 0,
      overdue: span === "before" ? 0 : open.filter((each) => place === null || each.place === place).reduce((n, each) => n + each.n, 0),
    };
  };
  const known = [...new Set([...rows.map(({ place }) => place), ...open.map(({ place }) => place)])].filter((place) => place !== null);
  return { all: { now: pickups("now", null), before: pickups("before", null) }, places: known.map((place) => ({ place, now: pickups("now", place), before: pickups("before", place) })) };
}
