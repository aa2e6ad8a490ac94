import type { Topic } from "@/lib/core/topics";
import type { Locale } from "@/lib/core/who";
import { accessibility as accessibilityEn } from "./accessibility.en";
import { accessibility } from "./accessibility.it";
import { contact as contactEn } from "./contact.en";
import { contact } from "./contact.it";
import { cookies as cookiesEn } from "./cookies.en";
import { cookies } from "./cookies.it";
import { delivery as deliveryEn } from "./delivery.en";
import { delivery } from "./delivery.it";
import { guarantee as guaranteeEn } from "./guarantee.en";
import { guarantee } from "./guarantee.it";
import { privacy as privacyEn } from "./privacy.en";
import { privacy } from "./privacy.it";
import { returns as returnsEn } from "./returns.en";
import { returns } from "./returns.it";
import { reviews as reviewsEn } from "./reviews.en";
import { reviews } from "./reviews.it";
import { terms as termsEn } from "./terms.en";
import { terms } from "./terms.it";
import type { About, LegalText } from "./text";

/** The pages of law and help, in both languages. The type asks for every one. */
const TEXTS = {
  delivery: { it: delivery, en: deliveryEn },
  returns: { it: returns, en: returnsEn },
  contact: { it: contact, en: contactEn },
  terms: { it: terms, en: termsEn },
  privacy: { it: privacy, en: privacyEn },
  cookies: { it: cookies, en: cookiesEn },
  accessibility: { it: accessibility, en: accessibilityEn },
  reviews: { it: reviews, en: reviewsEn },
  guarantee: { it: guarantee, en: guaranteeEn },
} as const satisfies Record<Topic, { readonly [L in Locale]: LegalText | ((about: About) => LegalText) }>;

/** A page of law or help, as it speaks of this shop. */
export function textOf(topic: Topic, locale: Locale, about: About): LegalText {
  const text: LegalText | ((about: About) => LegalText) = TEXTS[topic][locale];
  return typeof text === "function" ? text(about) : text;
}
