import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { onOffer } from "../lists/on-offer";
import { COLOURS, type Family, MATERIALS } from "../rules";
import type { Range } from "./types";

/** The bits of families (lib/catalogue/index-product.ts). */
export const bitsOf = (families: readonly Family[], chosen: readonly string[]): number =>
  families.reduce((bits, f, i) => (chosen.includes(f.key) ? bits | (1 << i) : bits), 0);

/**
 * The variants on offer of a collection as a statement: `variant_id`, `product_id`, and `at`, the place of its product where somebody chose the order.
 * By rule: those for which all of it is true at `at`, so that lists show the colour and the price that it asks for. By hand: all of what was chosen.
 */
export function heldBy({ id, kind, rule }: Pick<Range, "kind" | "rule"> & { readonly id: string | null }, at: Date): SQL {
  if (kind === "hand") return sql`select l.variant_id, l.product_id, i.position::bigint as at from range_items i join listed_variants l on l.product_id = i.product_id where i.range_id = ${id}::uuid`;
  const now = sql`${at.toISOString()}::timestamptz`;
  const all = (conditions: readonly (SQL | false | null)[]): SQL => sql.join([sql`true`, ...conditions.filter((each) => each !== null && each !== false)], sql` and `);
  const variant = all([
    rule.category !== null && sql`l.category_id in (with recursive branch(id) as (select c.id from categories c where c.handle = ${rule.category} union select c.id from categories c join branch b on c.parent_id = b.id) select id from branch)`,
    rule.colours.length > 0 && sql`l.colour & ${bitsOf(COLOURS, rule.colours)}::int <> 0`,
    rule.materials.length > 0 && sql`l.material & ${bitsOf(MATERIALS, rule.materials)}::int <> 0`,
    rule.inStock && sql`cardinality(l.free_at) > 0`,
    rule.reduced && sql`(select c.kind from prices c where c.variant_id = l.variant_id and c.currency = l.currency and c.starts_at <= ${now} order by c.starts_at desc, c.seq desc limit 1) = 'reduced'`,
  ]);
  const priced = all([rule.priceFrom !== null && sql`l.price >= ${rule.priceFrom}::bigint`, rule.priceTo !== null && sql`l.price <= ${rule.priceTo}::bigint`]);
  const product = all([rule.maker !== null && sql`p.maker_id = ${rule.maker}::uuid`, rule.newDays !== null && sql`p.added_at > ${now} - ${rule.newDays}::int * interval '1 day'`]);
  return sql`select l.variant_id, l.product_id, 0::bigint as at from ${onOffer(variant, at)} join products p on p.id = l.product_id where ${priced} and ${product}`;
}
