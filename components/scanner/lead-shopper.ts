import { goodsLink } from "@/lib/codes/rules";
import type { Reading } from "@/lib/codes/types";
import type { Locale } from "@/lib/core/who";
import { addresses } from "../shop/addresses";

/** Where a shopper's scan leads, a path of this shop; or what is said of it instead. */
export type Led = { readonly to: string } | { readonly says: "not-ours" | "insecure" | "misread" | "pass"; readonly what: string };

/** Leads whoever scanned something in the aisle: to the goods in this store, to what a code of ours opens, never to another site. `text`: as it was read; `store`: where they stand, when the label doesn't say. */
export function leadShopper(reading: Reading, text: string, locale: Locale, store: string | null): Led {
  const at = addresses(locale);
  switch (reading.is) {
    case "goods":
      return { to: goodsLink({ ...reading, place: reading.place ?? store }, "") };
    case "variant":
      return { to: `${at.search}?q=${encodeURIComponent(reading.sku)}` };
    case "code":
      return { to: `/q/${encodeURIComponent(reading.code)}` };
    case "order":
      return { to: `${at.order(reading.number)}${reading.key ? `?code=${encodeURIComponent(reading.key)}` : ""}` };
    case "page":
      return { to: reading.path };
    case "typed":
      if (reading.sign) return { to: `/q/${reading.sign}` }; // a basket that a till sends to this phone
      return { to: `${at.search}?q=${encodeURIComponent(reading.text)}` };
    case "pass":
      return { says: "pass", what: reading.number };
    case "not-ours":
      return { says: reading.what === "insecure" ? "insecure" : "not-ours", what: reading.host ? ` (${reading.host})` : "" };
    case "misread":
      return { says: "misread", what: reading.text || text };
  }
}
