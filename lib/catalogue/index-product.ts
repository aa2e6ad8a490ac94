import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { ProductId } from "@/lib/core/id";
import { LOCALES, type Locale } from "@/lib/core/who";
import type { Words } from "@/lib/core/words";
import { COLOURS, fold, MATERIALS } from "./rules";
import { CONFIGURATION } from "./search/reads";
import { stemOf } from "./search/rules";

type Written = { id: ProductId; title: Words; description: Words; material: Words; departments: Words[]; choices: Words[]; codes: string[] };

/**
 * Puts products into search and lists, or takes out what is no longer offered: archived, or without a picture.
 * Run it in the transaction that changes a product, its options, variants or pictures. May be repeated; prices and stock of
 * the list are kept by the database itself.
 */
export async function indexProduct(tx: Pick<Tx, "execute">, ids: readonly ProductId[]): Promise<void> {
  if (ids.length === 0) return;
  const wanted = sql`(select id::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) as w(id))`;
  const products = await tx.execute<Written>(sql`
    with recursive path as (
      select p.id as product_id, c.name, c.parent_id from products p join categories c on c.id = p.category_id where p.id in ${wanted}
      union all select path.product_id, c.name, c.parent_id from path join categories c on c.id = path.parent_id)
    select p.id, p.title, p.description, p.material,
      (select jsonb_agg(path.name) from path where path.product_id = p.id) as departments,
      (select coalesce(jsonb_agg(ov.name), '[]') from options o join option_values ov on ov.option_id = o.id where o.product_id = p.id) as choices,
      (select coalesce(jsonb_agg(code), '[]') from variants v, unnest(array[v.sku, v.gtin, right(v.gtin, 13)]) code where v.product_id = p.id and v.status = 'active' and code is not null) as codes
    from products p where p.id in ${wanted} and p.status = 'active'`);
  const stops = await stopWordsOf(tx, products);
  const rows = products.flatMap((product) => LOCALES.map((locale) => ({ product, locale, ...textsOf(product, locale, stops) })));

  await tx.execute(sql`delete from product_search where product_id in ${wanted} and product_id not in (select id from products where status = 'active')`);
  await tx.execute(sql`
    delete from listed_variants l using variants v, products p where l.product_id in ${wanted} and v.id = l.variant_id and p.id = l.product_id
      and (v.status <> 'active' or p.status <> 'active' or not exists (select 1 from media m where m.product_id = p.id and m.role = 'main'))`);
  if (rows.length === 0) return;
  await tx.execute(sql`
    insert into product_search (product_id, locale, title, vector)
    select r.product, r.locale, r.title,
      setweight(to_tsvector('simple', r.title) || to_tsvector('simple', r.title_stems) || to_tsvector(r.own, r.title), 'A')
      || setweight(to_tsvector('simple', r.kind_stems) || to_tsvector(r.own, r.kind), 'B')
      || setweight(to_tsvector('simple', r.description_stems) || to_tsvector(r.own, r.description), 'C')
      || setweight(to_tsvector('simple', r.rest) || to_tsvector(r.other, r.foreign_words), 'D')
    from jsonb_to_recordset(${JSON.stringify(rows.map((r) => ({ ...r.texts, product: r.product.id, locale: r.locale })))}::jsonb) as r(
      product uuid, locale text, own regconfig, other regconfig, title text, title_stems text, kind text, kind_stems text,
      description text, description_stems text, foreign_words text, rest text)
    on conflict (locale, product_id) do update set title = excluded.title, vector = excluded.vector, indexed_at = now()`);
  await tx.execute(sql`
    insert into search_words (locale, word) select locale, word from jsonb_to_recordset(${JSON.stringify(LOCALES.map((locale) => ({ locale, words: known(rows, locale) })))}::jsonb) as r(locale text, words jsonb),
      jsonb_array_elements_text(r.words) word order by 1, 2 on conflict do nothing`);
  await tx.execute(sql`
    insert into listed_variants (variant_id, product_id, category_id, colour, material, currency, free_at)
    select v.id, p.id, p.category_id, ${bit(COLOURS, sql`shade.colour`)}, ${bit(MATERIALS, sql`coalesce(shade.material, p.material_family)`)}, 'EUR', '{}' -- a trigger writes price and stock
    from products p join variants v on v.product_id = p.id
    cross join lateral (
      select max(ov.colour_family) as colour, max(ov.material_family) as material from options o join option_values ov on ov.option_id = o.id
      where o.product_id = p.id and v.choice ->> o.key = ov.key) shade
    where p.id in ${wanted} and p.status = 'active' and v.status = 'active' and exists (select 1 from media m where m.product_id = p.id and m.role = 'main')
    order by v.id
    on conflict (variant_id) do update set product_id = excluded.product_id, category_id = excluded.category_id, colour = excluded.colour, material = excluded.material`);
}

/** The place of a family in its list as a bit; 0 for none and for unknown ones. */
const bit = (families: readonly { readonly key: string }[], key: ReturnType<typeof sql>) =>
  sql`coalesce(1 << (array_position(array(select jsonb_array_elements_text(${JSON.stringify(families.map((f) => f.key))}::jsonb)), ${key}) - 1), 0)`;

type Stops = Readonly<Record<Locale, ReadonlySet<string>>>;
/** The words of these texts that say nothing, by PostgreSQL's own lists. */
async function stopWordsOf(tx: Pick<Tx, "execute">, products: readonly Written[]): Promise<Stops> {
  const words = [...new Set(products.flatMap((p) => LOCALES.flatMap((l) => fold([p.title, p.description, p.material, ...p.departments, ...p.choices].map((w) => w[l]).join(" ")).split(" "))))];
  const [row] = await tx.execute<{ it: string[]; en: string[] }>(sql`
    select coalesce(jsonb_agg(w) filter (where ts_lexize('italian_stem', w) = '{}'), '[]') as it, coalesce(jsonb_agg(w) filter (where ts_lexize('english_stem', w) = '{}'), '[]') as en
    from jsonb_array_elements_text(${JSON.stringify(words)}::jsonb) w`);
  return { it: new Set(row?.it), en: new Set(row?.en) };
}

function textsOf(product: Written, locale: Locale, stops: Stops) {
  const other: Locale = locale === "it" ? "en" : "it";
  const kind = (l: Locale) => fold([product.material, ...product.departments, ...product.choices].map((w) => w[l]).join(" "));
  const telling = (text: string, l: Locale) => text.split(" ").filter((word) => !stops[l].has(word));
  const stems = (text: string, l: Locale) => telling(text, l).map((word) => stemOf(word, l)).join(" ");
  const title = fold(product.title[locale]);
  const description = fold(product.description[locale]);
  const foreign = fold([product.title[other], kind(other), product.description[other]].join(" "));
  const texts = {
    own: CONFIGURATION[locale], other: CONFIGURATION[other], title, title_stems: stems(title, locale), kind: kind(locale), kind_stems: `${telling(kind(locale), locale).join(" ")} ${stems(kind(locale), locale)}`,
    description, description_stems: stems(description, locale), foreign_words: foreign, rest: `${stems(foreign, other)} ${fold(product.codes.join(" "))}`,
  };
  return { texts, words: [title, kind(locale)].join(" ") };
}

/** The words of these rows that a typing mistake may be held against: names and kinds of things, no numbers, no short ones. */
const known = (rows: readonly { readonly locale: Locale; readonly words: string }[], locale: Locale): string[] =>
  [...new Set(rows.filter((r) => r.locale === locale).flatMap((r) => r.words.split(" ")))].filter((w) => w.length >= 3 && w.length <= 40 && !/\p{N}/u.test(w));
