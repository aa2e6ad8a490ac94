import "server-only";
import { type SQL, sql } from "drizzle-orm";

/**
 * Variants on offer with the price of the moment, as `l`; `where` narrows them. The price is the one that was noted until a
 * later row of the price list has begun; then the price list itself is asked, so an announced price begins on the second.
 * `often`: many conditions use the price, so the planner is kept (`offset 0`) from working it out anew for each.
 */
export const onOffer = (where: SQL, at: Date, often = false): SQL => {
  const now = sql`${at.toISOString()}::timestamptz`; // drizzle leaves dates of raw SQL to us
  return sql`
    (select l.variant_id, l.product_id, l.colour, l.material, l.free_at,
      case when l.amount_until <= ${now} then price_in_force(l.variant_id, l.currency, ${now}) else l.amount end as price
    from listed_variants l where (l.amount is not null or l.amount_until <= ${now}) and ${where} ${often ? sql`offset 0` : sql``}) l`;
};

/** The variants of a product (`product`: its id) as one row: ids cheapest first, and whether all cost the same; null and null when none is on offer. */
export const variantsOf = (product: SQL, fits: SQL, store: SQL, at: Date): SQL => sql`
    (select jsonb_agg(l.variant_id order by l.price, v.position) filter (where ${fits}) as ids, min(l.price) = max(l.price) as same
    from ${onOffer(sql`l.product_id = ${product} and ${store}`, at)} join variants v on v.id = l.variant_id)`;
