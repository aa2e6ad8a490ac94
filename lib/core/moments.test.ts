import { expect, test } from "vitest";
import { daysAway, sayDay, sayLongDay, sayTime } from "./moments";

const at = new Date("2026-11-26T15:30:00Z");

test("days and times are said in the place's own time", () => {
  expect(sayDay(at, "it", "Europe/Rome")).toBe("gio 26 nov");
  expect(sayDay(at, "en", "Europe/Rome")).toBe("Thu 26 Nov");
  expect(sayLongDay(at, "it", "Europe/Rome")).toBe("giovedì 26 novembre 2026");
  expect(sayTime(at, "it", "Europe/Rome")).toBe("16:30");
});

test("today ends at the place's midnight, also across the change of the clocks", () => {
  expect(daysAway(new Date("2026-11-26T22:59:00Z"), at, "Europe/Rome")).toBe(0);
  expect(daysAway(new Date("2026-11-26T23:00:00Z"), at, "Europe/Rome")).toBe(1);
  expect(daysAway(new Date("2027-03-28T10:00:00Z"), new Date("2027-03-27T10:00:00Z"), "Europe/Rome")).toBe(1);
});
