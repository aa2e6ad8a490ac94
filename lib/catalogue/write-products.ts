import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type LocationId, newId, type ProductId, type VariantId } from "@/lib/core/id";
import { type Currency, minorOf } from "@/lib/core/money";
import type { Who } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { setLevels } from "@/lib/inventory/set-levels";
import { addPrices } from "@/lib/pricing/add-prices";
import { indexProduct } from "./index-product";
import type { WholeProduct } from "./types";
import { among } from "./whole/reads";

/** A maker as a file names them: what is unknown is filled in, what is known stays. */
export type MakerSaid = { readonly name: string; readonly postalAddress?: string | undefined; readonly electronicAddress?: string | undefined; readonly euResponsible?: string | undefined };
export type Rewrite = { readonly was: WholeProduct | null; readonly to: WholeProduct };
/** The place of a new product in the house's own order: after those that somebody put in order. */
const LAST = 1_000_000;
type Why = { readonly currency: Currency; readonly place: LocationId | null; readonly reason: string; readonly cause: string };

/**
 * Writes products as they are to be, new ones and others, with options, variants, prices, pieces, search and lists, in the caller's transaction, which
 * has locked and read what they were. Variants that `to` leaves out stay; options that it leaves out go. Prices begin now, pieces move by the difference.
 */
export async function writeProducts(tx: Tx, who: Who, rewrites: readonly Rewrite[], makers: readonly MakerSaid[], why: Why): Promise<void> {
  if (rewrites.length === 0) return;
  const products = rewrites.map(({ to }) => ({ ...to, id: newId() }));
  if (makers.length > 0)
    await tx.execute(sql`
      insert into makers (id, name, postal_address, electronic_address, eu_responsible) select m.id, m.name, m."postalAddress", m."electronicAddress", m."euResponsible"
      from jsonb_to_recordset(${JSON.stringify(makers.map((m) => ({ ...m, id: newId() })).toSorted((a, b) => (a.name < b.name ? -1 : 1)))}::jsonb) as m(id uuid, name text, "postalAddress" text, "electronicAddress" text, "euResponsible" text)
      on conflict (name) do update set postal_address = coalesce(makers.postal_address, excluded.postal_address), electronic_address = coalesce(makers.electronic_address, excluded.electronic_address),
        eu_responsible = coalesce(makers.eu_responsible, excluded.eu_responsible)
        where (makers.postal_address is null and excluded.postal_address is not null) or (makers.electronic_address is null and excluded.electronic_address is not null) or (makers.eu_responsible is null and excluded.eu_responsible is not null)`);
  const written = await tx.execute<{ id: ProductId; handle: string }>(sql`
    insert into products (id, handle, title, description, material, care, warnings, withdrawal_exclusion, material_family, category_id, maker_id, vat_rate, country_of_origin, status, position)
    select r.id, r.handle, r.title, r.description, r.material, r.care, nullif(r.warnings, 'null'), nullif(r."withdrawalExclusion", 'null'), r."materialFamily", c.id, k.id, r."vatRate", r."countryOfOrigin", r.status, ${LAST}
    from jsonb_to_recordset(${JSON.stringify(products)}::jsonb) as r(id uuid, handle text, title jsonb, description jsonb, material jsonb, care jsonb, warnings jsonb, "withdrawalExclusion" jsonb,
      "materialFamily" text, category text, maker text, "vatRate" int, "countryOfOrigin" text, status text)
    left join categories c on c.handle = r.category left join makers k on k.name = r.maker
    on conflict (handle) do update set title = excluded.title, description = excluded.description, material = excluded.material, care = excluded.care, warnings = excluded.warnings,
      withdrawal_exclusion = excluded.withdrawal_exclusion, material_family = excluded.material_family, category_id = excluded.category_id, maker_id = excluded.maker_id, vat_rate = excluded.vat_rate,
      country_of_origin = excluded.country_of_origin, status = excluded.status
    returning id, handle`);
  const idOf = new Map(written.map(({ id, handle }) => [handle, id]));
  await writeOptions(tx, rewrites, idOf);
  await writeVariants(tx, rewrites, idOf);

  const variantIds = new Map((await tx.execute<{ id: VariantId; sku: string }>(sql`select id, sku from variants where sku in ${among(rewrites.flatMap(({ to }) => to.variants.map((v) => v.sku)))}`)).map(({ id, sku }) => [sku, id]));
  const differ = rewrites.flatMap(({ was, to }) => to.variants.map((v) => {
    const before = was?.variants.find(({ sku }) => sku === v.sku);
    return { variantId: variantIds.get(v.sku) as VariantId, productId: idOf.get(to.handle) as ProductId, price: v.price === (before?.price ?? null) ? null : v.price, by: (v.onHand ?? 0) - (before?.onHand ?? 0) };
  }));
  await addPrices(tx, who, why.reason, differ.flatMap(({ variantId, productId, price }) => (price === null ? [] : [{ variantId, productId, currency: why.currency, amount: minorOf(price) }])));
  const at = why.place;
  if (at) await setLevels(tx, who, why.cause, differ.map(({ variantId, by }) => ({ locationId: at, variantId, by })));

  const shown = rewrites.filter(({ was, to }) => was?.status === "active" || to.status === "active");
  await indexProduct(tx, shown.flatMap(({ to }) => idOf.get(to.handle) ?? []));
  await record(tx, who, ...shown.flatMap(({ to: { handle } }) => { const productId = idOf.get(handle); return productId ? [{ is: "product.changed", productId, handle } as const] : []; }));
}

