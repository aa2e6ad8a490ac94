import type { Reading } from "@/lib/codes/types";

/** Where a colleague's scan leads, what is said of it instead, or words to look for. */
export type LedColleague = { readonly to: string } | { readonly says: "not-ours" | "insecure" | "misread"; readonly what: string } | { readonly words: string };

const SIGNS = /^[\w.+/-]{1,80}$/;

/** Scan anything and land where it belongs: goods in their view, a collection at the counter, an order in its page. `home`: the store's address in the staff app. */
export function leadColleague(reading: Reading, home: string): LedColleague {
  switch (reading.is) {
    case "goods":
      return { to: `${home}/goods/${reading.gtin}` };
    case "variant":
      return { to: `${home}/goods/${encodeURIComponent(reading.sku)}` };
    case "pass":
      return { to: `${home}/hand-over?q=${encodeURIComponent(`${reading.number}-${reading.code}`)}` };
    case "order":
      return { to: `/admin/orders/${encodeURIComponent(reading.number)}` };
    case "code":
      return { to: `/q/${encodeURIComponent(reading.code)}` }; // what it opens for a colleague, its own address knows
    case "page":
      return { to: reading.path };
    case "typed":
      if (reading.number) return { to: `${home}/hand-over?q=${encodeURIComponent(reading.number)}` };
      return SIGNS.test(reading.text) ? { to: `${home}/goods/${encodeURIComponent(reading.text)}` } : { words: reading.text };
    case "not-ours":
      return { says: reading.what === "insecure" ? "insecure" : "not-ours", what: reading.host ? ` (${reading.host})` : "" };
    case "misread":
      return { says: "misread", what: reading.text };
  }
}
