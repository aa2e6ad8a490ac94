import { addresses } from "@/components/shop/addresses";
import { TOPICS } from "@/lib/core/topics";

const at = addresses("it");

/** Pages that are the same for everybody, by what they are. Every kind of page is here once. */
export const STATIC: Readonly<Record<string, string>> = {
  home: at.home,
  department: at.category("lighting"),
  "product without choice of size": at.product("lampada-fungo"),
  "product with a reduction and sizes": at.product("cuscino-lino"),
  "product sold out in a colour": at.product("bollitore-aria", "BL-KIT-20-NERO"),
  stores: at.stores,
  store: at.store("milano-corso-como"),
  ...Object.fromEntries(TOPICS.map((topic) => [topic, at.info(topic)])),
  "home in English": addresses("en").home,
};
/** Pages made when somebody asks, without personal data. */
export const LISTS: Readonly<Record<string, string>> = {
  "filtered list": `${at.filtered("lighting")}?sort=price-up`,
  "search with results": `${at.search}?q=lampada`,
  "search without results": `${at.search}?q=zzzyyyxxx`,
  "empty bag": at.cart,
};
/** Pages with money, credentials or personal data, as a stranger sees them. */
export const PERSONAL: Readonly<Record<string, string>> = {
  "checkout of an empty bag": at.checkout,
  "sign in": at.signIn(),
  "sign up": "/it/sign-up",
  "forgotten password": "/it/reset",
  "orders of a stranger": at.orders,
  withdrawal: at.withdrawal(),
  "the office's door": "/admin/sign-in",
};
