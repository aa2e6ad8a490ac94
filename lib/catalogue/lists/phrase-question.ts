import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Locale } from "@/lib/core/who";
import { COLOURS, type Family, MATERIALS, PAGE } from "../rules";
import { questionOf, type Term } from "../search/reads";
import type { ListQuery } from "../types";
import { onOffer, variantsOf } from "./on-offer";
import type { Cursor } from "./rules";

const YES = sql`true`;
const all = (conditions: readonly (SQL | null)[]): SQL => {
  const given = conditions.filter((c) => c !== null);
  return given.length === 0 ? YES : sql`(${sql.join(given, sql` and `)})`;
};
const bitsOf = (families: readonly Family[], chosen: readonly string[]): number =>
  families.reduce((bits, f, i) => (chosen.includes(f.key) ? bits | (1 << i) : bits), 0);

/**
 * The one statement behind a list. One row per variant is gathered into one per product (`seen`) that knows, for each filter,
 * what would fit if that filter were open; counts and the page are read from it. Asks nothing twice, and each part of a
 * filter that is not in use is left out of the text.
 */
export function questionFor(query: ListQuery, terms: readonly Term[], cursor: Cursor | null, locale: Locale, at: Date): SQL {
  const colour = query.colours.length > 0 ? sql`l.colour & ${bitsOf(COLOURS, query.colours)}::int <> 0` : null;
  const material = query.materials.length > 0 ? sql`l.material & ${bitsOf(MATERIALS, query.materials)}::int <> 0` : null;
  const price = all([query.priceFrom === null ? null : sql`l.price >= ${query.priceFrom}::bigint`, query.priceTo === null ? null : sql`l.price <= ${query.priceTo}::bigint`]);
  const priced = query.priceFrom === null && query.priceTo === null ? null : price;
  const stocked = sql`cardinality(l.free_at) > 0`;
  const stock = query.inStock ? stocked : null;
  const fits = all([colour, material, priced, stock]);
  const when = (condition: SQL) => (condition === YES ? sql`` : sql` filter (where ${condition})`);
  const searched = terms.length > 0;
  const store = query.store === null ? null : sql`(not exists (select 1 from place) or (select id from place) = any (l.free_at))`;

  const inScope = searched ? sql`l.product_id in (select product_id from found)` : query.category === null ? null : sql`l.category_id = any (array(select id from scope))`;
  const value = orderOf(query.sort, searched);
  const after = cursor === null ? YES : sql`(${value}, p.position, p.id) > (${cursor.value}::${sql.raw(query.sort === "name" ? "text" : "bigint")}, ${cursor.position}::int, ${cursor.id}::uuid)`;

  return sql`
  with recursive tree (id, handle, name, path, places) as (
    select c.id, c.handle, c.name, array[c.id], array[c.position] from categories c where c.parent_id is null
    union all select c.id, c.handle, c.name, t.path || c.id, t.places || c.position from categories c join tree t on c.parent_id = t.id),
  chosen as (select id, path from tree where handle = ${query.category}),
  scope as (select t.id from tree t where t.path[1] = (select path[1] from chosen) or not exists (select 1 from chosen)),
  place as (select id from locations where handle = ${query.store})
  ${searched ? sql`, found as materialized (
    select ps.product_id, (ts_rank(ps.vector, asked.q) * 1000000)::bigint as rank
    from (select ${questionOf(terms, locale)} as q) asked join product_search ps on ps.vector @@ asked.q where ps.locale = ${locale})` : sql``},
  seen as materialized (
    select l.product_id, l.category_id, ${fits === YES ? YES : sql`bool_or(${fits})`} as fits, min(l.price)${when(fits)} as price,
      bit_or(l.colour)${when(all([material, priced, stock]))} as colours, bit_or(l.material)${when(all([colour, priced, stock]))} as materials,
      ${fits === YES ? sql`0 as any_colours, 0 as any_materials` : sql`bit_or(l.colour) as any_colours, bit_or(l.material) as any_materials`},
      min(l.price)${when(all([colour, material, stock]))} as low, max(l.price)${when(all([colour, material, stock]))} as high,
      bool_or(${stocked})${when(all([colour, material, priced]))} as stocked
    from ${onOffer(all([store, inScope]), at)} group by l.product_id, l.category_id),
  inside as (
    select s.* from seen s where not exists (select 1 from chosen) or s.category_id in (select t.id from tree t, chosen c where c.id = any (t.path))),
  page as (
    select p.id, ${value} as value, p.position from inside s join products p on p.id = s.product_id
      ${searched ? sql`join found f on f.product_id = s.product_id` : sql``}
      ${query.sort === "name" ? sql`join product_search n on n.product_id = s.product_id and n.locale = ${locale}` : sql``}
    where s.fits and ${after} order by 2, 3, 1 limit ${PAGE + 1})
  select
    (select count(*)::int from inside where fits) as total,
    (select count(*)::int from inside where stocked) as in_stock,
    (select min(low)::float8 from inside) as low, (select max(high)::float8 from inside) as high,
    (select coalesce(jsonb_agg(jsonb_build_object('key', t.handle, 'name', t.name, 'count', coalesce(n.count, 0)) order by t.places, t.handle), '[]')
      from tree t left join (
        select above.id, sum(s.count)::int as count from (select category_id, count(*) from seen where fits group by 1) s
        join tree own on own.id = s.category_id cross join unnest(own.path) above(id) group by 1) n on n.id = t.id
      where t.id in (select id from scope)) as categories,
    ${bitCounts(sql`colours`, sql`any_colours`, COLOURS.length)} as colours, ${bitCounts(sql`materials`, sql`any_materials`, MATERIALS.length)} as materials,
    (select id from place) as place,
    (select coalesce(jsonb_agg(jsonb_build_object('id', page.id, 'value', page.value, 'position', page.position, 'variants', own.ids, 'same', own.same) order by page.value, page.position, page.id), '[]')
      from page cross join lateral ${variantsOf(sql`page.id`, fits, store ?? YES, at)} own) as page`;
}

/** How many products have each bit. Counted by pattern first: there are few patterns. */
const bitCounts = (bits: SQL, any: SQL, width: number): SQL => sql`
    (select coalesce(jsonb_object_agg(bit, count), '{}') from (
      select bit, coalesce(sum(n) filter (where bits & (1 << bit) <> 0), 0)::int as count
      from (select ${bits} as bits, bit_or(${any}) as any_bits, count(*) as n from inside group by 1) patterns, generate_series(0, ${width - 1}::int) bit
      where (coalesce(bits, 0) | any_bits) & (1 << bit) <> 0 group by bit) counted)`;

/** What a list is ordered by, always ascending; the house's own order and the id decide between equals. */
function orderOf(sort: ListQuery["sort"], searched: boolean): SQL {
  switch (sort) {
    case "featured": return searched ? sql`-f.rank` : sql`0::bigint`;
    case "newest": return sql`-(extract(epoch from p.added_at) * 1000)::bigint`;
    case "price-up": return sql`s.price`;
    case "price-down": return sql`-s.price`;
    case "name": return sql`n.title collate "C"`;
  }
}
