import { WORDS } from "@/scripts/stripe-stand-in/words";
import type { Locale } from "@/lib/core/who";
import { words } from "@/lib/core/wording";

/** The words that people read, so that journeys find things by the names they have: `say("it", "checkout")("pay")`. */
export const say = (locale: Locale, namespace: string) => words(locale, namespace);

/** The card page's own words. */
export const cardWords = (locale: Locale) => WORDS[locale];