type Ids = ReadonlyMap<string, ProductId>;
async function writeOptions(tx: Tx, rewrites: readonly Rewrite[], idOf: Ids): Promise<void> {
  const options = rewrites.flatMap(({ to }) => to.options.map((o, position) => ({ ...o, id: newId(), productId: idOf.get(to.handle), position })));
  const asOptions = sql`jsonb_to_recordset(${JSON.stringify(options)}::jsonb) as r(id uuid, "productId" uuid, key text, name jsonb, position int, values jsonb)`;
  const old = rewrites.flatMap(({ was, to }) => (was ? [idOf.get(to.handle) ?? ""] : []));
  if (old.length > 0) {
    const there = sql`(select id::uuid from jsonb_array_elements_text(${JSON.stringify(old)}::jsonb) as w(id))`;
    await tx.execute(sql`
      delete from option_values ov using options o where o.id = ov.option_id and o.product_id in ${there}
        and not exists (select 1 from ${asOptions}, jsonb_array_elements(r.values) v where r."productId" = o.product_id and r.key = o.key and v ->> 'key' = ov.key)`);
    await tx.execute(sql`delete from options o where o.product_id in ${there} and not exists (select 1 from ${asOptions} where r."productId" = o.product_id and r.key = o.key)`);
  }
  if (options.length === 0) return;
  const written = await tx.execute<{ id: string; productId: string; key: string }>(sql`
    insert into options (id, product_id, key, name, position) select r.id, r."productId", r.key, r.name, r.position from ${asOptions}
    on conflict (product_id, key) do update set name = excluded.name, position = excluded.position returning id, product_id as "productId", key`);
  const optionId = new Map(written.map(({ id, productId, key }) => [`${productId} ${key}`, id]));
  const values = options.flatMap((o) => o.values.map((v, position) => ({ ...v, id: newId(), optionId: optionId.get(`${o.productId} ${o.key}`), position })));
  await tx.execute(sql`
    insert into option_values (id, option_id, key, name, swatch, colour_family, material_family, position)
    select r.id, r."optionId", r.key, r.name, r.swatch, r."colourFamily", r."materialFamily", r.position
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as r(id uuid, "optionId" uuid, key text, name jsonb, swatch text, "colourFamily" text, "materialFamily" text, position int)
    on conflict (option_id, key) do update set name = excluded.name, swatch = excluded.swatch, colour_family = excluded.colour_family, material_family = excluded.material_family, position = excluded.position`);
}

async function writeVariants(tx: Tx, rewrites: readonly Rewrite[], idOf: Ids): Promise<void> {
  const variants = rewrites.flatMap(({ to }) => to.variants.map((v, position) => ({ ...v, id: newId(), productId: idOf.get(to.handle), position })));
  const written = await tx.execute(sql`
    insert into variants (id, product_id, sku, gtin, choice, length_mm, width_mm, height_mm, weight_g, content_amount, content_unit, sold_online, status, position)
    select r.id, r."productId", r.sku, r.gtin, r.choice, r."lengthMm", r."widthMm", r."heightMm", r."weightG", r."contentAmount", r."contentUnit", r."soldOnline", r.status, r.position
    from jsonb_to_recordset(${JSON.stringify(variants)}::jsonb) as r(id uuid, "productId" uuid, sku text, gtin text, choice jsonb, "lengthMm" int, "widthMm" int, "heightMm" int, "weightG" int,
      "contentAmount" int, "contentUnit" text, "soldOnline" boolean, status text, position int)
    on conflict (sku) do update set gtin = excluded.gtin, choice = excluded.choice, length_mm = excluded.length_mm, width_mm = excluded.width_mm, height_mm = excluded.height_mm, weight_g = excluded.weight_g,
      content_amount = excluded.content_amount, content_unit = excluded.content_unit, sold_online = excluded.sold_online, status = excluded.status, position = excluded.position
      where variants.product_id = excluded.product_id
    returning sku`);
  if (written.length !== variants.length) throw new Error("an SKU belongs to another product");
}
