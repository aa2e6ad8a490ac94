import { describe, expect, test } from "vitest";
import type { Day } from "../types";
import { daysIn, eachDay, MOST_DAYS, periodQuery, readDay, readDays, readPeriod, sayDays, todayAt } from "./rules";

const TODAY = "2026-11-23" as Day;
const days = (from: string, to: string) => ({ from, to });

describe("a period", () => {
  test.each([
    ["today", days("2026-11-23", "2026-11-23"), days("2026-11-22", "2026-11-22"), true],
    ["yesterday", days("2026-11-22", "2026-11-22"), days("2026-11-21", "2026-11-21"), false],
    ["week", days("2026-11-17", "2026-11-23"), days("2026-11-10", "2026-11-16"), true],
    ["four-weeks", days("2026-10-27", "2026-11-23"), days("2026-09-29", "2026-10-26"), true],
    ["month", days("2026-11-01", "2026-11-23"), days("2026-10-01", "2026-10-23"), true],
  ] as const)("%s stands beside as many days before it", (preset, now, before, running) => {
    expect(readPeriod({ period: preset }, TODAY)).toEqual({ ...now, preset, before, running });
  });
  test("of a month is compared with no more days than the last one had", () => {
    expect(readPeriod({ period: "month" }, "2026-03-31" as Day).before).toEqual(days("2026-02-01", "2026-02-28"));
  });
  test("of one's own ends today at the latest, and goes back to its address", () => {
    const own = readPeriod({ from: "2026-11-01", to: "2027-01-01" }, TODAY);
    expect(own).toEqual({ ...days("2026-11-01", "2026-11-23"), preset: null, before: days("2026-10-09", "2026-10-31"), running: true });
    expect(readPeriod(Object.fromEntries(new URLSearchParams(periodQuery(own))), TODAY)).toEqual(own);
  });
  test.each([{ from: "2026-11-24", to: "2026-11-30" }, { from: "2026-11-02", to: "2026-11-01" }, { from: "2025-01-01", to: "2026-11-01" }, { from: "2026-02-30", to: "2026-11-01" }, { from: ["2026-11-01"], to: "2026-11-02" }, { period: "__proto__" }, { period: "x" }, {}])("that can't be is the last four weeks: %o", (asked) => {
    expect(readPeriod(asked, TODAY).preset).toBe("four-weeks");
  });
});

describe("days", () => {
  test("are the shop's: half past midnight in Rome is the next day, also where summer time begins", () => {
    expect(todayAt(new Date("2026-11-22T23:30:00Z"))).toBe("2026-11-23");
    expect(todayAt(new Date("2026-03-29T21:59:00Z"))).toBe("2026-03-29");
    expect(todayAt(new Date("2026-03-29T22:00:00Z"))).toBe("2026-03-30");
    expect(eachDay({ from: "2026-03-28" as Day, to: "2026-03-30" as Day })).toEqual(["2026-03-28", "2026-03-29", "2026-03-30"]);
  });
  test.each(["2026-02-29", "1999-01-01", "2026-13-01", "", "2026-1-1", "2026-11-01T00:00", null, 7, ["2026-11-01"]])("that the calendar does not have are none: %o", (odd) => expect(readDay(odd)).toBeNull());
  test("as one filter are read as they are said; others, and more than a year, are none", () => {
    const said = { from: "2026-01-01" as Day, to: "2027-01-01" as Day };
    expect(daysIn(said)).toBe(MOST_DAYS);
    expect(readDays(sayDays(said))).toEqual(said);
    for (const odd of ["2026-01-01..2027-01-02", "2026-01-02..2026-01-01", "2026-01-01", "..", "2026-01-01..2026-01-02..2026-01-03", "a..b", null]) expect(readDays(odd), String(odd)).toBeNull();
  });
});
