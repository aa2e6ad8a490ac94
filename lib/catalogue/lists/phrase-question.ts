import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Locale } from "@/lib/core/who";
import { bitsOf } from "../ranges/held";
import { COLOURS, MATERIALS, PAGE } from "../rules";
import { questionOf, type Term } from "../search/reads";
import type { ListQuery } from "../types";
import { onOffer, variantsOf } from "./on-offer";
import type { Cursor } from "./rules";

const YES = sql`true`;
const all = (conditions: readonly (SQL | null)[]): SQL => {
  const given = conditions.filter((c) => c !== null);
  return given.length === 0 ? YES : sql`(${sql.join(given, sql` and `)})`;
};
/**
 * The one statement behind a list. One row per variant is gathered into one per product (`seen`) that knows, for each filter,
 * what would fit if that filter were open; counts and the page are read from it. Asks nothing twice, and each part of a
 * filter that is not in use is left out of the text.
 */
export function questionFor(query: ListQuery, terms: readonly Term[], cursor: Cursor | null, locale: Locale, at: Date, held: SQL | null = null): SQL {
  const colour = query.colours.length > 0 ? sql`l.colour & ${bitsOf(COLOURS, query.colours)}::int <> 0` : null;
  const material = query.materials.length > 0 ? sql`l.material & ${bitsOf(MATERIALS, query.materials)}::int <> 0` : null;
  const price = all([query.priceFrom === null ? null : sql`l.price >= ${query.priceFrom}::bigint`, query.priceTo === null ? null : sql`l.price <= ${query.priceTo}::bigint`]);
  const priced = query.priceFrom === null && query.priceTo === null ? null : price;
  const stocked = sql`cardinality(l.free_at) > 0`;
  const stock = query.inStock ? stocked : null;
  const fits = all([colour, material, priced, stock]);
  // A variant that fails two filters counts nowhere: no single filter's opening would let it in.
  const used = [colour, material, priced, stock].filter((c) => c !== null);
  const counts = used.length < 2 ? null : sql`${sql.join(used.map((c) => sql`(${c})::int`), sql` + `)} >= ${used.length - 1}::int`;
  const when = (condition: SQL) => (condition === YES ? sql`` : sql` filter (where ${condition})`);
  const searched = terms.length > 0;
  const store = query.store === null ? null : sql`(not exists (select 1 from place) or (select id from place) = any (l.free_at))`;

  const ordered = held !== null && query.sort === "featured" && !searched;
  const inHeld = held === null ? null : sql`l.variant_id in (select variant_id from held)`;
  const inScope = searched ? sql`l.product_id in (select product_id from found)` : held !== null ? null : query.category === null ? null : sql`l.category_id = any (array(select id from scope))`;
  const isInside = query.category === null ? YES : sql`(not exists (select 1 from chosen) or s.category_id in (select t.id from tree t, chosen c where c.id = any (t.path)))`;
  const value = ordered ? sql`h.at` : orderOf(query.sort, searched);
  const after = cursor === null ? YES : sql`(${value}, s.position, s.product_id) > (${cursor.value}::${sql.raw(query.sort === "name" ? "text" : "bigint")}, ${cursor.position}::int, ${cursor.id}::uuid)`;

  return sql`
  with recursive tree (id, handle, name, path, places) as (
    select c.id, c.handle, c.name, array[c.id], array[c.position] from categories c where c.parent_id is null
    union all select c.id, c.handle, c.name, t.path || c.id, t.places || c.position from categories c join tree t on c.parent_id = t.id),
  chosen as (select id, path from tree where handle = ${query.category}),
  scope as (select t.id from tree t where t.path[1] = (select path[1] from chosen) or not exists (select 1 from chosen)),
  place as (select id from locations where handle = ${query.store})
  ${held === null ? sql`` : sql`, held as materialized (${held})`}
  ${searched ? sql`, found as materialized (
    select ps.product_id, ${query.sort === "featured" ? sql`(ts_rank(ps.vector, asked.q) * 1000000)::bigint` : sql`0::bigint`} as rank
    from (select ${questionOf(terms, locale)} as q) asked join product_search ps on ps.vector @@ asked.q where ps.locale = ${locale})` : sql``},
  gathered as (
    select l.product_id, ${fits === YES ? YES : sql`bool_or(${fits})`} as fits, min(l.price)${when(fits)} as price,
      bit_or(l.colour)${when(all([material, priced, stock]))} as colours, bit_or(l.material)${when(all([colour, priced, stock]))} as materials,
      min(l.price)${when(all([colour, material, stock]))} as low, max(l.price)${when(all([colour, material, stock]))} as high,
      bool_or(${stocked})${when(all([colour, material, priced]))} as stocked
    from ${onOffer(all([store, inScope, inHeld]), at, priced !== null)} ${counts === null ? sql`` : sql`where ${counts}`} group by l.product_id),
  there as materialized (${fits === YES ? sql`select 0 as colours, 0 as materials` : sql`select bit_or(l.colour) as colours, bit_or(l.material) as materials from listed_variants l where ${all([store, inScope, inHeld])}`}),
  seen as materialized (select g.*, p.category_id, p.position, p.added_at from gathered g join products p on p.id = g.product_id),
  patterns as materialized (
    select category_id, colours, materials, fits, stocked, count(*)::int as n, min(low) as low, max(high) as high from seen group by 1, 2, 3, 4, 5),
  inside as (select s.* from patterns s where ${isInside}),
  page as (
    select s.product_id as id, ${value} as value, s.position from seen s
      ${searched && query.sort === "featured" ? sql`join found f on f.product_id = s.product_id` : sql``}
      ${ordered ? sql`join (select distinct product_id, at from held) h on h.product_id = s.product_id` : sql``}
      ${query.sort === "name" ? sql`join product_search n on n.product_id = s.product_id and n.locale = ${locale}` : sql``}
    where s.fits and ${isInside} and ${after} order by 2, 3, 1 limit ${PAGE + 1})
  select
    coalesce(totals.total, 0) as total, coalesce(totals.in_stock, 0) as in_stock, totals.low, totals.high,
    (select coalesce(jsonb_agg(jsonb_build_object('key', t.handle, 'name', t.name, 'count', coalesce(n.count, 0)) order by t.places, t.handle), '[]')
      from tree t left join (
        select above.id, sum(s.n)::int as count from patterns s join tree own on own.id = s.category_id cross join unnest(own.path) above(id) where s.fits group by 1) n on n.id = t.id
      where t.id in (select id from scope)) as categories,
    ${bitCounts(sql`colours`, COLOURS.length)} as colours, ${bitCounts(sql`materials`, MATERIALS.length)} as materials,
    (select id from place) as place,
    (select coalesce(jsonb_agg(jsonb_build_object('id', page.id, 'value', page.value, 'position', page.position, 'variants', own.ids, 'same', own.same) order by page.value, page.position, page.id), '[]')
      from page cross join lateral ${variantsOf(sql`page.id`, fits, all([store, inHeld]), at)} own) as page
  from (select sum(n) filter (where fits)::int as total, sum(n) filter (where stocked)::int as in_stock, min(low)::float8 as low, max(high)::float8 as high from inside) totals`;
}

/** How many products have each bit, from the patterns. Bits that are there in the list but do not fit count 0. */
const bitCounts = (bits: SQL, width: number): SQL => sql`
    (select coalesce(jsonb_object_agg(bit, count), '{}') from (
      select bit, coalesce((select sum(i.n) from inside i where i.${bits} & (1 << bit) <> 0), 0)::int as count from generate_series(0, ${width - 1}::int) bit) counted
      where count > 0 or (select ${bits} from there) & (1 << bit) <> 0)`;

/** What a list is ordered by, always ascending; the house's own order and the id decide between equals. */
function orderOf(sort: ListQuery["sort"], searched: boolean): SQL {
  switch (sort) {
    case "featured": return searched ? sql`-f.rank` : sql`0::bigint`;
    case "newest": return sql`-(extract(epoch from s.added_at) * 1000)::bigint`;
    case "price-up": return sql`s.price`;
    case "price-down": return sql`-s.price`;
    case "name": return sql`n.title collate "C"`;
  }
}
