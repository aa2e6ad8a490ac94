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
  "product in front of its shelf": at.inStore("milano-corso-como", "cuscino-lino"),
  "product that its label names, none left": at.inStore("milano-corso-como", "bollitore-aria", "BL-KIT-20-NERO"),
  stores: at.stores,
  scanner: at.scan,
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

const store = "/staff/milano-corso-como";
/** A store's pages as a colleague who manages it opens them; what needs an order, a pick or a run of labels is looked at where one is made. */
export const STAFF: Readonly<Record<string, string>> = {
  "the stores": "/staff",
  queue: store,
  "what is to be done": `${store}/tasks`,
  scan: `${store}/scan`,
  "words that may be meant": `${store}/scan?q=lampada%20fungo`,
  "a scan that is somebody else's": `${store}/scan?q=https%3A%2F%2Fesempio.example%2F`,
  "a code of nothing": `${store}/goods/NON-ESISTE-99`,
  goods: `${store}/goods/02000004111021`,
  "hand-over": `${store}/hand-over`,
  returns: `${store}/returns`,
  "a return of nothing": `${store}/returns?q=NON-ESISTE`,
  till: `${store}/till`,
  "which till": `${store}/till/which`,
  drawer: `${store}/till/drawer`,
  "drawer that is closed": `${store}/till/drawer?till=2`,
  "what moves without a sale": `${store}/till/drawer?do=in`,
  count: `${store}/till/drawer/count?till=1`,
  approvals: `${store}/approve`,
  "asking for an approval": `${store}/approve?action=line-discount&subject=line%3A9%3A1&amount=4000&about=Prova`,
  labels: `${store}/labels`,
  counters: `${store}/counters`,
  "card readers": `${store}/readers`,
  "one's PIN": `${store}/pin`,
  more: `${store}/more`,
};
