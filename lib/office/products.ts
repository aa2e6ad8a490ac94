import "server-only";
import { sql } from "drizzle-orm";
import { staffDb } from "@/db/client";
import type { LocationId, ProductId, VariantId } from "@/lib/core/id";
import type { Minor } from "@/lib/core/money";
import type { Staff } from "@/lib/core/who";
import type { Words } from "@/lib/core/words";
import { readGoodsKey } from "@/lib/goods/rules";
import { anywhere } from "./rules";
import type { Page, TableSpec, TableView } from "./types";

export const PRODUCT_TABLE: TableSpec = {
  path: "/admin/products",
  columns: ["title", "state", "category", "variants", "from", "free", "added"],
  sorts: ["-added", "title"],
  filters: { state: ["draft", "active", "archived"], lacks: ["picture", "gtin", "english", "price"] },
};

export type ProductRow = {
  readonly id: ProductId;
  readonly handle: string;
  readonly title: Words;
  readonly category: Words | null; // a draft may lack it
  readonly status: "draft" | "active" | "archived";
  readonly picture: string | null;
  readonly variants: number;
  /** The lowest price of its variants; null while none has one. */
  readonly from: Minor | null;
  /** Pieces that could be promised, everywhere. */
  readonly free: number;
  readonly addedAt: Date;
};

/** Whether a colleague may look at the catalogue: whoever has anything to do with goods. */
export const seesCatalogue = (who: Pick<Staff, "may">): boolean => (["sell", "hand-over", "count", "change-prices", "audit", "care"] as const).some((duty) => who.may.has(duty)) || who.may.has("read-messages");

/** A moment as PostgreSQL says it, to the microsecond. */
const MOMENT = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/;

const LACKS = {
  picture: sql`not exists (select 1 from media m where m.product_id = p.id)`,
  gtin: sql`p.id in (select v.product_id from variants v where v.status = 'active' and v.gtin is null)`,
  english: sql`coalesce(p.title ->> 'en', '') = '' or coalesce(p.description ->> 'en', '') = '' or coalesce(p.material ->> 'en', '') = '' or coalesce(p.care ->> 'en', '') = ''`,
  price: sql`p.id in (select v.product_id from variants v where v.status = 'active' and v.id not in (select c.variant_id from prices c where c.starts_at <= now()))`,
} as const;

/** Products as the catalogue's table shows them, drafts and archived ones too, a page at a time. Nothing for who has nothing to do with goods. */
export async function productRows(who: Staff, view: TableView, limit = 50): Promise<Page<ProductRow>> {
  if (!seesCatalogue(who)) return { rows: [], next: null };
  const { state, lacks } = view.filters;
  const key = readGoodsKey(view.q);
  const byTitle = view.sort.endsWith("title");
  const down = view.sort.startsWith("-");
  const than = down ? sql`<` : sql`>`;
  const value = byTitle ? sql`lower(p.title ->> 'it')` : sql`p.added_at`;
  const from = view.after && (byTitle ? sql`${String(view.after[0])}` : MOMENT.test(String(view.after[0])) ? sql`${String(view.after[0])}::timestamptz` : null);
  const rows = await staffDb.execute<Omit<ProductRow, "addedAt"> & { addedAt: string; key: string }>(sql`
    select p.id, p.handle, p.title, c.name as category, p.status, p.added_at as "addedAt", ${value}::text as key,
      (select m.stem from media m where m.product_id = p.id and m.role = 'main' order by m.position limit 1) as picture, n.variants, n.free, n.least as "from"
    from products p left join categories c on c.id = p.category_id
      join lateral (select count(*)::int as variants,
          min((select r.amount from prices r where r.variant_id = v.id and r.currency = 'EUR' and r.starts_at <= now() order by r.starts_at desc, r.seq desc limit 1))::int as least,
          coalesce(sum((select sum(greatest(s.on_hand - s.held, 0)) from stock_levels s where s.variant_id = v.id)), 0)::int as free
        from variants v where v.product_id = p.id and v.status = 'active') n on true
    where ${state ? sql`p.status = ${state}` : sql`true`}
      and ${lacks ? sql`(${LACKS[lacks as keyof typeof LACKS]})` : sql`true`}
      and ${view.q === "" ? sql`true` : sql`(p.handle ilike ${anywhere(view.q)} or p.title ->> 'it' ilike ${anywhere(view.q)} or p.title ->> 'en' ilike ${anywhere(view.q)} or p.id in (select v.product_id from variants v where v.sku = upper(${key?.text ?? ""}) or v.gtin = ${key?.gtin ?? ""}))`}
      and ${view.after === null || from === null ? sql`true` : sql`(${value}, p.id) ${than} (${from}, ${view.after[1]}::uuid)`}
    order by ${value} ${down ? sql`desc` : sql`asc`}, p.id ${down ? sql`desc` : sql`asc`} limit ${limit + 1}`);
  const last = rows[limit - 1];
  return {
    rows: rows.slice(0, limit).map((row) => ({ ...row, addedAt: new Date(row.addedAt) })),
    next: rows.length > limit && last ? [last.key, last.id] : null,
  };
}

export type ProductDetail = {
  readonly handle: string;
  readonly title: Words;
  readonly status: ProductRow["status"];
  readonly maker: string | null;
  readonly vatRate: number | null;
  readonly variants: readonly { readonly id: VariantId; readonly sku: string; readonly gtin: string | null; readonly chosen: readonly Words[]; readonly picture: string | null; readonly amount: Minor | null; readonly levels: readonly { readonly locationId: LocationId; readonly onHand: number; readonly held: number }[] }[];
};

/** A product beside the table: its variants with what each costs and where it lies. Null where there is none. */
export async function productDetail(who: Staff, handle: string): Promise<ProductDetail | null> {
  if (!seesCatalogue(who)) return null;
  const [row] = await staffDb.execute<ProductDetail>(sql`
    select p.handle, p.title, p.status, m.name as maker, p.vat_rate as "vatRate",
      (select coalesce(json_agg(json_build_object('id', v.id, 'sku', v.sku, 'gtin', v.gtin,
          'chosen', (select coalesce(json_agg(ov.name order by o.position), '[]') from options o join option_values ov on ov.option_id = o.id and ov.key = v.choice ->> o.key where o.product_id = p.id),
          'picture', (select a.stem from media a where a.product_id = p.id and a.role = 'main' order by coalesce(v.choice @> a.choice, false) desc, a.position limit 1),
          'amount', (select r.amount from prices r where r.variant_id = v.id and r.currency = 'EUR' and r.starts_at <= now() order by r.starts_at desc, r.seq desc limit 1),
          'levels', (select coalesce(json_agg(json_build_object('locationId', s.location_id, 'onHand', s.on_hand, 'held', s.held)), '[]') from stock_levels s where s.variant_id = v.id)
        ) order by v.position, v.sku), '[]') from variants v where v.product_id = p.id and v.status = 'active') as variants
    from products p left join makers m on m.id = p.maker_id where p.handle = ${handle}`);
  return row ?? null;
}
