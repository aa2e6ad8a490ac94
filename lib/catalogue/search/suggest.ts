import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { ProductId, VariantId } from "@/lib/core/id";
import type { Locale } from "@/lib/core/who";
import { inLocale, type Words } from "@/lib/core/words";
import { askInTime, SUGGEST_MS } from "../ask-in-time";
import { cardsOf } from "../cards/reads";
import { variantsOf } from "../lists/on-offer";
import { fold } from "../rules";
import type { Suggestion } from "../types";
import { mend, questionOf, type Term } from "./reads";
import { stemOf, wordsOf } from "./rules";

/** Suggestions in all, and departments among them. */
const MOST = 8;
const MOST_DEPARTMENTS = 2;

type Found = { readonly categories: readonly { handle: string; name: Words }[]; readonly products: readonly { id: ProductId; variants: VariantId[]; same: boolean }[] };

/**
 * What to offer while a person types: up to 2 departments, then products, 8 in all, best first. The last word may be unfinished.
 * With a typing mistake the nearest known words are taken. Nothing below two letters. Throws Busy after 300 ms of searching.
 */
export async function suggest(typed: string, locale: Locale, at: Date): Promise<readonly Suggestion[]> {
  const words = wordsOf(typed);
  if (words.join("").length < 2) return [];
  const unfinished = words.map((word, i): Term => ({ word, starts: i === words.length - 1 && word.length > 1 }));
  let found = await find(unfinished, fold(typed.slice(0, 200)), locale, at);
  let heard: readonly Term[] = unfinished;
  if (found.products.length === 0) {
    const better = await mend(words, locale, SUGGEST_MS, true);
    if (better) [found, heard] = [await find(better.terms, better.terms.map((t) => t.word).join(" "), locale, at), better.terms];
  }
  const departments = found.categories
    .filter(({ name }) => heard.every(({ word }) => fold(inLocale(name, locale)).split(" ").some((w) => w.startsWith(word) || stemOf(w, locale) === stemOf(word, locale))))
    .slice(0, MOST_DEPARTMENTS).map(({ handle, name }): Suggestion => ({ is: "category", handle, name }));
  const cards = await cardsOf(found.products.slice(0, MOST - departments.length).map((p) => ({ productId: p.id, variantIds: p.variants, samePrice: p.same })), null, at);
  return [...departments, ...cards.map((c): Suggestion => ({ is: "product", handle: c.handle, title: c.title, picture: c.picture, from: c.from.amount, currency: c.from.currency }))];
}

/** `text`: the folded text, for names that begin with all of it. */
async function find(terms: readonly Term[], text: string, locale: Locale, at: Date): Promise<Found> {
  const first = terms[0]?.word ?? "";
  const begins: SQL = sql`((ps.title like ${`${text}%`})::int + (ps.title like ${`${first}%`} or ps.title like ${`% ${first}%`})::int)`;
  const [row] = await askInTime<Found & Record<string, unknown>>(
    sql`with best as (
      select ps.product_id, ${begins} as begins, ts_rank(ps.vector, asked.q) > 0.5 as named, p.position
      from (select ${questionOf(terms, locale)} as q) asked join product_search ps on ps.vector @@ asked.q and ps.locale = ${locale} join products p on p.id = ps.product_id
      order by begins desc, named desc, p.position, p.id limit ${3 * MOST})
    select
      (select coalesce(jsonb_agg(jsonb_build_object('handle', handle, 'name', name) order by parent_id nulls first, position), '[]') from categories) as categories,
      (select coalesce(jsonb_agg(jsonb_build_object('id', best.product_id, 'variants', own.ids, 'same', own.same) order by best.begins desc, best.named desc, best.position, best.product_id), '[]')
        from best join lateral ${variantsOf(sql`best.product_id`, sql`true`, sql`true`, at)} own on own.ids is not null) as products`,
    SUGGEST_MS,
  );
  return row ?? { categories: [], products: [] };
}
