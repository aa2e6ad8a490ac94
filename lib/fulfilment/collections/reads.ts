import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Day, Days } from "@/lib/figures/types";

/**
 * What became of collections in some days of the shop, a row for each that happened: `ready` (whether in time, and in how many minutes since
 * it was paid, or reserved, closed hours included), `broken` (a piece was not there, its buyer was asked), `collected` (after how many minutes
 * on the shelf), `lapsed` (nobody came until the last day), `missing` and `damaged` (pieces that a picker reported). What is sold and
 * handed over at the counter is none, and of a part that came apart the first counts. `until`: a moment before the end of the last day. Figures and the orders behind them both ask this.
 */
export const collectionsIn = (days: Days, until: SQL | null = null): SQL => {
  const within = (moment: SQL) => inDays(moment, days, until);
  return sql`
    select f.order_id, f.location_id, case p.ended_as when 'broken' then 'broken' else 'ready' end as of, p.ended_as = 'kept' as kept, null::int as pieces,
      case when p.ended_as <> 'broken' then extract(epoch from p.ended_at - case when o.contract = 'reserved' then o.placed_at else coalesce(o.paid_at, o.placed_at) end) / 60 end as minutes
    from promises p join fulfilments f on f.id = p.fulfilment_id and f.kind = 'collect' and f.apart_of is null join orders o on o.id = f.order_id
    where p.kind = 'ready-by' and p.ended_as in ('kept', 'late', 'broken') and ${within(sql`p.ended_at`)} and not exists (select 1 from handovers h where h.fulfilment_id = f.id and h.proof = 'counter')
    union all
    select f.order_id, f.location_id, 'collected', null, null, extract(epoch from h.at - p.ended_at) / 60
    from handovers h join fulfilments f on f.id = h.fulfilment_id join promises p on p.fulfilment_id = f.id and p.kind = 'ready-by' and p.ended_as in ('kept', 'late')
    where f.kind = 'collect' and h.proof <> 'counter' and ${within(sql`h.at`)}
    union all
    select f.order_id, f.location_id, 'lapsed', null, null, null
    from promises p join fulfilments f on f.id = p.fulfilment_id
    where p.kind = 'held-until' and p.ended_as = 'void' and p.ended_at >= p.due and ${within(sql`p.ended_at`)}
    union all
    select f.order_id, f.location_id, s.kind, null, s.pieces, null
    from shortages s join fulfilments f on f.id = s.fulfilment_id
    where f.kind = 'collect' and ${within(sql`s.at`)}`;
};

/** A day within the statement, so that it is planned by how much of the shop those days are: a year asks otherwise than a day. */
export function asWritten(day: Day): SQL {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) throw new RangeError(`no day: ${day}`);
  return sql.raw(`'${day}'`);
}

/** Whether a moment lies in some days of the shop, or in those up to a moment of the last one. */
export const inDays = (moment: SQL, { from, to }: Days, until: SQL | null = null): SQL =>
  sql`${moment} >= (${asWritten(from)}::timestamp at time zone 'Europe/Rome') and ${moment} < ${until ?? sql`((${asWritten(to)}::timestamp + interval '1 day') at time zone 'Europe/Rome')`}`;
