import "server-only";
import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import type { LocationId, ProductId, VariantId } from "@/lib/core/id";
import { stockOf } from "@/lib/inventory/reads";
import { offers } from "@/lib/pricing/reads";
import type { ProductCard } from "../types";

/** A product to show, by the variants that fit, cheapest first: its picture and price are those of the first. */
export type Pick = { readonly productId: ProductId; readonly variantIds: readonly VariantId[]; readonly samePrice: boolean };

type Row = Omit<ProductCard, "from" | "samePrice" | "free"> & { readonly [column: string]: unknown };

/** Cards in the order of the picks. `free` counts the fitting variants, at the place if one is given. One trip: three questions at once. */
export async function cardsOf(picks: readonly Pick[], placeId: LocationId | null, at: Date): Promise<ProductCard[]> {
  if (picks.length === 0) return [];
  const [rows, prices, stock] = await Promise.all([
    looksOf(picks),
    offers(picks.flatMap((p) => p.variantIds.slice(0, 1)), at),
    stockOf(picks.flatMap((p) => p.variantIds)),
  ]);
  const free = new Map<VariantId, number>();
  for (const s of stock) if (placeId === null || s.locationId === placeId) free.set(s.variantId, (free.get(s.variantId) ?? 0) + s.free);
  return picks.flatMap((pick) => {
    const row = rows.find((r) => r.id === pick.productId);
    const from = prices.get(pick.variantIds[0] as VariantId);
    if (!row || !from) return [];
    const pieces = pick.variantIds.reduce((n, id) => n + (free.get(id) ?? 0), 0);
    return [{ ...row, from, samePrice: pick.samePrice, free: pieces }];
  });
}

/** What cards show of products without price and stock. */
const looksOf = async (picks: readonly Pick[]): Promise<readonly Row[]> =>
  db.execute<Row>(sql`
    select p.id, p.handle, p.title, p.material, main.picture, scene.picture as scene, coalesce(seen.swatches, '[]') as swatches
    from jsonb_to_recordset(${JSON.stringify(picks.map((p) => ({ product: p.productId, variant: p.variantIds[0] })))}::jsonb) as r(product uuid, variant uuid)
    join products p on p.id = r.product
    join variants v on v.id = r.variant
    join lateral (
      select ${pictureJson} as picture from media m where m.product_id = p.id and m.role = 'main'
      order by coalesce(v.choice @> m.choice, false) desc, m.position limit 1) main on true
    left join lateral (
      select ${pictureJson} as picture from media m where m.product_id = p.id and m.role = 'scene' order by m.position limit 1) scene on true
    left join lateral (
      select jsonb_agg(jsonb_build_object('key', ov.key, 'name', ov.name, 'colour', ov.swatch) order by o.position, ov.position) as swatches
      from options o join option_values ov on ov.option_id = o.id where o.product_id = p.id and ov.swatch is not null) seen on true`);

/** A row of media, called m, as a Picture. */
export const pictureJson = sql`jsonb_build_object('stem', m.stem, 'alt', m.alt, 'width', m.width, 'height', m.height, 'widths', m.widths, 'blur', m.blur)`;
