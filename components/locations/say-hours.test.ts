import { expect, test } from "vitest";
import { words } from "@/lib/core/wording";
import type { Place } from "@/lib/locations/types";
import { sayOpen } from "./say-open";
import { sayCalendarDay, weekRows } from "./say-hours";

const span = (opens: string, closes: string) => ({ opens, closes });
const week = [1, 2, 3].map((weekday) => ({ weekday, spans: [span("10:00", "20:00")] })).concat([{ weekday: 4, spans: [span("10:00", "13:30"), span("15:30", "21:00")] }, { weekday: 5, spans: [span("10:00", "20:00")] }, { weekday: 6, spans: [span("10:00", "20:00")] }]);
const place = { week, timeZone: "Europe/Rome" } as unknown as Place;

test("the week as an Italian says it", () => {
  expect(weekRows(place, "it", words("it", "stores"))).toEqual([
    { days: "Da lunedì a mercoledì", hours: "dalle 10 alle 20" },
    { days: "Giovedì", hours: "dalle 10 alle 13:30, dalle 15:30 alle 21" },
    { days: "Venerdì e sabato", hours: "dalle 10 alle 20" },
    { days: "Domenica", hours: "chiuso" },
  ]);
  expect(weekRows(place, "en", words("en", "stores"))[0]).toEqual({ days: "Monday to Wednesday", hours: "10:00 to 20:00" });
});

test("open until, opens when", () => {
  const now = new Date("2026-11-23T09:30:00Z"); // 10:30 in Rome
  const t = words("it", "stores");
  const say = (state: Parameters<typeof sayOpen>[0]) => sayOpen(state, place, now, "it", t);
  expect(say({ open: true, until: new Date("2026-11-23T19:00:00Z") })).toBe("aperto fino alle 20");
  expect(say({ open: false, opensAt: new Date("2026-11-23T14:30:00Z") })).toBe("apre oggi alle 15:30");
  expect(say({ open: false, opensAt: new Date("2026-11-24T09:00:00Z") })).toBe("apre domani alle 10");
  expect(say({ open: false, opensAt: new Date("2026-11-28T09:00:00Z") })).toBe("apre sab 28 nov alle 10");
  expect(say({ open: false, opensAt: null })).toBe("chiuso per ora");
});

test("a day of the calendar keeps its date in every time zone", () => expect(sayCalendarDay("2026-12-08", "it")).toBe("martedì 8 dicembre"));
