import type { Locale } from "./who";

const tag = (locale: Locale): string => (locale === "en" ? "en-GB" : "it-IT");

/** A way to say moments, made once for each language and time zone: making it takes sixty times as long as using it. */
function said(options: Intl.DateTimeFormatOptions): (at: Date, locale: string, timeZone: string) => string {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (at, locale, timeZone) => {
    const name = locale + timeZone;
    const format = made.get(name) ?? new Intl.DateTimeFormat(locale, { timeZone, ...options });
    made.set(name, format);
    return format.format(at);
  };
}
const day = said({ year: "numeric", month: "2-digit", day: "2-digit" });
const shortDay = said({ weekday: "short", day: "numeric", month: "short" });
const dayOfYear = said({ day: "numeric", month: "short", year: "numeric" });
const longDay = said({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const time = said({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
/** A moment's day in a time zone, as machines write it: `2026-11-27`. */
export const dayOf = (at: Date, timeZone: string): string => day(at, "en-CA", timeZone);

/** How far a moment's day is from today in a time zone: 0 today, 1 tomorrow. */
export function daysAway(at: Date, now: Date, timeZone: string): number {
  return Math.round((Date.parse(dayOf(at, timeZone)) - Date.parse(dayOf(now, timeZone))) / 86_400_000);
}

/** A day in few words, without the year: `gio 27 nov`, `Thu 27 Nov`. */
export const sayDay = (at: Date, locale: Locale, timeZone: string): string => shortDay(at, tag(locale), timeZone).replace(/,/g, "");

/** A day of any year, for columns: `27 nov 2026`. */
export const sayDate = (at: Date, locale: Locale, timeZone: string): string => dayOfYear(at, tag(locale), timeZone);

/** A day in full, with the year: `giovedì 27 novembre 2026`. */
export const sayLongDay = (at: Date, locale: Locale, timeZone: string): string => longDay(at, tag(locale), timeZone).replace(/,/g, "");

/** The time of day on a 24-hour clock: `16:30`. */
export const sayTime = (at: Date, locale: Locale, timeZone: string): string => time(at, tag(locale), timeZone);

/** A stretch of a day: `16:00–17:00`; over midnight the second time is of the next day. */
export const saySpan = (from: Date, until: Date, say: (at: Date) => string): string => `${say(from)}–${say(until)}`;
