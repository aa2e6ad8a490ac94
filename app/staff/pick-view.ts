import "server-only";
import type { PickView } from "@/components/staff/pick-view";
import { daysAway, sayDay, sayTime } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import type { PickList } from "@/lib/fulfilment/picking/types";
import type { Place } from "@/lib/locations/types";
import { sayNumber } from "@/lib/orders/rules";
import { words } from "@/lib/request/wording";
import { sayComes } from "./say-comes";

/** A collection to gather as the screen shows it, in the reader's language. */
export function pickViewOf(list: PickList, place: Place, locale: Locale, now: Date): PickView {
  const [t, queue] = [words(locale, "staff-pick"), words(locale, "staff")];
  const moment = (at: Date) => (daysAway(at, now, place.timeZone) === 0 ? sayTime(at, locale, place.timeZone) : `${sayDay(at, locale, place.timeZone)}, ${sayTime(at, locale, place.timeZone)}`);
  const { promisedAt, due, row, last } = list;
  return {
    id: list.fulfilmentId,
    name: list.name,
    number: sayNumber(list.number),
    at: now.getTime(),
    window: list.window && sayComes(list.window, place, locale, now, queue),
    row,
    last,
    promise: promisedAt && due && { madeAt: promisedAt.getTime(), due: due.getTime(), risk: false, by: queue("by", { at: moment(due) }), was: queue("was", { at: moment(due) }) },
    stops: list.stops.map(({ position, bin, title, options, sku, gtin, picture, wanted, found, onHand }) => ({
      position, bin, wanted, found,
      title: inLocale(title, locale),
      choice: options.map((each) => inLocale(each.value, locale)).join(", "),
      code: gtin ? gtin.replace(/^0(?=\d{13}$)/, "") : sku,
      stem: picture,
      onHand: t("onHand", { count: onHand }),
    })),
  };
}
