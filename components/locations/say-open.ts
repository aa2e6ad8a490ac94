import { daysAway, sayDay, sayTime } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import type { OpenState, Place } from "@/lib/locations/types";

type Say = (key: string, values?: Record<string, string | number>) => string;

/** A time without noughts at the full hour in Italian: `20`, `20:30`; always `20:00` in English. */
export const sayHour = (at: Date, locale: Locale, timeZone: string): string => {
  const time = sayTime(at, locale, timeZone);
  return locale === "it" ? time.replace(/^0?(\d{1,2}):00$/, "$1") : time;
};

/** Whether a store is open, in words that go after its name: "aperto fino alle 20", "apre domani alle 10". `t`: the stores' words. */
export function sayOpen(state: OpenState, place: Pick<Place, "timeZone">, now: Date, locale: Locale, t: Say): string {
  const zone = place.timeZone;
  if (state.open) return t("open.until", { time: sayHour(state.until, locale, zone) });
  if (state.opensAt === null) return t("open.closed");
  const time = sayHour(state.opensAt, locale, zone);
  const away = daysAway(state.opensAt, now, zone);
  return away === 0 ? t("open.todayAt", { time }) : away === 1 ? t("open.tomorrowAt", { time }) : t("open.dayAt", { day: sayDay(state.opensAt, locale, zone), time });
}

/** When something can be collected: "oggi entro le 16:30". */
export function sayReady(due: Date, place: Pick<Place, "timeZone">, now: Date, locale: Locale, t: Say): string {
  const zone = place.timeZone;
  const time = sayHour(due, locale, zone);
  const away = daysAway(due, now, zone);
  return away === 0 ? t("ready.today", { time }) : away === 1 ? t("ready.tomorrow", { time }) : t("ready.day", { day: sayDay(due, locale, zone), time });
}
