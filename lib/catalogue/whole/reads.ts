import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { LocationId } from "@/lib/core/id";
import type { Currency } from "@/lib/core/money";
import type { Maker, WholeProduct } from "../types";

type Asks = Pick<Tx, "execute">;
/** Texts as a set that a statement reads: one parameter however many. */
export const among = (texts: readonly string[]) => sql`(select w from jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb) as w)`;

/**
 * Products with all that is kept of them but their pictures, whatever state they are in, by handle; prices of one currency and pieces of one place as
 * they are now. Inside a transaction `lock` keeps them until it ends. For callers who have checked who asks.
 */
export async function wholeProducts(tx: Asks, handles: readonly string[], of: { readonly currency: Currency; readonly place: LocationId | null }, lock = false): Promise<ReadonlyMap<string, WholeProduct>> {
  if (handles.length === 0) return new Map();
  if (lock) await tx.execute(sql`select id from products where handle in ${among(handles)} order by id for update`);
  const rows = await tx.execute<{ readonly [column: string]: unknown } & WholeProduct>(sql`
    select p.handle, p.status, p.title, p.description, p.material, p.care, p.warnings, p.withdrawal_exclusion as "withdrawalExclusion", p.material_family as "materialFamily",
      c.handle as category, k.name as maker, p.vat_rate as "vatRate", p.country_of_origin as "countryOfOrigin",
      (select coalesce(jsonb_agg(jsonb_build_object('key', o.key, 'name', o.name, 'values', (
          select coalesce(jsonb_agg(jsonb_build_object('key', ov.key, 'name', ov.name, 'swatch', ov.swatch, 'colourFamily', ov.colour_family, 'materialFamily', ov.material_family) order by ov.position, ov.key), '[]')
          from option_values ov where ov.option_id = o.id)) order by o.position, o.key), '[]') from options o where o.product_id = p.id) as options,
      (select coalesce(jsonb_agg(jsonb_build_object('sku', v.sku, 'status', v.status, 'gtin', v.gtin, 'choice', v.choice, 'lengthMm', v.length_mm, 'widthMm', v.width_mm, 'heightMm', v.height_mm, 'weightG', v.weight_g,
          'contentAmount', v.content_amount, 'contentUnit', v.content_unit, 'soldOnline', v.sold_online, 'price', price_in_force(v.id, ${of.currency}, now()),
          'onHand', (select l.on_hand from stock_levels l where l.variant_id = v.id and l.location_id = ${of.place}::uuid)) order by v.position, v.sku), '[]')
        from variants v where v.product_id = p.id) as variants
    from products p left join categories c on c.id = p.category_id left join makers k on k.id = p.maker_id where p.handle in ${among(handles)}`);
  return new Map(rows.map((row) => [row.handle, row]));
}

/** Makers by name, as far as they are known. */
export async function makersNamed(tx: Asks, names: readonly string[]): Promise<ReadonlyMap<string, Pick<Maker, "name"> & { readonly [K in "postalAddress" | "electronicAddress" | "euResponsible"]: string | null }>> {
  const rows = await tx.execute<{ name: string; postalAddress: string | null; electronicAddress: string | null; euResponsible: string | null }>(sql`
    select name, postal_address as "postalAddress", electronic_address as "electronicAddress", eu_responsible as "euResponsible" from makers where name in ${among(names)}`);
  return new Map(rows.map((row) => [row.name, row]));
}

/** Whose SKUs and barcodes these are: by code the handle of its product, and for barcodes the SKU. */
export async function ownersOf(tx: Asks, codes: readonly string[]): Promise<ReadonlyMap<string, { readonly handle: string; readonly sku: string }>> {
  const rows = await tx.execute<{ code: string; handle: string; sku: string }>(sql`
    select v.sku as code, p.handle, v.sku from variants v join products p on p.id = v.product_id where v.sku in ${among(codes)}
    union all select 'gtin:' || v.gtin, p.handle, v.sku from variants v join products p on p.id = v.product_id where 'gtin:' || v.gtin in ${among(codes)} and v.gtin in ${among(codes.flatMap((c) => (c.startsWith("gtin:") ? [c.slice(5)] : [])))}`);
  return new Map(rows.map(({ code, ...owner }) => [code, owner]));
}

/** Departments by what people call them: handle or name in either language, lower case -> handle. */
export async function departments(tx: Asks): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.execute<{ handle: string; it: string; en: string }>(sql`select handle, name ->> 'it' as it, name ->> 'en' as en from categories order by position desc, id desc`);
  return new Map([...rows.flatMap(({ handle, it, en }) => [it, en].map((name) => [name.toLowerCase(), handle] as const)), ...rows.map(({ handle }) => [handle, handle] as const)]);
}
