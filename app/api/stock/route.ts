import { z } from "zod";
import type { StockView } from "@/components/catalogue/stock-view";
import { sayOpen, sayReady } from "@/components/locations/say-open";
import { freeOnline } from "@/lib/cached/availability";
import { cachedStores } from "@/lib/cached/places";
import { isId, type VariantId } from "@/lib/core/id";
import { sayDay } from "@/lib/core/moments";
import { done, type Outcome } from "@/lib/core/outcome";
import { LOCALES } from "@/lib/core/who";
import { queues } from "@/lib/fulfilment/promise/reads";
import { readyBy } from "@/lib/fulfilment/promise/rules";
import { DELIVERY_METHODS } from "@/lib/fulfilment/rules";
import { stockOf } from "@/lib/inventory/reads";
import { places } from "@/lib/locations/reads";
import { deliveredBy, openAt } from "@/lib/locations/rules";
import { route } from "@/lib/request/route";
import { words } from "@/lib/request/wording";

const MOST = 100;
const Ids = z.string().max(37 * MOST).transform((text) => text.split(",")).refine((ids) => ids.length <= MOST && ids.every(isId)).transform((ids) => ids as VariantId[]);

/** How many there are of some variants, online and in each store, and by when they are there. Never cached. */
export const GET = route({
  who: "shopper",
  input: z.object({ variants: Ids, locale: z.enum(LOCALES) }),
  verb: async function stock(_, { variants, locale }): Promise<Outcome<StockView, never>> {
    const now = new Date();
    const [levels, everywhere, stores, queue] = await Promise.all([stockOf(variants), places(), cachedStores(), queues()]);
    const t = words(locale, "stores");
    const method = DELIVERY_METHODS[0];
    const day = method ? deliveredBy(method.workingDays.max, now, "Europe/Rome") : null;
    return done({
      online: Object.fromEntries(freeOnline(levels, everywhere)),
      deliverBy: day && sayDay(day, locale, "Europe/Rome"),
      places: stores.map((place) => {
        const state = openAt(place, now);
        const due = place.collectFrom ? readyBy(place, queue(place.id), now)?.due : null;
        return {
          id: place.id, handle: place.handle, name: place.name, city: place.city,
          open: state.open, says: sayOpen(state, place, now, locale, t),
          ready: due ? sayReady(due, place, now, locale, t) : null,
          free: Object.fromEntries(levels.filter((l) => l.locationId === place.id).map((l) => [l.variantId, l.free])),
        };
      }),
    });
  },
});
