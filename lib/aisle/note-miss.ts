import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { isId, type VariantId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Shopper } from "@/lib/core/who";

export const NoteMiss = z.object({ store: z.string().regex(/^[a-z0-9-]{1,80}$/), variantId: z.string().refine(isId).transform((id) => id as VariantId) });

/**
 * Somebody stands in a store in front of a thing of which none is left there: a sale that its shelf has lost. Refuses where some is
 * left, or nothing is known of either. How often one network may say so is limited in front.
 */
export function noteMiss(_: Shopper, { store, variantId }: z.output<typeof NoteMiss>): Promise<Outcome<null, { why: "not-missed" }>> {
  return atomically(async (tx) => {
    const noted = await tx.execute(sql`
      insert into shelf_misses (location_id, variant_id, bin, kind)
      select l.id, v.id, b.bin, 'none-left' from locations l cross join variants v join products p on p.id = v.product_id
        left join bins b on b.location_id = l.id and b.variant_id = v.id left join stock_levels k on k.location_id = l.id and k.variant_id = v.id
      where l.handle = ${store} and l.kind = 'store' and v.id = ${variantId} and v.status = 'active' and p.status = 'active' and coalesce(k.on_hand - k.held, 0) <= 0
      returning id`);
    return noted.length > 0 ? done(null) : refused({ why: "not-missed" });
  });
}
