import type { Locale } from "./who";

const tag = (locale: Locale): string => (locale === "en" ? "en-GB" : "it-IT");
const dayKey = (at: Date, timeZone: string): string => new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(at);

/** How far a moment's day is from today in a time zone: 0 today, 1 tomorrow. */
export function daysAway(at: Date, now: Date, timeZone: string): number {
  return Math.round((Date.parse(dayKey(at, timeZone)) - Date.parse(dayKey(now, timeZone))) / 86_400_000);
}

/** A day in few words, without the year: `gio 27 nov`, `Thu 27 Nov`. */
export const sayDay = (at: Date, locale: Locale, timeZone: string): string =>
  new Intl.DateTimeFormat(tag(locale), { timeZone, weekday: "short", day: "numeric", month: "short" }).format(at).replace(/,/g, "");

/** A day in full, with the year: `giovedì 27 novembre 2026`. */
export const sayLongDay = (at: Date, locale: Locale, timeZone: string): string =>
  new Intl.DateTimeFormat(tag(locale), { timeZone, weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(at).replace(/,/g, "");

/** The time of day on a 24-hour clock: `16:30`. */
export const sayTime = (at: Date, locale: Locale, timeZone: string): string =>
  new Intl.DateTimeFormat(tag(locale), { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);

/** A stretch of a day: `16:00–17:00`; over midnight the second time is of the next day. */
export const saySpan = (from: Date, until: Date, say: (at: Date) => string): string => `${say(from)}–${say(until)}`;
