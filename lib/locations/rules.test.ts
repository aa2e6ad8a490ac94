import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterOpening, exceptionsFrom, groupedWeek, nextOpening, onDayOf, openAt, openingsFrom, spansOn } from "./rules";
import type { Span, WeekHours } from "./types";

const ROME = "Europe/Rome";
const span = (text: string): Span => ({ opens: text.slice(0, 5), closes: text.slice(6) });
const spans = (hours: string): Span[] => hours.split(" ").filter(Boolean).map(span);
const week = (...days: string[]): WeekHours => days.flatMap((hours, i) => (hours ? [{ weekday: i + 1, spans: spans(hours) }] : []));
const place = (days: WeekHours, exceptions: Record<string, string> = {}) => ({
  timeZone: ROME, week: days,
  exceptions: Object.entries(exceptions).map(([day, hours]) => ({ day, spans: spans(hours), reason: { it: "", en: "" } })),
});
const daily = (hours: string) => week(hours, hours, hours, hours, hours, hours, hours);
/** A moment in Rome, winter or summer time as the offset says. */
const at = (local: string, offset = "+01:00") => new Date(`${local}:00${offset}`);

const bologna = place(week("10:00-13:30 15:30-19:30", "10:00-13:30 15:30-19:30", "10:00-13:30 15:30-19:30", "10:00-13:30", "10:00-13:30 15:30-19:30", "10:00-13:30 15:30-19:30", ""), { "2026-12-08": "", "2026-12-24": "10:00-18:00" });

describe("whether a place is open", () => {
  test.each([
    ["before the morning", "2026-11-23T09:59", { open: false, opensAt: at("2026-11-23T10:00") }],
    ["as it opens", "2026-11-23T10:00", { open: true, until: at("2026-11-23T13:30") }],
    ["as it closes for lunch", "2026-11-23T13:30", { open: false, opensAt: at("2026-11-23T15:30") }],
    ["in the evening", "2026-11-23T19:30", { open: false, opensAt: at("2026-11-24T10:00") }],
    ["on Thursday afternoon", "2026-11-26T16:00", { open: false, opensAt: at("2026-11-27T10:00") }],
    ["over Sunday", "2026-11-28T19:30", { open: false, opensAt: at("2026-11-30T10:00") }],
    ["on a holiday", "2026-12-08T11:00", { open: false, opensAt: at("2026-12-09T10:00") }],
    ["on a day with other hours, at lunch", "2026-12-24T14:00", { open: true, until: at("2026-12-24T18:00") }],
  ])("%s", (_, moment, state) => {
    expect(openAt(bologna, at(moment))).toEqual(state);
  });
  test("until midnight, and past it where the next day begins then", () => {
    const night = place(week("18:00-24:00", "00:00-02:00", "18:00-24:00", "", "", "", ""));
    expect(openAt(night, at("2026-11-23T23:59"))).toEqual({ open: true, until: at("2026-11-24T02:00") });
    expect(openAt(night, at("2026-11-24T00:00"))).toEqual({ open: true, until: at("2026-11-24T02:00") });
    expect(openAt(night, at("2026-11-25T23:00"))).toEqual({ open: true, until: at("2026-11-26T00:00") });
  });
  test("at every hour of a day and night shop, whatever the clocks do", () => {
    const always = place(daily("00:00-24:00"));
    for (const moment of ["2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"]) expect(openAt(always, new Date(moment)).open).toBe(true);
  });
  test("never: no hours, or closed for longer than anybody looks ahead", () => {
    expect(openAt(place([]), at("2026-11-23T12:00"))).toEqual({ open: false, opensAt: null });
    expect(nextOpening(place([]), at("2026-11-23T12:00"))).toBeNull();
  });
});

describe("on days with a clock change", () => {
  test("hours are those of the wall clock", () => {
    const shop = place(daily("10:00-20:00"));
    expect(openAt(shop, at("2026-03-29T09:30", "+02:00"))).toEqual({ open: false, opensAt: new Date("2026-03-29T08:00:00Z") });
    expect(openAt(shop, at("2026-10-25T09:30"))).toEqual({ open: false, opensAt: new Date("2026-10-25T09:00:00Z") });
  });
  test("an opening in the skipped hour is an hour later", () => {
    expect(openAt(place(daily("02:30-06:00")), new Date("2026-03-29T00:00:00Z"))).toEqual({ open: false, opensAt: new Date("2026-03-29T01:30:00Z") });
  });
  test("a closing in the hour that comes twice is the second", () => {
    expect(openAt(place(daily("01:00-02:30")), new Date("2026-10-25T00:00:00Z"))).toEqual({ open: true, until: new Date("2026-10-25T01:30:00Z") });
  });
});

describe("so many minutes of opening time", () => {
  test("end where they are over, with the end of that opening", () => {
    expect(afterOpening(bologna, 60, at("2026-11-23T13:00"))).toEqual({ at: at("2026-11-23T16:00"), until: at("2026-11-23T19:30") });
    expect(afterOpening(bologna, 0, at("2026-11-23T11:00"))?.at).toEqual(at("2026-11-23T11:00"));
  });
  test("never end where nobody works", () => expect(afterOpening(place([]), 1, at("2026-11-23T12:00"))).toBeNull());
});

test("a time of a day, and the midnight after it, also where the clocks change", () => {
  expect(onDayOf(at("2026-11-23T23:59"), "18:00", ROME)).toEqual({ at: at("2026-11-23T18:00"), midnight: at("2026-11-24T00:00") });
  expect(onDayOf(at("2026-03-29T12:00", "+02:00"), "02:30", ROME)).toEqual({ at: new Date("2026-03-29T01:30:00Z"), midnight: new Date("2026-03-29T22:00:00Z") });
  expect(onDayOf(at("2026-10-25T12:00"), "02:30", ROME).at).toEqual(new Date("2026-10-25T00:30:00Z"));
});

test("openings come in order, apart from each other, and none is over", () => {
  fc.assert(fc.property(fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) }), (ms) => {
    const now = new Date(ms);
    let last = now.getTime() - 86_400_000 * 3;
    for (const { from, until } of openingsFrom(bologna, now).take(20)) {
      expect(from.getTime()).toBeGreaterThan(last);
      expect(until.getTime()).toBeGreaterThan(Math.max(from.getTime(), now.getTime()));
      last = until.getTime();
    }
  }), { numRuns: 60 });
});

test("the next opening is another than this one", () => {
  expect(nextOpening(bologna, at("2026-11-23T11:00"))).toEqual(at("2026-11-23T15:30"));
});

test("neighbouring days with the same hours are said together", () => {
  expect(groupedWeek(bologna.week).map((g) => [g.days, g.spans.length])).toEqual([[[1, 2, 3], 2], [[4], 1], [[5, 6], 2], [[7], 0]]);
  expect(groupedWeek([])).toEqual([{ days: [1, 2, 3, 4, 5, 6, 7], spans: [] }]);
});

test("exceptional days are told ahead, from the local day on", () => {
  expect(exceptionsFrom(bologna, new Date("2026-12-07T23:30:00Z"), 14).map((e) => e.day)).toEqual(["2026-12-08"]);
  expect(exceptionsFrom(bologna, at("2026-12-08T12:00"), 16).map((e) => e.day)).toEqual(["2026-12-08", "2026-12-24"]);
  expect(spansOn(bologna, "2026-12-08")).toEqual([]);
});
