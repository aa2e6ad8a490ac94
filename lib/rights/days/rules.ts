import { Temporal } from "temporal-polyfill";
import { workingDayFrom } from "@/lib/locations/calendar/rules";

/** How long a period lasts: calendar days or months. */
export type Period = { readonly days: number } | { readonly months: number };

const dayOf = (at: Date, timeZone: string): Temporal.PlainDate => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
/** Noon, so that it is the same day in every time zone of the house. */
const noonOf = (day: Temporal.PlainDate): Date => new Date(`${day.toString()}T12:00:00Z`);

/** The day of a moment, at noon. */
export const onDay = (at: Date, timeZone: string): Date => noonOf(dayOf(at, timeZone));

/**
 * The last day of a period after a moment, at noon. The day of the moment isn't counted; months end on the date of their beginning, or
 * on the last day of a month that has no such date (Regulation 1182/71 article 3(1) and (2)(c); the same in Codice civile article 2963).
 */
export const lastDay = (at: Date, period: Period, timeZone: string): Date => noonOf(dayOf(at, timeZone).add(period));

/**
 * The same of a period that the law gives a customer: one that would end on a Saturday, a Sunday or a public holiday ends on the next
 * working day (Regulation 1182/71 article 3(4), which recital 41 of Directive 2011/83/EU takes for all of that directive's periods).
 * Public holidays are those of Italy, where the customer acts (article 2(1)). What we owe is counted by `lastDay`: the day off doesn't help us.
 */
export const lastLegalDay = (at: Date, period: Period, timeZone: string): Date => noonOf(workingDayFrom(dayOf(at, timeZone).add(period)));

/** Whether a last day is over: from the first moment of the day after it, by the clock of the place. */
export const isOver = (until: Date, now: Date, timeZone: string): boolean => Temporal.PlainDate.compare(dayOf(now, timeZone), dayOf(until, "UTC")) > 0;
