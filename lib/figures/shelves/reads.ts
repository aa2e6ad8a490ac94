import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { staffDb } from "@/db/client";
import type { LocationId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import { inDays } from "@/lib/fulfilment/collections/reads";
import { sameHour } from "../period/reads";
import { NO_SHELVES, seesFigures } from "../rules";
import type { Days, Period, Shelves, ShelvesBoard } from "../types";

const MOST_BINS = 20;
type Row = { readonly span: "now" | "before"; readonly place: LocationId | null } & Shelves;

/** What happened at shelves in those days, a row for each: what somebody counted, who asked and how it ended, scans where none was left. Corrections by files and by pickers are no counts. */
const happened = (span: Row["span"], days: Days, until: SQL | null) => sql`
  select ${span} as span, location_id, 'count' as of, on_hand_by as by from stock_movements where kind = 'count' and cause like 'count:%' and actor like 'staff:%' and ${inDays(sql`at`, days, until)}
  union all select ${span}, location_id, state, null from aisle_requests where ended_at is not null and ${inDays(sql`ended_at`, days, until)}
  union all select ${span}, location_id, kind, null from shelf_misses where kind = 'none-left' and ${inDays(sql`at`, days, until)}`;

/**
 * How far the books were to be believed, and what shoppers asked for at shelves, in a period and in the one before, by place; and the
 * shelves where most was missed. Of a colleague with places of their own only those. Nothing without the duty.
 */
export async function shelvesOf(who: Staff, period: Period): Promise<ShelvesBoard> {
  if (!seesFigures(who) || who.at?.length === 0) return { all: { now: NO_SHELVES, before: NO_SHELVES }, places: [], bins: [] };
  const here = who.at === null ? sql`true` : sql`location_id in (${sql.join(who.at.map((id) => sql`${id}::uuid`), sql`, `)})`;
  const n = (state: string) => sql`(count(*) filter (where h.of = ${state}))::int`;
  const rows = await staffDb.execute<Row & Record<string, unknown>>(sql`
    select span, location_id as place, ${n("count")} as counted, (count(*) filter (where h.of = 'count' and by = 0))::int as exact,
      coalesce(-sum(by) filter (where by < 0), 0)::int as missing, coalesce(sum(by) filter (where by > 0), 0)::int as over,
      (count(*) filter (where h.of in ('brought', 'not-there', 'expired', 'withdrawn')))::int as asked, ${n("brought")} as brought, ${n("not-there")} as "notThere", ${n("expired")} as expired, ${n("none-left")} as "noneLeft"
    from (${happened("now", period, null)} union all ${happened("before", period.before, sameHour(period))}) h where ${here} group by span, grouping sets ((location_id), ())`);
  const bins = await staffDb.execute<ShelvesBoard["bins"][number] & Record<string, unknown>>(sql`
    select location_id as place, bin, (count(*) filter (where kind = 'not-there'))::int as "notThere", (count(*) filter (where kind = 'none-left'))::int as "noneLeft"
    from shelf_misses where bin is not null and ${here} and ${inDays(sql`at`, period)} group by 1, 2 order by count(*) desc, location_id, bin limit ${MOST_BINS}`);
  const find = (span: Row["span"], place: LocationId | null): Shelves => {
    const row = rows.find((each) => each.span === span && each.place === place);
    if (!row) return NO_SHELVES;
    const { span: _, place: __, ...shelves } = row;
    return shelves as Shelves;
  };
  const known = [...new Set(rows.map(({ place }) => place))].filter((place) => place !== null);
  return { all: { now: find("now", null), before: find("before", null) }, places: known.map((place) => ({ place, now: find("now", place), before: find("before", place) })), bins: [...bins] };
}
