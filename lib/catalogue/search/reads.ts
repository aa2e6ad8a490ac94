import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { LOCALES, type Locale } from "@/lib/core/who";
import { askInTime, BY_INDEX } from "../ask-in-time";
import { nearest, stemOf } from "./rules";

/** A word to look for; `starts`: words that begin with it count too. */
export type Term = { readonly word: string; readonly starts: boolean };
export const exactly = (words: readonly string[]): Term[] => words.map((word) => ({ word, starts: false }));

/** PostgreSQL's stemmers by language. Names of configurations, not of languages, so they are never typed by anybody. */
export const CONFIGURATION = { it: "italian", en: "english" } as const satisfies Record<Locale, string>;

/**
 * What product_search is asked: every word, in either language, as it is or by its stem. A stop word of the reader's language
 * asks for nothing. Built from words that hold letters and digits only.
 */
export function questionOf(terms: readonly Term[], locale: Locale): SQL {
  const each = terms.map(({ word, starts }) => {
    const ways = LOCALES.flatMap((l) => [sql`plainto_tsquery(${CONFIGURATION[l]}::regconfig, ${word})`, sql`plainto_tsquery('simple', ${stemOf(word, l)})`]);
    const whole = sql`plainto_tsquery('simple', ${word})`;
    const begun = starts ? [sql`to_tsquery('simple', ${`'${word}':*AB`})`] : [];
    const any = sql`(${sql.join([...ways, whole, ...begun], sql` || `)})`;
    const stop = sql`numnode(plainto_tsquery(${CONFIGURATION[locale]}::regconfig, ${word})) = 0`;
    return starts ? any : sql`case when ${stop} then ''::tsquery else ${any} end`;
  });
  return sql`(${sql.join(each, sql` && `)})`;
}

/**
 * What to look for when the words as typed found nothing together. Words that are known stay; beginnings of known words count as
 * such; others become the nearest known word (the last may be `unfinished`), and words that resemble nothing are left out.
 * `meant` says it, when it differs. Null: there is nothing better. Throws Busy after `ms` milliseconds.
 */
export async function mend(words: readonly string[], locale: Locale, ms: number, unfinished = false): Promise<{ readonly terms: readonly Term[]; readonly meant: string | null } | null> {
  const each = words.map((word, n) => sql`
    select ${n}::int as n, ${word}::text as word, numnode(plainto_tsquery(${CONFIGURATION[locale]}::regconfig, ${word})) = 0 as stop,
      exists (select 1 from product_search ps where ps.locale = ${locale} and ps.vector @@ ${questionOf(exactly([word]), locale)}) as known,
      exists (select 1 from search_words w where w.locale = ${locale} and w.word like ${`${word}%`}) as begins,
      array(select w.word from search_words w where w.locale = ${locale} order by w.word <-> ${word} limit 30) as near`);
  const rows = await askInTime<{ word: string; stop: boolean; known: boolean; begins: boolean; near: string[] }>(sql`${sql.join(each, sql` union all `)} order by n`, ms, BY_INDEX);
  const terms = rows.flatMap(({ word, stop, known, begins, near }, n): Term[] => {
    if (stop) return [];
    if (known) return [{ word, starts: false }];
    if (begins && word.length > 1) return [{ word, starts: true }];
    const meant = nearest(word, near, unfinished && n === words.length - 1);
    return meant ? [{ word: meant, starts: false }] : [];
  });
  const told = rows.filter((row) => !row.stop).map((row) => row.word);
  const said = terms.map((t) => t.word).join(" ");
  const changed = said !== told.join(" ");
  if (terms.length === 0 || (!changed && terms.every((t) => !t.starts))) return null;
  return { terms, meant: changed ? said : null };
}
