import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ReactNode } from "react";
import { createTranslator } from "use-intl/core";
import { LOCALES, type Locale } from "./who";

type Value = string | number | Date;
/** The words of one namespace: `t("title")`, `t("left", { count: 2 })`, `t.rich("terms", { link: (words) => … })`. An unknown key throws. */
export type Wording = {
  (key: string, values?: Readonly<Record<string, Value>>): string;
  rich(key: string, values: Readonly<Record<string, Value | ((words: ReactNode) => ReactNode)>>): ReactNode;
  markup(key: string, values: Readonly<Record<string, Value | ((words: string) => string)>>): string;
  /** The texts under a key as they are, for words that go to the browser. */
  raw(key: string): Texts | string;
  has(key: string): boolean;
};
/** One text or a tree of texts, as a message file holds them. */
export type Texts = { readonly [key: string]: string | Texts };

const folder = path.join(/* turbopackIgnore: true */ process.cwd(), "messages");

/** Read once and kept; while developing, read each time so that an edit shows. */
function kept<T>(make: (locale: Locale, namespace: string) => T): (locale: Locale, namespace: string) => T {
  const made = new Map<string, T>();
  return (locale, namespace) => {
    const name = `${locale}/${namespace}`;
    const there = process.env["NODE_ENV"] === "production" ? made.get(name) : undefined;
    if (there) return there;
    const fresh = make(locale, namespace);
    made.set(name, fresh);
    return fresh;
  };
}

/** The texts of `messages/<locale>/<namespace>.json`. Throws when the file is missing or no JSON. */
export const textsOf = kept((locale, namespace): Texts => {
  if (!/^[a-z][a-z0-9-]*$/.test(namespace)) throw new Error(`no namespace of messages: ${namespace}`);
  return JSON.parse(readFileSync(path.join(folder, locale, `${namespace}.json`), "utf8")) as Texts;
});

/** Every namespace that has a file in any language. */
export function namespaces(): string[] {
  const files = LOCALES.flatMap((locale) => readdirSync(path.join(folder, locale)));
  return [...new Set(files.filter((file) => file.endsWith(".json")).map((file) => file.slice(0, -".json".length)))].sort();
}

/** The words of one namespace in one language, for pages, mails, documents and jobs alike (ICU messages; dates in the shop's time zone). */
export const words = kept((locale, namespace): Wording =>
  createTranslator({
    locale: locale === "en" ? "en-GB" : locale,
    messages: textsOf(locale, namespace),
    timeZone: "Europe/Rome",
    onError: (error) => {
      throw error;
    },
  }) as unknown as Wording,
);
