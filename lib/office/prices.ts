import "server-only";
import { sql } from "drizzle-orm";
import { staffDb } from "@/db/client";
import type { VariantId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import type { Words } from "@/lib/core/words";
import { readGoodsKey } from "@/lib/goods/rules";
import { priceRow, type StoredPrice } from "@/lib/pricing/rules";
import type { PriceRow } from "@/lib/pricing/types";
import { seesCatalogue } from "./products";
import { anywhere } from "./rules";
import type { Page, TableSpec, TableView } from "./types";

export const PRICE_TABLE: TableSpec = { path: "/admin/prices", columns: ["thing", "regular", "now", "lowest", "next", "sku"], sorts: ["sku"], filters: { show: ["reduced", "planned", "none"] } };

/** A variant with all of its price list in euro, oldest first; `last`: the row that was added last. */
export type Priced = { readonly id: VariantId; readonly sku: string; readonly title: Words; readonly chosen: readonly Words[]; readonly picture: string | null; readonly rows: readonly (PriceRow & { readonly reason: string; readonly by: string })[]; readonly last: string | null };
type Stored = Omit<Priced, "rows"> & { readonly stored: readonly [...StoredPrice, string, string][] } & Record<string, unknown>;

const SHOW = {
  reduced: sql`v.id in (select c.variant_id from prices c where c.kind = 'reduced') and (select c.kind from prices c where c.variant_id = v.id and c.currency = 'EUR' and c.starts_at <= now() order by c.starts_at desc, c.seq desc limit 1) = 'reduced'`,
  planned: sql`v.id in (select c.variant_id from prices c where c.currency = 'EUR' and c.starts_at > now())`,
  none: sql`v.id not in (select c.variant_id from prices c where c.currency = 'EUR' and c.starts_at <= now())`,
} as const;
const ROW = sql`
  select v.id, v.sku, p.title,
    (select coalesce(json_agg(ov.name order by o.position), '[]') from options o join option_values ov on ov.option_id = o.id and ov.key = v.choice ->> o.key where o.product_id = v.product_id) as chosen,
    (select m.stem from media m where m.product_id = v.product_id and m.role = 'main' order by coalesce(v.choice @> m.choice, false) desc, m.position limit 1) as picture,
    (select coalesce(json_agg(json_build_array(c.id, c.amount, c.kind, c.starts_at, c.reason, coalesce((select f.name from staff f where 'staff:' || f.id = c.added_by), '')) order by c.starts_at, c.seq), '[]') from prices c where c.variant_id = v.id and c.currency = 'EUR') as stored,
    (select c.id from prices c where c.variant_id = v.id and c.currency = 'EUR' order by c.seq desc limit 1) as last
  from variants v join products p on p.id = v.product_id`;
const priced = ({ stored, ...row }: Stored): Priced => ({ ...(row as unknown as Omit<Priced, "rows">), rows: stored.map(([id, amount, kind, startsAt, reason, by]) => ({ ...priceRow([id, amount, kind, startsAt]), reason, by })) });

/** The price list, a variant a row, a page at a time by SKU. Nothing for who has nothing to do with goods. */
export async function pricedRows(who: Staff, view: TableView, limit = 50): Promise<Page<Priced>> {
  if (!seesCatalogue(who)) return { rows: [], next: null };
  const { show } = view.filters;
  const key = readGoodsKey(view.q);
  const down = view.sort.startsWith("-");
  const rows = await staffDb.execute<Stored>(sql`
    ${ROW} where v.status = 'active' and ${show ? SHOW[show as keyof typeof SHOW] : sql`true`}
      and ${view.q === "" ? sql`true` : sql`(v.product_id in (select q.id from products q where q.title ->> 'it' ilike ${anywhere(view.q)} or q.title ->> 'en' ilike ${anywhere(view.q)}) or v.sku ilike ${anywhere(view.q)} or v.gtin = ${key?.gtin ?? ""})`}
      and ${view.after === null ? sql`true` : sql`v.sku ${down ? sql`<` : sql`>`} ${String(view.after[0])}`}
    order by v.sku ${down ? sql`desc` : sql`asc`} limit ${limit + 1}`);
  const last = rows[limit - 1];
  return { rows: rows.slice(0, limit).map(priced), next: rows.length > limit && last ? [last.sku, last.id] : null };
}

/** One variant's price list; null where there is none. */
export async function pricesOf(who: Staff, id: VariantId): Promise<Priced | null> {
  if (!seesCatalogue(who)) return null;
  const [row] = await staffDb.execute<Stored>(sql`${ROW} where v.id = ${id}`);
  return row ? priced(row) : null;
}
