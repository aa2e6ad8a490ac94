import { Temporal } from "temporal-polyfill";
import type { Words } from "@/lib/core/words";

export type Holiday = { readonly day: string; readonly name: Words };

/** Public holidays of Italy on fixed days: law 260/1949 and its changes; 4 October since 2026 (law 151/2025). */
const FIXED: readonly (readonly [monthAndDay: string, it: string, en: string, since: number])[] = [
  ["01-01", "Capodanno", "New Year’s Day", 0],
  ["01-06", "Epifania", "Epiphany", 0],
  ["04-25", "Festa della Liberazione", "Liberation Day", 0],
  ["05-01", "Festa dei lavoratori", "Labour Day", 0],
  ["06-02", "Festa della Repubblica", "Republic Day", 0],
  ["08-15", "Ferragosto", "Assumption Day", 0],
  ["10-04", "San Francesco", "Saint Francis’ Day", 2026],
  ["11-01", "Ognissanti", "All Saints’ Day", 0],
  ["12-08", "Immacolata Concezione", "Immaculate Conception", 0],
  ["12-25", "Natale", "Christmas Day", 0],
  ["12-26", "Santo Stefano", "Saint Stephen’s Day", 0],
];

/** Easter Sunday of a year, `2026-04-05`, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8). */
export function easterOf(year: number): string {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return new Temporal.PlainDate(year, month, day).toString();
}

/** The public holidays of Italy in a year, in order. */
export function italianHolidays(year: number): Holiday[] {
  const easter = Temporal.PlainDate.from(easterOf(year));
  const fixed = FIXED.flatMap(([day, it, en, since]) => (year >= since ? [{ day: `${String(year).padStart(4, "0")}-${day}`, name: { it, en } }] : []));
  const moving = [
    { day: easter.toString(), name: { it: "Pasqua", en: "Easter Sunday" } },
    { day: easter.add({ days: 1 }).toString(), name: { it: "Lunedì dell’Angelo", en: "Easter Monday" } },
  ];
  return [...fixed, ...moving].toSorted((x, y) => (x.day < y.day ? -1 : 1));
}

/** Orders up to this hour leave on the same working day; a day's last parcels are delivered by the other. Local times. */
const LAST_PICKUP = 14;
const LAST_ROUND = 20;

const isWorkingDay = (day: Temporal.PlainDate): boolean =>
  day.dayOfWeek <= 5 && !italianHolidays(day.year).some((holiday) => holiday.day === day.toString());
/** The day itself, or the first working day after it: not a Saturday, a Sunday or a public holiday of Italy. */
export const workingDayFrom = (day: Temporal.PlainDate): Temporal.PlainDate => (isWorkingDay(day) ? day : workingDayFrom(day.add({ days: 1 })));

/**
 * When a parcel will have arrived: it leaves on the first working day (orders after 14:00 on the next), and takes `workingDays`
 * more, skipping weekends and Italian public holidays. Answers 20:00 local time of that day, the end of the couriers' last round.
 */
export function deliveredBy(workingDays: number, at: Date, timeZone: string): Date {
  const now = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  const today = now.toPlainDate();
  let day = workingDayFrom(now.hour < LAST_PICKUP ? today : today.add({ days: 1 }));
  for (let left = workingDays; left > 0; left--) day = workingDayFrom(day.add({ days: 1 }));
  return new Date(day.toZonedDateTime({ timeZone, plainTime: new Temporal.PlainTime(LAST_ROUND) }).epochMilliseconds);
}
