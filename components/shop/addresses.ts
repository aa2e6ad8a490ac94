import type { FooterPlaces } from "@/components/frame/footer";
import type { HeaderPlaces } from "@/components/frame/header";
import type { Topic } from "@/lib/core/topics";
import type { Locale } from "@/lib/core/who";

/** Where things are, in one language: the only place that spells the shop's addresses. */
export const addresses = (locale: Locale) => ({
  home: `/${locale}`,
  search: `/${locale}/search`,
  scan: `/${locale}/scan`,
  category: (handle: string) => `/${locale}/c/${handle}`,
  filtered: (handle: string) => `/${locale}/c/${handle}/filter`,
  range: (handle: string) => `/${locale}/collections/${handle}`,
  rangeFiltered: (handle: string) => `/${locale}/collections/${handle}/filter`,
  product: (handle: string, sku?: string) => `/${locale}/p/${handle}${sku ? `?v=${encodeURIComponent(sku)}` : ""}`,
  past: (handle: string) => `/${locale}/past/${handle}`,
  inStore: (store: string, handle: string, sku?: string) => `/${locale}/s/${store}/p/${handle}${sku ? `?v=${encodeURIComponent(sku)}` : ""}`,
  stores: `/${locale}/stores`,
  store: (handle: string) => `/${locale}/stores/${handle}`,
  cart: `/${locale}/cart`,
  checkout: `/${locale}/checkout`,
  fromTill: (code: string) => `/${locale}/from-till?token=${encodeURIComponent(code)}`,
  account: `/${locale}/account`,
  signIn: (next?: string) => `/${locale}/sign-in${next ? `?next=${encodeURIComponent(next)}` : ""}`,
  orders: `/${locale}/orders`,
  order: (number: string) => `/${locale}/orders/${number}`,
  slip: (number: string) => `/${locale}/orders/${number}/slip`,
  fault: (number: string) => `/${locale}/orders/${number}/fault`,
  giveBack: (number: string) => `/${locale}/orders/${number}/return`,
  returnLabel: (number: string) => `/${locale}/orders/${number}/return/label`,
  returnSlip: (number: string) => `/${locale}/orders/${number}/return/slip`,
  receipt: (number: string) => `/${locale}/orders/${number}/receipt`,
  orderLive: (number: string) => `/api/live/order?number=${number}`,
  calendar: (number: string, part: string) => `/${locale}/orders/${number}/calendar?part=${part}`,
  withdrawal: (number?: string) => `/${locale}/withdrawal${number ? `?order=${number}` : ""}`,
  info: (topic: Topic) => `/${locale}/info/${topic}`,
});

export const headerPlaces = (locale: Locale): HeaderPlaces => {
  const at = addresses(locale);
  return { home: at.home, search: at.search, account: at.account, cart: at.cart, stores: at.stores, help: at.info("contact"), scan: at.scan };
};

export const footerPlaces = (locale: Locale): FooterPlaces => {
  const at = addresses(locale);
  const info = Object.fromEntries((["delivery", "returns", "contact", "terms", "privacy", "cookies", "accessibility", "reviews"] as const).map((topic) => [topic, at.info(topic)]));
  return { ...(info as Record<"delivery" | "returns" | "contact" | "terms" | "privacy" | "cookies" | "accessibility" | "reviews", string>), track: at.orders, withdraw: at.withdrawal(), stores: at.stores };
};
