import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { LocationId, ProductId, VariantId } from "@/lib/core/id";
import type { Currency } from "@/lib/core/money";

type Asks = Pick<Tx, "execute">;
export type PriceNow = { readonly sku: string; readonly variantId: VariantId; readonly productId: ProductId; readonly amount: number | null };
export type LevelNow = { readonly key: string; readonly variantId: VariantId; readonly locationId: LocationId; readonly onHand: number | null; readonly held: number };

/** Things by SKU with the price that is in force now. */
export async function pricesNow(tx: Asks, skus: readonly string[], currency: Currency): Promise<ReadonlyMap<string, PriceNow>> {
  const rows = await tx.execute<PriceNow>(sql`
    select v.sku, v.id as "variantId", v.product_id as "productId", price_in_force(v.id, ${currency}, now())::float8 as amount
    from jsonb_array_elements_text(${JSON.stringify(skus)}::jsonb) w(sku) join variants v on v.sku = w.sku`);
  return new Map(rows.map((row) => [row.sku, row]));
}

/** What places have of things, by `place SKU`; `onHand` is null where a thing never lay. */
export async function levelsNow(tx: Asks, wanted: readonly { readonly place: string; readonly sku: string }[]): Promise<ReadonlyMap<string, LevelNow>> {
  const asked = sql`jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) w(place text, sku text) join variants v on v.sku = w.sku join locations p on p.handle = w.place`;
  const rows = await tx.execute<LevelNow>(sql`
    select w.place || ' ' || w.sku as key, v.id as "variantId", p.id as "locationId", l.on_hand as "onHand", coalesce(l.held, 0) as held
    from ${asked} left join stock_levels l on l.variant_id = v.id and l.location_id = p.id`);
  return new Map(rows.map((row) => [row.key, row]));
}

/** Of these SKUs those that an order has a line of. */
export async function ordered(tx: Asks, skus: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.execute<{ sku: string }>(sql`select v.sku from variants v where v.sku in (select w from jsonb_array_elements_text(${JSON.stringify(skus)}::jsonb) as w) and exists (select 1 from order_lines l where l.variant_id = v.id)`);
  return new Set(rows.map(({ sku }) => sku));
}

/** Of these SKUs those of which a place holds pieces for orders. */
export async function heldAt(tx: Asks, skus: readonly string[], place: LocationId): Promise<ReadonlySet<string>> {
  const rows = await tx.execute<{ sku: string }>(sql`select v.sku from variants v join stock_levels l on l.variant_id = v.id and l.location_id = ${place} where l.held > 0 and v.sku in (select w from jsonb_array_elements_text(${JSON.stringify(skus)}::jsonb) as w)`);
  return new Set(rows.map(({ sku }) => sku));
}
