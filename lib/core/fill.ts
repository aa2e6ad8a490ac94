import type { Locale } from "./who";

/** Puts values where a text says {name}: for browsers, where no message formatter runs. Unknown names stay as they are. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** A text for one and a text for any other number. */
export type Counted = { readonly one: string; readonly other: string };

/** The text for a number, with {count} filled in. */
export const counted = (texts: Counted, count: number, locale: Locale): string =>
  fill(new Intl.PluralRules(locale).select(count) === "one" ? texts.one : texts.other, { count });
