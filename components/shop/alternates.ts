import type { Metadata } from "next";
import { LOCALES, type Locale } from "@/lib/core/who";

/** The one address of a page, and the same page in the other languages. Italian is what we show to everybody else. */
export const alternates = (pathIn: (locale: Locale) => string, locale: Locale, base: string): NonNullable<Metadata["alternates"]> => ({
  canonical: `${base}${pathIn(locale)}`,
  languages: { ...Object.fromEntries(LOCALES.map((each) => [each, `${base}${pathIn(each)}`])), "x-default": `${base}${pathIn("it")}` },
});
