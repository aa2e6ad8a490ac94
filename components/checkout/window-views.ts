import { sayHour } from "@/components/locations/say-open";
import type { Cart } from "@/lib/cart/types";
import { windowValue } from "@/lib/checkout/rules";
import type { LocationId } from "@/lib/core/id";
import { daysAway, sayDay, saySpan } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import { byDay, type Taken, windowsFrom } from "@/lib/fulfilment/windows/rules";
import type { WindowsView } from "./types";
import { sayBy, type Ways } from "./views";

type Say = (key: string, values?: Record<string, string | number>) => string;

/** The pickup windows of the stores from which something of the bag is collected; nothing for stores that have none. */
export function windowViews(cart: Cart, stores: Ways["stores"], taken: (place: LocationId) => Taken, now: Date, locale: Locale, t: Say): WindowsView[] {
  return stores
    .filter(({ place, readyBy }) => place.windows && readyBy && cart.lines.some((l) => l.locationId === place.id))
    .map(({ place, readyBy: ready }, i): WindowsView => {
      const by = ready ?? now;
      const free = byDay(windowsFrom(place, by, taken(place.id), now), place.timeZone);
      const dayOf = (at: Date) => { const away = daysAway(at, now, place.timeZone); return away === 0 ? t("window.today") : away === 1 ? t("window.tomorrow") : sayDay(at, locale, place.timeZone); };
      return {
        name: `windows.${String.fromCodePoint(97 + i)}`,
        label: t("window.when", { place: place.name }),
        any: t("window.any", { by: sayBy(by, now, place.timeZone, locale, t) }),
        days: free.map((windows) => ({ label: dayOf(windows[0]?.from ?? now), windows: windows.map((w) => ({ value: windowValue(place.id, w.from), label: saySpan(w.from, w.until, (at) => sayHour(at, locale, place.timeZone)) })) })),
        full: free.length === 0 ? t("window.full") : null,
      };
    });
}
