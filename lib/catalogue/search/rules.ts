import type { Locale } from "@/lib/core/who";
import { fold } from "../rules";

/** More words than this say nothing more, and only cost time. */
const MOST_WORDS = 8;
const LONGEST = 40;

/** The words to look for in what a person typed: folded, each once, at most 8; single letters only if there is nothing else. */
export function wordsOf(typed: string): string[] {
  const all = [...new Set(fold(typed.slice(0, 2000)).split(" "))].filter((w) => w !== "").map((w) => w.slice(0, LONGEST));
  const telling = all.filter((w) => w.length > 1 || /\p{N}/u.test(w));
  return (telling.length > 0 ? telling : all).slice(0, MOST_WORDS);
}

/**
 * A folded word without its ending for number and gender, so that one finds many: vasi and vaso are `vas`, glasses and glass
 * `glass`. Kept beside PostgreSQL's own stems, which part bicchiere (`bicc`) from bicchieri (`bicchier`).
 */
export function stemOf(word: string, locale: Locale): string {
  if (word.length <= 3) return word;
  return locale === "it" ? italian(word) : english(word);
}

function italian(word: string): string {
  const drop = (w: string, ending: RegExp) => (w.length > 3 ? w.replace(ending, "") : w);
  return drop(drop(drop(word, /[aeio]$/), /i$/), /(?<=[cg])h$/);
}

function english(word: string): string {
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (word.endsWith("lves")) return `${word.slice(0, -3)}f`;
  if (/(ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2);
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}

/** How many typing mistakes part two words: letters added, missing, wrong, or two neighbours swapped. */
export function mistakesBetween(a: string, b: string): number {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : Infinity;
      row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same, swapped));
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

/**
 * The known word that was probably meant: one mistake in six letters, two in ten, else three; none in two. With `unfinished`,
 * known words are held against the typed one by their beginnings. Null: none is near enough.
 */
export function nearest(typed: string, known: readonly string[], unfinished = false): string | null {
  let best: string | null = null;
  let fewest = 1 + (typed.length <= 2 ? 0 : typed.length <= 6 ? 1 : typed.length <= 10 ? 2 : 3);
  for (const word of known) {
    if (unfinished && word.length < typed.length) continue;
    const parts = unfinished ? [-1, 0, 1].map((more) => word.slice(0, Math.max(1, typed.length + more))) : [word];
    for (const part of parts) {
      const mistakes = Math.abs(part.length - typed.length) < fewest ? mistakesBetween(typed, part) : fewest;
      if (mistakes < fewest) [best, fewest] = [word, mistakes];
    }
  }
  return best;
}
