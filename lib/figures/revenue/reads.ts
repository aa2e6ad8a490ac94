import "server-only";
import { sql } from "drizzle-orm";
import { staffDb } from "@/db/client";
import { minorOf } from "@/lib/core/money";
import type { Staff } from "@/lib/core/who";
import { sameHour } from "../period/reads";
import { NOTHING, seesFigures } from "../rules";
import type { Compared, Day, Period, Revenue, Sums } from "../types";

type Row = { readonly span: "now" | "before"; readonly of: keyof typeof GROUPS; readonly key: string | null; readonly sales: string; readonly salesVat: string; readonly refunds: string; readonly refundsVat: string; readonly orders: number; readonly ordersHere: number; readonly parts: number };
/** GROUPING()'s bits for (day, origin, way, location_id, back): a bit that is not set is what rows are summed by. */
const GROUPS = { all: 0b11111, day: 0b01111, origin: 0b10111, way: 0b11011, place: 0b11101, back: 0b11110 } as const;

/**
 * What was sold and given back in a period and in the one before, in cents, by all that figures are asked by: one pass over the bookings of
 * those days. A period that runs is compared with the same hours. Of a colleague with places of their own only what those serve and take
 * back. Nothing without the duty.
 */
export async function revenueOf(who: Staff, period: Period): Promise<Revenue> {
  const { from, to, before } = period;
  const nothing = { all: { key: null, now: NOTHING, before: NOTHING }, days: [], daysBefore: [], byOrigin: [], byWay: [], byPlace: [], byBack: [] };
  if (!seesFigures(who) || who.at?.length === 0) return nothing;
  const until = sameHour(period);
  const hours = until ? sql`and at <= ${until}` : sql``;
  // summed twice: over all rows by everything at once, which several workers can do, then the few that are left by each question
  const summed = sql`day, kind, origin, way, location_id, back, sum(amount) as amount, sum(vat) as vat, count(*) filter (where first and part = 0) as opened, count(*) filter (where opens_here) as opened_here, count(*) filter (where first) as parts`;
  const rows = await staffDb.execute<Row & Record<string, unknown>>(sql`
    with booked as (
      select 'now' as span, ${summed} from sale_bookings where day between ${from} and ${to} and currency = 'EUR' and ${hereOnly(who)} group by day, kind, origin, way, location_id, back
      union all select 'before', ${summed} from sale_bookings where day between ${before.from} and ${before.to} and currency = 'EUR' and ${hereOnly(who)} ${hours} group by day, kind, origin, way, location_id, back)
    select span, case grouping(day, origin, way, location_id, back) when ${GROUPS.all} then 'all' when ${GROUPS.day} then 'day' when ${GROUPS.origin} then 'origin' when ${GROUPS.way} then 'way' when ${GROUPS.place} then 'place' else 'back' end as of,
      coalesce(day::text, origin, way, location_id::text, back) as key,
      coalesce(sum(amount) filter (where kind = 'sale'), 0)::text as sales, coalesce(sum(vat) filter (where kind = 'sale'), 0)::text as "salesVat",
      coalesce(-sum(amount) filter (where kind = 'refund'), 0)::text as refunds, coalesce(-sum(vat) filter (where kind = 'refund'), 0)::text as "refundsVat",
      sum(${who.at === null ? sql`opened` : sql`opened_here`})::int as orders, sum(opened_here)::int as "ordersHere", sum(parts)::int as parts
    from booked group by span, grouping sets ((), (day), (origin), (way), (location_id), (back))`);
  const sumsOf = (row: Row | undefined): Sums => (row ? { sales: cents(row.sales), salesVat: cents(row.salesVat), refunds: cents(row.refunds), refundsVat: cents(row.refundsVat), orders: row.of === "place" ? row.ordersHere : row.orders, parts: row.parts } : NOTHING);
  const find = (span: Row["span"], of: Row["of"], key: string | null) => sumsOf(rows.find((row) => row.span === span && row.of === of && row.key === key));
  const compared = <Key extends string | null>(of: Row["of"], wanted: (key: string | null) => boolean = (key) => key !== null): readonly Compared<Key>[] =>
    [...new Set(rows.filter((row) => row.of === of && wanted(row.key)).map(({ key }) => key))]
      .map((key) => ({ key: key as Key, now: find("now", of, key), before: find("before", of, key) }))
      .toSorted((a, b) => b.now.sales - a.now.sales || b.now.refunds - a.now.refunds || (String(a.key) < String(b.key) ? -1 : 1));
  const daily = (span: Row["span"]) => rows.filter((row) => row.span === span && row.of === "day").map((row) => ({ day: row.key as Day, sums: sumsOf(row) }));
  return {
    all: { key: null, now: find("now", "all", null), before: find("before", "all", null) },
    days: daily("now"),
    daysBefore: daily("before"),
    byOrigin: compared("origin"),
    byWay: compared("way"),
    byPlace: compared("place", () => true),
    byBack: compared("back"),
  };
}

const cents = (text: string) => minorOf(Number(text));
const hereOnly = ({ at }: Staff) => (at === null ? sql`true` : sql`location_id in (${sql.join(at.map((id) => sql`${id}::uuid`), sql`, `)})`);
