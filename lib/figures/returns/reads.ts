import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { staffDb } from "@/db/client";
import { minorOf } from "@/lib/core/money";
import type { Staff } from "@/lib/core/who";
import type { Words } from "@/lib/core/words";
import { inDays } from "@/lib/fulfilment/collections/reads";
import { sameHour } from "../period/reads";
import { NONE_BACK, seesFigures } from "../rules";
import type { Beside, CameBack, Days, Period, ReturnsBoard } from "../types";

const MOST_THINGS = 30;
type Row = { readonly span: "now" | "before"; readonly of: "all" | "right" | "reason" | "thing"; readonly key: string | null; readonly pieces: number; readonly money: string; readonly refused: number };

/** Each line that a desk decided on in those days: under which right, for which reason, of which product; goods without a receipt among them. */
const decided = (span: Row["span"], days: Days, until: SQL | null) => sql`
  select ${span} as span, r.location_id, r.kind as "right", coalesce((select q.reason from return_requests q where q.order_id = r.order_id and q.return_id = r.id), 'not-said') as reason, l.handle as thing, b.quantity, b.accepted, b.amount
  from returns r join return_lines b on b.return_id = r.id join order_lines l on l.id = b.order_line_id where ${inDays(sql`r.taken_at`, days, until)}
  union all
  select ${span}, r.location_id, 'no-receipt', 'not-said', p.handle, b.quantity, true, b.amount
  from no_receipt_returns r join no_receipt_lines b on b.return_id = r.id join variants v on v.id = b.variant_id join products p on p.id = v.product_id where ${inDays(sql`r.taken_at`, days, until)}`;

/**
 * What came back to desks in a period and in the one before, as it was decided there: pieces and what they give, in cents, by right, by
 * reason and by product. Of a colleague with places of their own what came to those. Nothing without the duty.
 */
export async function returnsOf(who: Staff, period: Period): Promise<ReturnsBoard> {
  if (!seesFigures(who) || who.at?.length === 0) return { all: { key: null, now: NONE_BACK, before: NONE_BACK }, byRight: [], byReason: [], things: [] };
  const here = who.at === null ? sql`true` : sql`location_id in (${sql.join(who.at.map((id) => sql`${id}::uuid`), sql`, `)})`;
  const rows = await staffDb.execute<Row & Record<string, unknown>>(sql`
    select span, case grouping("right", reason, thing) when 7 then 'all' when 3 then 'right' when 5 then 'reason' else 'thing' end as of, coalesce("right", reason, thing) as key,
      coalesce(sum(quantity) filter (where accepted), 0)::int as pieces, sum(amount)::text as money, coalesce(sum(quantity) filter (where not accepted), 0)::int as refused
    from (${decided("now", period, null)} union all ${decided("before", period.before, sameHour(period))}) d where ${here}
    group by span, grouping sets ((), ("right"), (reason), (thing))`);
  const find = (span: Row["span"], of: Row["of"], key: string | null): CameBack => {
    const row = rows.find((each) => each.span === span && each.of === of && each.key === key);
    return row ? { pieces: row.pieces, money: minorOf(Number(row.money)), refused: row.refused } : NONE_BACK;
  };
  const beside = <Key extends string>(of: Row["of"]): readonly Beside<Key>[] =>
    [...new Set(rows.flatMap((row) => (row.of === of && row.key !== null ? [row.key] : [])))]
      .map((key) => ({ key: key as Key, now: find("now", of, key), before: find("before", of, key) }))
      .toSorted((a, b) => b.now.pieces - a.now.pieces || b.now.money - a.now.money || (a.key < b.key ? -1 : 1));
  const most = beside<string>("thing").filter(({ now }) => now.pieces + now.refused > 0).slice(0, MOST_THINGS);
  const titles = most.length === 0 ? [] : await staffDb.execute<{ handle: string; title: Words }>(sql`select handle, title from products where handle in (${sql.join(most.map(({ key }) => sql`${key}`), sql`, `)})`);
  return {
    all: { key: null, now: find("now", "all", null), before: find("before", "all", null) },
    byRight: beside("right"),
    byReason: beside("reason"),
    things: most.map((thing) => ({ ...thing, title: titles.find(({ handle }) => handle === thing.key)?.title ?? { it: thing.key, en: thing.key } })),
  };
}
