import fc from "fast-check";
import { expect, test } from "vitest";
import { deliveredBy, easterOf, italianHolidays } from "./rules";

test.each([[2000, "2000-04-23"], [2008, "2008-03-23"], [2011, "2011-04-24"], [2024, "2024-03-31"], [2025, "2025-04-20"], [2026, "2026-04-05"], [2027, "2027-03-28"], [2038, "2038-04-25"]])("Easter of %i", (year, day) => {
  expect(easterOf(year)).toBe(day);
});

test("Easter is a Sunday from 22 March to 25 April", () => {
  fc.assert(fc.property(fc.integer({ min: 1583, max: 4000 }), (year) => {
    const day = easterOf(year);
    expect(new Date(`${day}T00:00:00Z`).getUTCDay()).toBe(0);
    expect(day.slice(5) >= "03-22" && day.slice(5) <= "04-25").toBe(true);
  }));
});

test("holidays of a year, in order; Saint Francis since 2026", () => {
  expect(italianHolidays(2026).map((h) => h.day.slice(5))).toEqual(["01-01", "01-06", "04-05", "04-06", "04-25", "05-01", "06-02", "08-15", "10-04", "11-01", "12-08", "12-25", "12-26"]);
  expect(italianHolidays(2025)).toHaveLength(12);
});

test.each([
  ["in the morning: leaves today", 1, "2026-11-23T09:00:00Z", "2026-11-24T19:00:00Z"],
  ["after two in the afternoon: leaves tomorrow", 1, "2026-11-23T13:00:00Z", "2026-11-25T19:00:00Z"],
  ["on Friday: over the weekend", 2, "2026-11-27T09:00:00Z", "2026-12-01T19:00:00Z"],
  ["on Sunday: leaves on Monday", 2, "2026-11-29T09:00:00Z", "2026-12-02T19:00:00Z"],
  ["before the Immaculate Conception", 1, "2026-12-07T09:00:00Z", "2026-12-09T19:00:00Z"],
  ["over Christmas", 2, "2026-12-23T09:00:00Z", "2026-12-28T19:00:00Z"],
  ["over Easter and into summer time", 3, "2027-03-25T09:00:00Z", "2027-03-31T18:00:00Z"],
  ["the same day, when it takes none", 0, "2026-11-23T09:00:00Z", "2026-11-23T19:00:00Z"],
  ["by the clock of the place: past midnight in Rome", 1, "2026-11-22T23:30:00Z", "2026-11-24T19:00:00Z"],
])("ordered %s", (_, workingDays, ordered, delivered) => {
  expect(deliveredBy(workingDays, new Date(ordered), "Europe/Rome")).toEqual(new Date(delivered));
});

test("a parcel never arrives on a weekend or a holiday", () => {
  fc.assert(fc.property(fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2030, 0, 1) }), fc.nat({ max: 10 }), (ms, days) => {
    const arrival = deliveredBy(days, new Date(ms), "Europe/Rome");
    const day = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Rome" }).format(arrival);
    expect([1, 2, 3, 4, 5]).toContain(new Date(`${day}T00:00:00Z`).getUTCDay());
    expect(italianHolidays(Number(day.slice(0, 4))).map((h) => h.day)).not.toContain(day);
  }));
});
