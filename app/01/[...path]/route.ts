import { addresses } from "@/components/shop/addresses";
import { isKnown } from "@/lib/cached/known";
import { productByGtin } from "@/lib/catalogue/reads";
import { goodsLink, readGoodsLink } from "@/lib/codes/gs1/goods-link";
import { linksetOf, wantedLink } from "@/lib/codes/gs1/linkset";
import { config } from "@/lib/core/config";
import type { Locale } from "@/lib/core/who";
import { servesAt } from "@/lib/fulfilment/queue/reads";
import { codeDoor, onTo } from "@/lib/request/code-door";
import { staffPlace } from "@/lib/request/staff-place";
import { words } from "@/lib/request/wording";

const OPEN = { "access-control-allow-origin": "*" };

/**
 * A GS1 Digital Link, as labels carry it: to the product's page in the visitor's language and the store whose label it is,
 * by whatever handle it has now;
 * for a colleague to the goods in their store. 400 for what is no GTIN, 404 for what was never sold here. Programs get all links as a set (RFC 9264).
 */
export const GET = codeDoor("digital link", async ({ url, locale, headers, say }) => {
  const search = { href: addresses(locale).search, words: words(locale, "codes")("search") };
  const goods = readGoodsLink(url.pathname, url.searchParams);
  if ("why" in goods) return say(400, "misread", search);
  const wanted = wantedLink(url.searchParams.get("linkType"), headers.get("accept"));
  const store = wanted === "page" ? await staffPlace(goods.place, servesAt) : null;
  if (store) return onTo(`${store}/goods/${goods.gtin}`, { "cache-control": "private, no-store" });
  const named = await productByGtin(goods.gtin);
  if (!named) return say(404, "not-sold", search);
  const here = goods.place !== null && (await isKnown("store", goods.place)) ? goods.place : null;
  const page = (to: Locale, place: string | null = null): string => {
    const [at, sku] = [addresses(to), named.sku ?? undefined];
    return !named.sold ? at.past(named.handle) : place ? at.inStore(place, named.handle, sku) : at.product(named.handle, sku);
  };
  const origin = config().UNICO_BASE_URL;
  const anchor = goodsLink({ ...goods, place: null }, origin);
  if (wanted === "none") return say(404, "no-link", { href: page(locale), words: words(locale, "codes")("product") });
  if (wanted === "page") return onTo(page(locale, here), { ...OPEN, link: `<${anchor}?linkType=linkset>; rel="linkset"; type="application/linkset+json"` });
  const body = JSON.stringify(linksetOf({ anchor, title: named.title, page: (to) => page(to), origin }));
  const context = '<https://ref.gs1.org/standards/resolver/linkset-context>; rel="http://www.w3.org/ns/json-ld#context"; type="application/ld+json"';
  return new Response(body, { headers: { ...OPEN, "content-type": "application/linkset+json", "cache-control": "public, max-age=300", vary: "accept", link: context } });
});
