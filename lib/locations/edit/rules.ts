import type { LocationId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import type { ExceptionalDay, Place, Span, WeekHours } from "../types";

/** Whether a colleague may change what holds for a place (null: make a new one): who has its settings; for the whole shop, or there. */
export const editsPlace = ({ may, at }: Pick<Staff, "may" | "at">, place: LocationId | null): boolean => may.has("settings") && (at === null || (place !== null && at.includes(place)));

/** What is written by hand, field by field, as its history keeps it. */
export const EDITED = ["kind", "name", "street", "postcode", "city", "province", "country", "phone", "email", "latitude", "longitude", "timeZone", "directions", "services", "deliversFrom", "collectFrom", "preparationMinutes", "collectCutOff", "holdDays", "extendDays", "reserveHours", "askMinutes", "documentFrom", "windows", "week", "exceptions"] as const;
export type EditedPlace = Pick<Place, (typeof EDITED)[number]>;
export const editedOf = (place: EditedPlace): EditedPlace => Object.fromEntries(EDITED.map((field) => [field, place[field]])) as EditedPlace;

/** The fields in which two differ. Pure. */
export const differing = (a: EditedPlace, b: EditedPlace): readonly (typeof EDITED)[number][] => EDITED.filter((field) => canonical(a[field]) !== canonical(b[field]));
/** The same text for the same value, in whatever order its keys stand. */
const canonical = (value: unknown): string => JSON.stringify(value, (_, each: unknown) => (typeof each === "object" && each !== null && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1))) : each)) ?? "";
/** A place's settings as one text that is another one as soon as somebody changes any of them. */
export const editionOf = (place: EditedPlace): string => EDITED.map((field) => canonical(place[field])).join("\n");

const MOST_SPANS = 4;
const clock = (text: string): string | null => {
  const [, hour = "", minute = "00"] = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(text) ?? [];
  const [h, m] = [Number(hour), Number(minute)];
  return hour !== "" && m < 60 && (h < 24 || (h === 24 && m === 0)) ? `${String(h).padStart(2, "0")}:${minute}` : null;
};
/** Opening hours of a day as people write them: `10-13, 15:30–19:30`; nothing: closed. Null for what is none, overlaps or runs backwards. */
export function readSpans(text: string): readonly Span[] | null {
  const parts = text.trim() === "" ? [] : text.split(/[,;]/);
  const spans = parts.map((part) => {
    const [opens = null, closes = null, ...more] = part.trim().split(/\s*[-–]\s*/).map(clock);
    return opens && closes && more.length === 0 && opens < closes ? { opens, closes } : null;
  });
  if (spans.length > MOST_SPANS || spans.includes(null)) return null;
  const its = spans as Span[];
  return its.every(({ opens }, i) => i === 0 || opens >= (its[i - 1]?.closes ?? "")) ? its : null;
}
/** The same, written back. */
export const saySpans = (spans: readonly Span[]): string => spans.map(({ opens, closes }) => `${opens}–${closes}`).join(", ");

export const weekOf = (days: readonly (readonly Span[])[]): WeekHours => days.flatMap((spans, i) => (spans.length > 0 ? [{ weekday: i + 1, spans }] : []));
/** The hours of a weekday, 1 for Monday. */
export const hoursOn = (week: WeekHours, weekday: number): readonly Span[] => week.find((day) => day.weekday === weekday)?.spans ?? [];
/** Exceptional days as they are kept: in order, one span at most, because a day that differs is closed or short. */
export const inOrder = (days: readonly ExceptionalDay[]): readonly ExceptionalDay[] => days.toSorted((a, b) => (a.day < b.day ? -1 : 1));
