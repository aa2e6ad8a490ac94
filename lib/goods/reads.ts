import "server-only";
import { sql } from "drizzle-orm";
import { staffDb } from "@/db/client";
import type { LocationId, VariantId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import { servesAt } from "@/lib/fulfilment/queue/reads";
import { priceRow, type StoredPrice } from "@/lib/pricing/rules";
import { MISSED_DAYS, readGoodsKey, RETURNED_DAYS } from "./rules";
import type { Goods, StockHere, ToCount, ToHangUp } from "./types";

type Stored = Omit<Goods, "prices" | "stock"> & {
  readonly prices: readonly [...StoredPrice, string][];
  readonly stock: readonly (Omit<StockHere, "countedAt" | "handledAt"> & { readonly countedAt: string | null; readonly handledAt: string | null })[];
} & Record<string, unknown>;

const SIDE = 6; // neighbours of the same department that are looked at, in either direction
const SIMILAR = 4;

/** A variant's options in words, in the product's order. `v`: the alias of variants. */
const CHOSEN = sql`(select coalesce(jsonb_agg(jsonb_build_object('key', o.key, 'name', o.name, 'value', ov.name) order by o.position), '[]')
  from options o join option_values ov on ov.option_id = o.id and ov.key = v.choice ->> o.key where o.product_id = v.product_id)`;
const SWATCH = sql`(select ov.swatch from options o join option_values ov on ov.option_id = o.id and ov.key = v.choice ->> o.key where o.product_id = v.product_id and ov.swatch is not null order by o.position limit 1)`;
const PICTURE = sql`(select m.stem from media m where m.product_id = v.product_id and m.role = 'main' order by coalesce(v.choice @> m.choice, false) desc, m.position limit 1)`;
/** The pieces that may still be sold, in the store and in all other places. */
const free = (here: LocationId) => sql`(select jsonb_build_object('here', coalesce(sum(s.on_hand - s.held) filter (where s.location_id = ${here}), 0), 'elsewhere', coalesce(sum(s.on_hand - s.held) filter (where s.location_id <> ${here}), 0))
  from stock_levels s where s.variant_id = v.id)`;
const amountAt = (at: Date) => sql`(select c.amount from prices c where c.variant_id = v.id and c.currency = 'EUR' and c.starts_at <= ${at.toISOString()}::timestamptz order by c.starts_at desc, c.seq desc limit 1)`;
const beside = (here: LocationId, at: Date) => sql`jsonb_build_object('sku', v.sku, 'title', q.title, 'chosen', ${CHOSEN}, 'swatch', ${SWATCH}, 'picture', ${PICTURE}, 'amount', ${amountAt(at)}) || ${free(here)}`;

/** What is known of the figure of a stock level `s`: its last count `c`, and what went through hands since, `h`. */
export const EVIDENCE = sql`
  left join lateral (select m.id, m.at, m.actor from stock_movements m where m.variant_id = s.variant_id and m.location_id = s.location_id and m.kind = 'count' and m.cause like 'count:%' order by m.id desc limit 1) c on true
  left join lateral (select max(e.at) as at, (count(*) filter (where e.id > coalesce(c.id, 0)))::int as moves, coalesce(bool_or(e.cause like 'shortage:%' and e.id > coalesce(c.id, 0)), false) as missed
    from (select m.id, m.at, m.cause from stock_movements m where m.variant_id = s.variant_id and m.location_id = s.location_id and m.kind not in ('hold', 'release') order by m.id desc limit 20) e) h on true`;

/**
 * Everything that is asked about a thing on the shop floor, by its SKU, its GTIN or its product's handle, archived or not, in one statement: what it is, its
 * price list, stock everywhere with the last count, the same in other colours and sizes, and its neighbours in the department, those
 * in the store first. `null` for a code of nothing; `not-yours` for who doesn't serve in the store.
 */
export async function goodsAt(who: Staff, here: LocationId, code: string, at: Date): Promise<Goods | null | "not-yours"> {
  if (!servesAt(who, here)) return "not-yours";
  const key = readGoodsKey(code);
  if (key === null) return null;
  const [row] = await staffDb.execute<Stored>(sql`
    select v.id as "variantId", p.id as "productId", p.handle, v.sku, v.gtin, p.title, ${CHOSEN} as chosen, ${PICTURE} as picture, p.status <> 'active' or v.status <> 'active' as archived, v.sold_online as "soldOnline",
      (select coalesce(jsonb_agg(jsonb_build_array(c.id, c.amount, c.kind, c.starts_at, c.reason) order by c.starts_at, c.seq), '[]') from prices c where c.variant_id = v.id and c.currency = 'EUR') as prices,
      (select coalesce(jsonb_agg(jsonb_build_object('locationId', s.location_id, 'onHand', s.on_hand, 'held', s.held, 'kept', coalesce(b.pieces, 0), 'inTransit', s.in_transit, 'display', s.display, 'damaged', s.damaged, 'bin', n.bin,
          'countedAt', c.at, 'countedBy', (select f.name from staff f where 'staff:' || f.id = c.actor), 'handledAt', h.at, 'moves', h.moves, 'missed', h.missed)), '[]')
        from stock_levels s
          left join stock_buffers b on b.variant_id = s.variant_id and b.location_id = s.location_id
          left join bins n on n.variant_id = s.variant_id and n.location_id = s.location_id
          ${EVIDENCE}
        where s.variant_id = v.id) as stock,
      (select coalesce(jsonb_agg(o.one order by o.position, o.sku), '[]') from (select v.position, v.sku, ${beside(here, at)} as one from variants v join products q on q.id = v.product_id where v.product_id = p.id and v.status = 'active') o) as variants,
      (select coalesce(jsonb_agg(o.one order by o.there desc, o.far), '[]') from (
        select best.one, best.there, near.far from (
          (select q.id, q.position - p.position as far from products q where q.category_id = p.category_id and q.status = 'active' and (q.position, q.id) > (p.position, p.id) order by q.position, q.id limit ${SIDE})
          union all (select q.id, p.position - q.position from products q where q.category_id = p.category_id and q.status = 'active' and (q.position, q.id) < (p.position, p.id) order by q.position desc, q.id desc limit ${SIDE})) near
        join lateral (select ${beside(here, at)} as one, coalesce((select s.on_hand > s.held from stock_levels s where s.variant_id = v.id and s.location_id = ${here}), false) as there
          from variants v join products q on q.id = v.product_id where v.product_id = near.id and v.status = 'active' order by there desc, v.position limit 1) best on true
        order by best.there desc, near.far limit ${SIMILAR}) o) as similar
    from variants v join products p on p.id = v.product_id
    where v.id = coalesce((select a.id from variants a where a.sku = ${key.text}), (select a.id from variants a where a.gtin = ${key.gtin}),
      (select a.id from products q join variants a on a.product_id = q.id where q.handle = ${key.text} order by (a.status = 'active') desc, a.position limit 1))`);
  if (!row) return null;
  const day = (text: string | null) => (text === null ? null : new Date(text));
  return {
    ...row,
    prices: row.prices.map(([id, amount, kind, startsAt, reason]) => ({ ...priceRow([id, amount, kind, startsAt]), reason })),
    stock: row.stock.map((each) => ({ ...each, countedAt: day(each.countedAt), handledAt: day(each.handledAt) })),
  };
}

/**
 * What a picker, or who went to fetch it for somebody, didn't find in a place though the books say that some is left, and nobody has
 * counted since: where the figure is least to be believed, the longest ago first. Older figures are no task: that would be most of a shop.
 */
export async function toCount(place: LocationId, now: Date): Promise<readonly ToCount[]> {
  const since = sql`${now.toISOString()}::timestamptz - make_interval(days => ${MISSED_DAYS})`;
  const rows = await staffDb.execute<Omit<ToCount, "missedAt"> & { readonly missedAt: string; readonly [column: string]: unknown }>(sql`
    with missed as (
      select variant_id, max(at) as at from (
        select l.variant_id, x.at from shortages x join fulfilments f on f.id = x.fulfilment_id join order_lines l on l.id = x.order_line_id where f.location_id = ${place} and x.kind = 'missing' and x.at > ${since}
        union all select m.variant_id, m.at from shelf_misses m where m.location_id = ${place} and m.kind = 'not-there' and m.at > ${since}) w group by variant_id)
    select v.id as "variantId", v.sku, p.title, n.bin, s.on_hand as "onHand", w.at::text as "missedAt",
      (select coalesce(jsonb_agg(ov.name order by o.position), '[]') from options o join option_values ov on ov.option_id = o.id where o.product_id = p.id and ov.key = v.choice ->> o.key) as choice
    from missed w join stock_levels s on s.variant_id = w.variant_id and s.location_id = ${place} and s.on_hand > 0 join variants v on v.id = w.variant_id join products p on p.id = v.product_id
      left join bins n on n.variant_id = v.id and n.location_id = ${place}
    where not exists (select 1 from stock_movements m where m.variant_id = w.variant_id and m.location_id = ${place} and m.kind = 'count' and m.cause like 'count:%' and m.at > w.at)
    order by w.at, v.sku limit 50`);
  return rows.map((row) => ({ ...row, missedAt: new Date(row.missedAt) }));
}

/** What came back to a store within these days and nobody has said to hang again, what waits longest first; of one thing, where it is named. */
export async function toHangUp(place: LocationId, now: Date, variantId: VariantId | null = null): Promise<readonly ToHangUp[]> {
  const since = sql`${now.toISOString()}::timestamptz - make_interval(days => ${RETURNED_DAYS})`;
  const rows = await staffDb.execute<Omit<ToHangUp, "since"> & { readonly since: string; readonly [column: string]: unknown }>(sql`
    select v.id as "variantId", v.sku, p.title, n.bin, w.pieces, w.since::text as since, w.up_to::float8 as "upTo",
      (select coalesce(jsonb_agg(ov.name order by o.position), '[]') from options o join option_values ov on ov.option_id = o.id where o.product_id = p.id and ov.key = v.choice ->> o.key) as choice
    from (select m.variant_id, sum(m.on_hand_by)::int as pieces, min(m.at) as since, max(m.id) as up_to from stock_movements m
        where m.kind = 'return' and m.on_hand_by > 0 and m.location_id = ${place} and m.at > ${since} ${variantId ? sql`and m.variant_id = ${variantId}` : sql``} and not exists (select 1 from reshelvings r where r.movement_id = m.id) group by m.variant_id) w
      join variants v on v.id = w.variant_id join products p on p.id = v.product_id left join bins n on n.variant_id = v.id and n.location_id = ${place}
    order by w.since, v.sku limit 50`);
  return rows.map((row) => ({ ...row, since: new Date(row.since) }));
}
