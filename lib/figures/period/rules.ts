import { dayOf, sayDate } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import { type Day, type Days, type Period, PRESETS, type Preset } from "../types";

/** Whose days the figures count: those of the seller. */
export const SHOP_ZONE = "Europe/Rome";
/** The longest stretch that may be asked for: a year, and a day where it leaps. */
export const MOST_DAYS = 366;
const DAY_MS = 86_400_000;

export const todayAt = (now: Date): Day => dayOf(now, SHOP_ZONE) as Day;
export const addDays = (day: Day, days: number): Day => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10) as Day;
export const daysIn = ({ from, to }: Days): number => (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
/** Each day of a stretch. */
export const eachDay = (days: Days): readonly Day[] => Array.from({ length: daysIn(days) }, (_, i) => addDays(days.from, i));
/** A moment in the middle of a day, to say its date by. */
export const noonOf = (day: Day): Date => new Date(`${day}T12:00:00Z`);

/** A day as an address or a date field says it; null for what is none, also of the calendar. */
export function readDay(text: unknown): Day | null {
  if (typeof text !== "string" || !/^20\d\d-\d\d-\d\d$/.test(text)) return null;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? (text as Day) : null;
}

/** Days as one filter of an address says them: `2026-11-01..2026-11-23`; null for anything else, or more than a year. */
export function readDays(text: unknown): Days | null {
  const [from, to, more] = typeof text === "string" ? text.split("..").map(readDay) : [];
  return from && to && more === undefined && from <= to && daysIn({ from, to }) <= MOST_DAYS ? { from, to } : null;
}
export const sayDays = ({ from, to }: Days): string => `${from}..${to}`;
/** Days as people read them: `27 ott 2026 – 23 nov 2026`, or one of them. */
export const sayPeriod = ({ from, to }: Days, locale: Locale): string => [...new Set([from, to])].map((day) => sayDate(noonOf(day), locale, SHOP_ZONE)).join(" – ");

const PRESET_DAYS: { readonly [P in Preset]: (today: Day) => Days } = {
  today: (today) => ({ from: today, to: today }),
  yesterday: (today) => ({ from: addDays(today, -1), to: addDays(today, -1) }),
  week: (today) => ({ from: addDays(today, -6), to: today }),
  "four-weeks": (today) => ({ from: addDays(today, -27), to: today }),
  month: (today) => ({ from: `${today.slice(0, 8)}01` as Day, to: today }),
};

/** What stands beside a stretch of days: as many days that end the day before it; beside this month the same days of the last one, as far as it has them. */
function daysBefore({ from, to }: Days, preset: Preset | null): Days {
  const last = addDays(from, -1);
  if (preset !== "month") return { from: addDays(from, -daysIn({ from, to })), to: last };
  const first = `${last.slice(0, 8)}01` as Day;
  const same = addDays(first, daysIn({ from, to }) - 1);
  return { from: first, to: same < last ? same : last };
}

/** The period that an address asks for: a preset, or days of one's own that are not to come; four weeks where it says nothing that can be. Pure. */
export function readPeriod(asked: Readonly<Record<string, unknown>>, today: Day): Period {
  const [from, to] = [readDay(asked["from"]), readDay(asked["to"])];
  const own = from && to && from <= to && from <= today ? { from, to: to < today ? to : today } : null;
  const preset = own && daysIn(own) <= MOST_DAYS ? null : (PRESETS.find((each) => each === asked["period"]) ?? "four-weeks");
  const days = preset === null && own ? own : PRESET_DAYS[preset ?? "four-weeks"](today);
  return { ...days, preset, before: daysBefore(days, preset), running: days.to === today };
}

/** The same period as a query of an address. */
export const periodQuery = ({ preset, from, to }: Period): string => (preset === null ? `from=${from}&to=${to}` : `period=${preset}`);
