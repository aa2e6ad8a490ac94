import type { Locale } from "./who";

/** A text in every language of the shop. Italian is the shop's first language and stands in where another is empty. */
export type Words = { readonly [L in Locale]: string };

/** The text in the reader's language. */
export const inLocale = (words: Words, locale: Locale): string => words[locale] || words.it;
