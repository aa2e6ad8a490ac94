import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { staffDb } from "@/db/client";
import type { LocationId, VariantId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import type { Words } from "@/lib/core/words";
import { readGoodsKey } from "@/lib/goods/rules";
import { seesCatalogue } from "./products";
import { anywhere } from "./rules";
import type { Page, TableSpec, TableView } from "./types";

export const STOCK_TABLE: TableSpec = {
  path: "/admin/stock",
  columns: ["thing", "free", "held", "places"],
  sorts: ["sku"],
  filters: { show: ["out", "last", "damaged", "coming"] },
};

export type Level = { readonly locationId: LocationId; readonly onHand: number; readonly held: number; readonly inTransit: number; readonly damaged: number; readonly kept: number };
export type StockRow = { readonly id: VariantId; readonly sku: string; readonly title: Words; readonly chosen: readonly Words[]; readonly picture: string | null; readonly levels: readonly Level[] };

/** Asked once for all variants, not of each: a set that is hashed. */
const some = (condition: SQL) => sql`v.id in (select s.variant_id from stock_levels s where ${condition})`;
const SHOW = {
  out: sql`v.id not in (select s.variant_id from stock_levels s where s.on_hand > s.held)`,
  last: sql`v.id in (select s.variant_id from stock_levels s group by s.variant_id having sum(s.on_hand - s.held) between 1 and 3)`,
  damaged: some(sql`s.damaged > 0`),
  coming: some(sql`s.in_transit > 0`),
} as const;

/** A variant with what each place has of it. */
const ROW = sql`
  select v.id, v.sku, p.title, p.handle,
    (select coalesce(json_agg(ov.name order by o.position), '[]') from options o join option_values ov on ov.option_id = o.id and ov.key = v.choice ->> o.key where o.product_id = v.product_id) as chosen,
    (select m.stem from media m where m.product_id = v.product_id and m.role = 'main' order by coalesce(v.choice @> m.choice, false) desc, m.position limit 1) as picture,
    (select coalesce(json_agg(json_build_object('locationId', s.location_id, 'onHand', s.on_hand, 'held', s.held, 'inTransit', s.in_transit, 'damaged', s.damaged, 'kept', coalesce(b.pieces, 0))), '[]')
      from stock_levels s left join stock_buffers b on b.variant_id = s.variant_id and b.location_id = s.location_id where s.variant_id = v.id) as levels
  from variants v join products p on p.id = v.product_id`;

/** What lies where, a variant a row, a page at a time by SKU; archived ones only while some is left. Nothing for who has nothing to do with goods. */
export async function stockRows(who: Staff, view: TableView, limit = 50): Promise<Page<StockRow>> {
  if (!seesCatalogue(who)) return { rows: [], next: null };
  const { show } = view.filters;
  const key = readGoodsKey(view.q);
  const down = view.sort.startsWith("-");
  const rows = await staffDb.execute<StockRow & Record<string, unknown>>(sql`
    ${ROW}
    where (v.status = 'active' or exists (select 1 from stock_levels s where s.variant_id = v.id and s.on_hand > 0))
      and ${show ? SHOW[show as keyof typeof SHOW] : sql`true`}
      and ${view.q === "" ? sql`true` : sql`(v.product_id in (select q.id from products q where q.title ->> 'it' ilike ${anywhere(view.q)} or q.title ->> 'en' ilike ${anywhere(view.q)}) or v.sku ilike ${anywhere(view.q)} or v.gtin = ${key?.gtin ?? ""})`}
      and ${view.after === null ? sql`true` : sql`v.sku ${down ? sql`<` : sql`>`} ${String(view.after[0])}`}
    order by v.sku ${down ? sql`desc` : sql`asc`} limit ${limit + 1}`);
  const last = rows[limit - 1];
  return { rows: rows.slice(0, limit), next: rows.length > limit && last ? [last.sku, last.id] : null };
}

/** One variant of it, for its details; null where there is none. */
export async function variantStock(who: Staff, id: VariantId): Promise<(StockRow & { readonly handle: string }) | null> {
  if (!seesCatalogue(who)) return null;
  const [row] = await staffDb.execute<StockRow & { handle: string } & Record<string, unknown>>(sql`${ROW} where v.id = ${id}`);
  return row ?? null;
}

export type Movement = { readonly at: Date; readonly locationId: LocationId; readonly kind: string; readonly onHandBy: number; readonly heldBy: number; readonly cause: string; readonly by: string | null };

/** The latest movements of a variant anywhere, the newest first, each with its cause and who did it. */
export async function movementsOf(who: Staff, variantId: VariantId, limit = 30): Promise<readonly Movement[]> {
  if (!seesCatalogue(who)) return [];
  const rows = await staffDb.execute<Omit<Movement, "at"> & { at: string }>(sql`
    select m.at, m.location_id as "locationId", m.kind, m.on_hand_by as "onHandBy", m.held_by as "heldBy", m.cause, (select f.name from staff f where 'staff:' || f.id = m.actor) as by
    from locations l cross join lateral (select * from stock_movements e where e.variant_id = ${variantId} and e.location_id = l.id order by e.id desc limit ${limit}) m order by m.id desc limit ${limit}`);
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}
