import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { expect, test } from "vitest";
import { LOCALES } from "./who";
import { namespaces, type Texts, textsOf, words } from "./wording";

/** Every text of a namespace under its dotted key. */
const flat = (texts: Texts, at = ""): [string, string][] =>
  Object.entries(texts).flatMap(([key, text]) => (typeof text === "string" ? [[`${at}${key}`, text] as [string, string]] : flat(text, `${at}${key}.`)));

/** What a text expects to be given: arguments with their kind, tags. */
function given(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type === TYPE.tag) return [`<${element.value}>`, ...given(element.children)];
    const inside = element.type === TYPE.plural || element.type === TYPE.select ? Object.values(element.options).flatMap((option) => given(option.value)) : [];
    return [`{${element.value}}`, ...inside];
  });
}
const wants = (text: string): string[] => [...new Set(given(parse(text)))].sort();

test("there are words", () => {
  expect(namespaces()).toContain("mails");
});

test.each(namespaces())("%s says the same things in every language, with the same arguments", (namespace) => {
  const [first, ...others] = LOCALES.map((locale) => new Map(flat(textsOf(locale, namespace))));
  for (const other of others) {
    expect([...other.keys()].sort()).toEqual([...(first?.keys() ?? [])].sort());
    for (const [key, text] of first ?? []) expect([key, wants(other.get(key) ?? "")]).toEqual([key, wants(text)]);
  }
});

test.each(namespaces())("%s is set with real apostrophes", (namespace) => {
  for (const locale of LOCALES) {
    for (const [key, text] of flat(textsOf(locale, namespace))) {
      expect([locale, key, /\w'\w/.test(text)]).toEqual([locale, key, false]);
    }
  }
});

test("an unknown key and an unknown namespace throw; a known one speaks", () => {
  expect(words("it", "mails")("sign-in.text", { minutes: 15 })).toContain("15 minuti");
  expect(() => words("it", "mails")("no-such-key")).toThrow();
  expect(() => words("it", "../it/mails")).toThrow("no namespace");
});
