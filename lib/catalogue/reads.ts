import "server-only";
import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { readHandle, readSku } from "@/lib/core/handle";
import type { ProductId, VariantId } from "@/lib/core/id";
import type { Words } from "@/lib/core/words";
import { cardsOf } from "./cards/reads";
import { variantsOf } from "./lists/on-offer";
import type { Category, Product, ProductCard } from "./types";
import { asShown, writtenProduct } from "./written/reads";

export { listProducts } from "./lists/reads";
export { suggest } from "./search/suggest";

/** All departments, each after its parent, in the shop's order. `parent` is the handle of the department above. */
export const categories = async (): Promise<readonly Category[]> => [
  ...(await db.execute<Category & Record<string, unknown>>(sql`
    with recursive tree (id, handle, name, parent, places) as (
      select c.id, c.handle, c.name, null::text, array[c.position] from categories c where c.parent_id is null
      union all select c.id, c.handle, c.name, t.handle, t.places || c.position from categories c join tree t on c.parent_id = t.id)
    select id, handle, name, parent from tree order by places, handle`)),
];

/** The department with this handle; null if there is none. */
export async function categoryByHandle(handle: string): Promise<Category | null> {
  if (readHandle(handle) === null) return null;
  const [row] = await db.execute<Category & Record<string, unknown>>(sql`
    select c.id, c.handle, c.name, above.handle as parent from categories c left join categories above on above.id = c.parent_id where c.handle = ${handle}`);
  return row ?? null;
}

/** Whether a product with this handle is offered: asked before a page is made, so that invented addresses leave no trace. */
export async function handleExists(handle: string): Promise<boolean> {
  if (readHandle(handle) === null) return false;
  const rows = await db.execute(sql`select 1 from products where handle = ${handle} and status = 'active'`);
  return rows.length > 0;
}

/** Whether a product with this handle is offered in a variant with this SKU: asked before the variant gets a page of its own. */
export async function variantExists(handle: string, sku: string): Promise<boolean> {
  if (readHandle(handle) === null || readSku(sku) === null) return false;
  const rows = await db.execute(sql`
    select 1 from variants v join products p on p.id = v.product_id where v.sku = ${sku} and v.status = 'active' and p.handle = ${handle} and p.status = 'active'`);
  return rows.length > 0;
}

/** What a barcode names, whatever became of it: `sku` is null when this variant is no longer sold, `sold` false when its product isn't. */
export type Named = { readonly id: ProductId; readonly handle: string; readonly title: Words; readonly sku: string | null; readonly sold: boolean };

/** The product of a barcode (14 digits), by the handle that it has now; null for one that was never offered. */
export async function productByGtin(gtin: string): Promise<Named | null> {
  const [row] = await db.execute<Named & Record<string, unknown>>(sql`
    select p.id, p.handle, p.title, case when v.status = 'active' then v.sku end as sku, p.status = 'active' as sold
    from variants v join products p on p.id = v.product_id where v.gtin = ${gtin} and p.status <> 'draft'`);
  return row ?? null;
}

/** A product that is no longer sold, by its last handle, and its department; null for any other. */
export async function pastProduct(handle: string): Promise<{ readonly id: ProductId; readonly title: Words; readonly category: Category } | null> {
  if (readHandle(handle) === null) return null;
  const [row] = await db.execute<{ id: ProductId; title: Words; category: Category }>(sql`
    select p.id, p.title, jsonb_build_object('id', c.id, 'handle', c.handle, 'name', c.name, 'parent', null) as category
    from products p join categories c on c.id = p.category_id where p.handle = ${handle} and p.status = 'archived'`);
  return row ?? null;
}

/** Everything about a product that is the same for everybody, with today's prices; null unless it is offered. Variants without a price are left out. */
export async function productByHandle(handle: string, at: Date): Promise<Product | null> {
  const found = await writtenProduct(handle, at, sql`and p.status = 'active'`);
  return found && asShown(found, found);
}

/** Products to look at next: of the same department first, then of its whole branch, then of the same material; nearest in the house's order. */
export async function relatedTo(productId: ProductId, at: Date, most = 4): Promise<readonly ProductCard[]> {
  const rows = await db.execute<{ id: ProductId; variants: VariantId[]; same: boolean }>(sql`
    select p.id, own.ids as variants, own.same
    from products this join categories c on c.id = this.category_id
    join products p on p.id <> this.id and p.status = 'active'
    join categories d on d.id = p.category_id
    join lateral ${variantsOf(sql`p.id`, sql`true`, sql`true`, at)} own on own.ids is not null
    where this.id = ${productId}
    order by (p.category_id = this.category_id) desc, (coalesce(d.parent_id, d.id) = coalesce(c.parent_id, c.id)) desc, (p.material_family is not distinct from this.material_family) desc,
      abs(p.position - this.position), p.position, p.id
    limit ${most}`);
  return cardsOf(rows.map((r) => ({ productId: r.id, variantIds: r.variants, samePrice: r.same })), null, at);
}
