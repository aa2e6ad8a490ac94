import { daysAway, sayDay, saySpan, sayTime } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import type { Window } from "@/lib/fulfilment/windows/rules";
import type { Place } from "@/lib/locations/types";
import type { Wording } from "@/lib/request/wording";

/** In which window somebody comes: "Viene oggi 16:00–17:00". `t`: the words of the queue. */
export function sayComes({ from, until }: Window, { timeZone }: Pick<Place, "timeZone">, locale: Locale, now: Date, t: Wording): string {
  const away = daysAway(from, now, timeZone);
  const day = away === 0 ? t("today") : away === 1 ? t("tomorrow") : sayDay(from, locale, timeZone);
  return t("window", { day, span: saySpan(from, until, (at) => sayTime(at, locale, timeZone)) });
}
