import "server-only";
import { sayReady } from "@/components/locations/say-open";
import type { BagView, CartWords } from "@/components/cart/bag-view";
import { cachedStores } from "@/lib/cached/places";
import { cartById } from "@/lib/cart/reads";
import { fill } from "@/lib/core/fill";
import { sayDay } from "@/lib/core/moments";
import type { Locale, Shopper } from "@/lib/core/who";
import { queues } from "@/lib/fulfilment/promise/reads";
import { readyBy } from "@/lib/fulfilment/promise/rules";
import { DELIVERY_METHODS } from "@/lib/fulfilment/rules";
import { deliveredBy } from "@/lib/locations/rules";
import { myStoreHandle } from "@/lib/request/my-store";
import { textsOf, words } from "@/lib/request/wording";
import { POLICY } from "@/lib/rights/policy/rules";

const ROME = "Europe/Rome";

/** Everything the bag shows: the cart of now, what can be promised now, and its words. */
export async function bagView(who: Shopper, locale: Locale): Promise<BagView> {
  const now = new Date();
  const [cart, stores, queue, mine] = await Promise.all([cartById(who.cartId, now), cachedStores(), queues(), myStoreHandle()]);
  const method = DELIVERY_METHODS[0];
  const day = method ? deliveredBy(method.workingDays.max, now, ROME) : null;
  const [t, texts] = [words(locale, "stores"), textsOf(locale, "cart") as CartWords];
  return {
    cart,
    ways: {
      deliverBy: day && sayDay(day, locale, ROME),
      stores: stores.filter((place) => place.collectFrom).toSorted((a, b) => Number(b.handle === mine) - Number(a.handle === mine)).map((place) => {
        const by = readyBy(place, queue(place.id), now);
        return { id: place.id, name: place.name, ready: by && sayReady(by.due, place, now, locale, t) };
      }),
      names: Object.fromEntries(stores.map(({ id, name }) => [id, name])),
    },
    words: { ...texts, reassurance: fill(texts.reassurance, { days: POLICY.windowDays }) },
  };
}
