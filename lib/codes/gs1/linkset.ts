import type { Words } from "@/lib/core/words";
import { LOCALES } from "@/lib/core/who";

const VOCABULARY = "https://ref.gs1.org/voc/";
/** The kinds of links we have of each piece: its page, which is also what a resolver leads to by itself. */
const OURS = ["pip", "defaultLink"] as const;

/** What a caller of a Digital Link wants: to be led to the page, the list of all links, or a kind of link that we don't have. */
export function wantedLink(linkType: string | null, accept: string | null): "page" | "linkset" | "none" {
  if (linkType === "all" || linkType === "linkset") return "linkset";
  if (linkType !== null) return OURS.some((kind) => linkType === `gs1:${kind}` || linkType === VOCABULARY + kind || linkType === `https://gs1.org/voc/${kind}`) ? "page" : "none";
  return /(^|,)\s*application\/linkset(\+json)?\s*(;|,|$)/i.test(accept ?? "") ? "linkset" : "page";
}

/** All links of one piece as a set of links in JSON (RFC 9264), as GS1's resolver standard 1.2.0 has it. `page`: its path in each language. */
export function linksetOf({ anchor, title, page, origin }: { readonly anchor: string; readonly title: Words; readonly page: (locale: (typeof LOCALES)[number]) => string; readonly origin: string }) {
  const pages = LOCALES.map((locale) => ({ href: origin + page(locale), title: title[locale], type: "text/html", hreflang: [locale] }));
  return { linkset: [{ anchor, description: title.it, [`${VOCABULARY}defaultLink`]: pages.slice(0, 1).map(({ href, title, type }) => ({ href, title, type })), [`${VOCABULARY}pip`]: pages }] };
}
