import { Temporal } from "temporal-polyfill";
import type { OpenState, Place, Span, WeekHours } from "./types";

export { deliveredBy } from "./calendar/rules";

/** How far ahead an opening is looked for. */
const DAYS_AHEAD = 90;
type Hours = Pick<Place, "timeZone" | "week" | "exceptions">;
/** A stretch of opening in real time: from `from` on, until just before `until`. */
export type Opening = { readonly from: Date; readonly until: Date };

/** The spans of a day at a place (`2026-12-25`, local): the exceptional ones if the day has any, else those of the weekday. */
export function spansOn(place: Hours, day: string): readonly Span[] {
  const exception = place.exceptions.find((e) => e.day === day);
  return exception ? exception.spans : (place.week.find((w) => w.weekday === Temporal.PlainDate.from(day).dayOfWeek)?.spans ?? []);
}

/**
 * The next openings that end after `at`, in order, first the one that `at` lies in. Hours that touch are one opening, also over
 * midnight. Local times that a clock change skips are an hour later; of those that come twice an opening takes the first, a closing the second.
 */
export function* openingsFrom(place: Hours, at: Date): Generator<Opening, void> {
  let last: Opening | undefined;
  for (const next of spansFrom(place, at, -1, DAYS_AHEAD - 1)) {
    if (last && next.from <= last.until) {
      last = { from: last.from, until: later(last.until, next.until) };
      continue;
    }
    if (last && last.until > at) yield last;
    last = next;
  }
  if (last && last.until > at) yield last;
}

/** The spans of the days from so many after that of `at` to so many after it, each by itself, in real time; those that a clock change swallowed are left out. */
export function* spansFrom(place: Hours, at: Date, first: number, last: number): Generator<Opening, void> {
  const today = zoned(at, place.timeZone).toPlainDate();
  for (let n = first; n <= last; n++) {
    const day = today.add({ days: n });
    for (const span of spansOn(place, day.toString())) {
      const next = { from: moment(day, span.opens, place.timeZone, "compatible"), until: moment(day, span.closes, place.timeZone, "later") };
      if (next.until > next.from) yield next;
    }
  }
}

/** Whether a place is open at a moment, and until when, or from when next (null: not within 90 days). */
export function openAt(place: Hours, at: Date): OpenState {
  const [next] = openingsFrom(place, at).take(1);
  if (!next) return { open: false, opensAt: null };
  return next.from <= at ? { open: true, until: next.until } : { open: false, opensAt: next.from };
}

/** When a place opens next after a moment, even if it is open then; null: not within 90 days. */
export function nextOpening(place: Hours, at: Date): Date | null {
  const [next] = openingsFrom(place, at).filter((opening) => opening.from > at).take(1);
  return next?.from ?? null;
}

/**
 * The first moment at which so many minutes of opening time have passed since `from`, and the end of the opening that it lies in;
 * null for a place that isn't open long enough within 90 days.
 */
export function afterOpening(place: Hours, minutes: number, from: Date): { readonly at: Date; readonly until: Date } | null {
  let left = minutes * 60_000;
  for (const opening of openingsFrom(place, from)) {
    const start = Math.max(opening.from.getTime(), from.getTime());
    const lasts = opening.until.getTime() - start;
    if (left <= lasts) return { at: new Date(start + left), until: opening.until };
    left -= lasts;
  }
  return null;
}

/** A local time of the day that `at` lies in, as a moment, and the midnight that ends the day. One that comes twice is the first. */
export function onDayOf(at: Date, time: string, timeZone: string): { readonly at: Date; readonly midnight: Date } {
  const day = zoned(at, timeZone).toPlainDate();
  return { at: moment(day, time, timeZone, "compatible"), midnight: moment(day, "24:00", timeZone, "compatible") };
}

export type DayGroup = { readonly days: readonly number[]; readonly spans: readonly Span[] };
/** The week as people say it: neighbouring days with the same hours together (`days`: 1 is Monday), closed days with no spans. */
export function groupedWeek(week: WeekHours): DayGroup[] {
  const groups: { days: number[]; spans: readonly Span[] }[] = [];
  for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
    const spans = week.find((w) => w.weekday === weekday)?.spans ?? [];
    const last = groups.at(-1);
    if (last && JSON.stringify(last.spans) === JSON.stringify(spans)) last.days.push(weekday);
    else groups.push({ days: [weekday], spans });
  }
  return groups;
}

/** The exceptional days from the day of `at` on, at most `days` days ahead. */
export function exceptionsFrom(place: Pick<Place, "timeZone" | "exceptions">, at: Date, days: number): Place["exceptions"] {
  const today = zoned(at, place.timeZone).toPlainDate();
  const [from, to] = [today.toString(), today.add({ days }).toString()];
  return place.exceptions.filter((e) => e.day >= from && e.day <= to);
}

const later = (a: Date, b: Date): Date => (a > b ? a : b);
const zoned = (at: Date, timeZone: string) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);

/** A local time of a day as a moment; `24:00` is the next day's midnight. */
function moment(day: Temporal.PlainDate, time: string, timeZone: string, disambiguation: "compatible" | "later"): Date {
  const local = time === "24:00" ? day.add({ days: 1 }).toPlainDateTime() : day.toPlainDateTime(Temporal.PlainTime.from(time));
  return new Date(local.toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds);
}

/** Whether a store gives an order for a document only: it is worth as much as the store says. */
export const needsDocument = (order: { readonly total: number }, { documentFrom }: Pick<Place, "documentFrom">): boolean => documentFrom !== null && order.total >= documentFrom;
