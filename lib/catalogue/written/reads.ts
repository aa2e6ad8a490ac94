import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { readHandle } from "@/lib/core/handle";
import { offers } from "@/lib/pricing/reads";
import { pictureJson } from "../cards/reads";
import type { Product, ProductPicture, Variant, WrittenProduct } from "../types";

type Bare = Omit<WrittenProduct, "variants" | "unpriced"> & { readonly variants: readonly Omit<Variant, "offer">[]; readonly pictures: readonly ProductPicture[]; readonly [column: string]: unknown };

/** A product with today's prices, as it is written; `only` narrows it. For pages of the shop with what is offered alone, for colleagues whatever its state. */
export async function writtenProduct(handle: string, at: Date, only: SQL = sql``): Promise<WrittenProduct | null> {
  if (readHandle(handle) === null) return null;
  const [row] = await db.execute<Bare>(sql`
    select p.id, p.handle, p.status, p.title, p.description, p.material, p.care, p.country_of_origin as "countryOfOrigin", p.warnings, p.withdrawal_exclusion as "withdrawalExclusion",
      case when c.id is not null then jsonb_build_object('id', c.id, 'handle', c.handle, 'name', c.name, 'parent', above.handle) end as category,
      case when k.id is not null then jsonb_build_object('name', k.name, 'postalAddress', k.postal_address, 'electronicAddress', k.electronic_address, 'euResponsible', k.eu_responsible) end as maker,
      (select coalesce(jsonb_agg(jsonb_build_object('key', o.key, 'name', o.name, 'values', (
          select coalesce(jsonb_agg(jsonb_build_object('key', ov.key, 'name', ov.name, 'swatch', ov.swatch) order by ov.position), '[]') from option_values ov where ov.option_id = o.id)) order by o.position), '[]')
        from options o where o.product_id = p.id) as options,
      (select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'sku', v.sku, 'gtin', v.gtin, 'choice', v.choice, 'soldOnline', v.sold_online,
          'size', jsonb_build_object('lengthMm', v.length_mm, 'widthMm', v.width_mm, 'heightMm', v.height_mm, 'weightG', v.weight_g)) order by v.position, v.sku), '[]')
        from variants v where v.product_id = p.id and v.status = 'active') as variants,
      (select coalesce(jsonb_agg(${pictureJson} || jsonb_build_object('role', m.role, 'choice', m.choice) order by m.position), '[]') from media m where m.product_id = p.id) as pictures
    from products p left join categories c on c.id = p.category_id left join categories above on above.id = c.parent_id left join makers k on k.id = p.maker_id
    where p.handle = ${handle} ${only}`);
  if (!row) return null;
  const prices = await offers(row.variants.map((v) => v.id), at);
  const variants = row.variants.flatMap((v): Variant[] => {
    const offer = prices.get(v.id);
    return offer ? [{ ...v, offer }] : [];
  });
  return { ...row, variants, unpriced: row.variants.flatMap(({ id, sku }) => (prices.has(id) ? [] : [sku])) };
}

/** What stands where a draft has nothing yet. */
export type Blanks = Pick<WrittenProduct, "category" | "maker" | "countryOfOrigin">;
/** ISO 3166: a country that nobody knows. */
const NOWHERE = "ZZ";

/** A product as a page shows it; `blank` says what stands where something is missing. What is offered lacks nothing: the database refuses it. */
export const asShown = (written: WrittenProduct, blank: Blanks): Product => {
  const { id, handle, title, description, material, care, warnings, withdrawalExclusion, options, variants, pictures } = written;
  const [category, maker] = [written.category ?? blank.category, written.maker ?? blank.maker];
  if (!category || !maker) throw new Error(`product ${handle} has no department or no maker`);
  const { name, postalAddress, electronicAddress, euResponsible } = maker;
  return {
    id, handle, title, description, material, care, warnings, withdrawalExclusion, options, variants, pictures, category,
    maker: { name: name ?? "", postalAddress: postalAddress ?? "", electronicAddress: electronicAddress ?? "", euResponsible }, countryOfOrigin: written.countryOfOrigin ?? blank.countryOfOrigin ?? NOWHERE,
  };
};
