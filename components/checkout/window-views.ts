import { sayHour } from "@/components/locations/say-open";
import type { Cart } from "@/lib/cart/types";
import { windowValue } from "@/lib/checkout/rules";
import type { LocationId } from "@/lib/core/id";
import { daysAway, sayDay } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import { type Taken, windowsFrom } from "@/lib/fulfilment/windows/rules";
import type { WindowsView } from "./types";
import type { Ways } from "./views";

type Say = (key: string, values?: Record<string, string | number>) => string;

const begun = (text: string, locale: Locale): string => text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1);

/** The pickup windows of the stores from which something of the bag is collected; nothing for stores that have none. */
export function windowViews(cart: Cart, stores: Ways["stores"], taken: (place: LocationId) => Taken, now: Date, locale: Locale, t: Say): WindowsView[] {
  return stores
    .filter(({ place, readyBy }) => place.windows && readyBy && cart.lines.some((l) => l.fulfilment === "collect" && l.locationId === place.id))
    .map(({ place, readyBy: ready }, i): WindowsView => {
      const free = windowsFrom(place, ready ?? now, taken(place.id), now);
      const say = (at: Date) => sayHour(at, locale, place.timeZone);
      const dayOf = (at: Date) => { const away = daysAway(at, now, place.timeZone); return away === 0 ? t("window.today") : away === 1 ? t("window.tomorrow") : begun(sayDay(at, locale, place.timeZone), locale); };
      return {
        name: `windows.${String.fromCodePoint(97 + i)}`,
        label: t("window.at", { place: place.name }),
        any: t("window.any"),
        windows: free.map(({ from, until }) => ({ value: windowValue(place.id, from), label: t("window.from", { day: dayOf(from), from: say(from), until: say(until) }) })),
        full: free.length === 0 ? t("window.full") : null,
      };
    });
}
