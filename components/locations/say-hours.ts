import type { Locale } from "@/lib/core/who";
import { groupedWeek } from "@/lib/locations/rules";
import type { Place, Span } from "@/lib/locations/types";

type Say = (key: string, values?: Record<string, string | number>) => string;

const hour = (time: string, locale: Locale): string => (locale === "it" ? time.replace(/^0?(\d{1,2}):00$/, "$1") : time);

/** A day's opening in words: "dalle 10 alle 20", or "chiuso". */
export const saySpans = (spans: readonly Span[], locale: Locale, t: Say): string =>
  spans.length === 0 ? t("closed") : spans.map((span) => t("span", { opens: hour(span.opens, locale), closes: hour(span.closes, locale) })).join(", ");

/** The week as people say it: "Da lunedì a mercoledì", "Giovedì". */
export const weekRows = (place: Place, locale: Locale, t: Say): readonly { readonly days: string; readonly hours: string }[] =>
  groupedWeek(place.week).map(({ days, spans }) => ({ days: sayDays(days, locale, t), hours: saySpans(spans, locale, t) }));

function sayDays(days: readonly number[], locale: Locale, t: Say): string {
  const name = (day: number | undefined, first = false) => (first || locale === "en" ? t(`days.${day}`) : t(`days.${day}`).toLocaleLowerCase(locale));
  const [from, to] = [days[0], days.at(-1)];
  if (days.length === 1) return name(from, true);
  return days.length === 2 ? t("dayPair", { from: name(from, true), to: name(to) }) : t("dayRange", { from: name(from), to: name(to) });
}

/** A calendar day (`2026-12-08`) in words, with the weekday: "martedì 8 dicembre". */
export const sayCalendarDay = (day: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale === "en" ? "en-GB" : "it-IT", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }).format(new Date(`${day}T12:00:00Z`)).replace(",", "");
