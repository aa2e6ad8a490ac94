import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openAt } from "@/lib/locations/rules";
import { windowOf, windowsFrom } from "./rules";

const span = (text: string) => ({ opens: text.slice(0, 5), closes: text.slice(6) });
const week = (...days: string[]) => days.flatMap((hours, i) => (hours ? [{ weekday: i + 1, spans: hours.split(" ").map(span) }] : []));
const SPLIT = "10:00-13:30 15:30-19:30";
const shop = { timeZone: "Europe/Rome", week: week(SPLIT, SPLIT, SPLIT, SPLIT, SPLIT, SPLIT, ""), exceptions: [{ day: "2026-12-08", spans: [], reason: { it: "", en: "" } }], windows: { minutes: 60, capacity: 2, days: 1 } };
const always = { ...shop, week: week(...Array<string>(7).fill("00:00-24:00")), exceptions: [] };
const at = (local: string, offset = "+01:00") => new Date(`${local}:00${offset}`);
const none = () => 0;
const hours = (windows: readonly { from: Date }[]) => windows.map((w) => w.from.toLocaleTimeString("it-IT", { timeZone: "Europe/Rome", hour: "2-digit", minute: "2-digit" }));

describe("what is offered", () => {
  test("whole windows of today and the days after it, from when it is ready", () => {
    const offered = windowsFrom(shop, at("2026-11-23T12:00"), none, at("2026-11-23T10:00")); // a Monday
    expect(hours(offered)).toEqual(["12:00", "15:30", "16:30", "17:30", "18:30", "10:00", "11:00", "12:00", "15:30", "16:30", "17:30", "18:30"]);
    expect(offered[0]).toEqual({ from: at("2026-11-23T12:00"), until: at("2026-11-23T13:00") });
  });
  test("none that begins a minute before it is ready, or has begun", () => {
    expect(hours(windowsFrom({ ...shop, windows: { ...shop.windows, days: 0 } }, at("2026-11-23T12:01"), none, at("2026-11-23T10:00")))[0]).toBe("15:30");
    expect(hours(windowsFrom({ ...shop, windows: { ...shop.windows, days: 0 } }, at("2026-11-23T17:30"), none, at("2026-11-23T17:30")))).toEqual(["18:30"]);
  });
  test("none on a day that is closed, by the week or by exception", () => {
    expect(windowsFrom(shop, at("2026-11-28T19:00"), none, at("2026-11-28T19:00"))).toEqual([]); // Saturday evening, Sunday closed
    expect(hours(windowsFrom(shop, at("2026-12-07T18:30"), none, at("2026-12-07T18:00")))).toEqual(["18:30"]); // the holiday after it
  });
  test("none that is full, until somebody leaves it", () => {
    const full = (taken: number) => windowsFrom(shop, at("2026-11-23T12:00"), (from) => (from.getTime() === at("2026-11-23T15:30").getTime() ? taken : 0), at("2026-11-23T10:00"));
    expect(hours(full(2))).not.toEqual(hours(full(1)));
    expect(hours(full(2)).slice(0, 2)).toEqual(["12:00", "16:30"]);
    expect(hours(full(1)).slice(0, 2)).toEqual(["12:00", "15:30"]);
  });
  test("none where the place has none, or is ready only after the days it offers", () => {
    expect(windowsFrom({ ...shop, windows: null }, at("2026-11-23T12:00"), none, at("2026-11-23T10:00"))).toEqual([]);
    expect(windowsFrom(shop, at("2026-11-25T12:00"), none, at("2026-11-23T10:00"))).toEqual([]);
  });
});

describe("when the clocks change", () => {
  const dayOf = (noonBefore: Date) => windowsFrom({ ...always, windows: { minutes: 60, capacity: 1, days: 1 } }, noonBefore, none, noonBefore).filter((w) => w.from >= new Date(noonBefore.getTime() + 12 * 3_600_000));
  test("the hour that doesn't exist is no window, and none is twice", () => {
    const spring = dayOf(at("2026-03-28T12:00"));
    expect(spring).toHaveLength(23);
    expect(hours(spring).slice(0, 4)).toEqual(["00:00", "01:00", "03:00", "04:00"]);
    const autumn = dayOf(at("2026-10-24T12:00", "+02:00"));
    expect(autumn).toHaveLength(25);
    expect(hours(autumn).slice(0, 5)).toEqual(["00:00", "01:00", "02:00", "02:00", "03:00"]);
    expect(new Set(autumn.map((w) => w.from.getTime())).size).toBe(25);
  });
  test("a span that lies in it is cut from where the day goes on", () => {
    const night = { ...shop, week: week("", "", "", "", "", "", "02:00-04:00"), windows: { minutes: 30, capacity: 1, days: 1 } };
    expect(windowsFrom(night, at("2026-03-28T12:00"), none, at("2026-03-28T12:00")).map((w) => w.from.toISOString())).toEqual(["2026-03-29T01:00:00.000Z", "2026-03-29T01:30:00.000Z"]);
  });
});

test("at midnight the day changes: windows of a place that never closes end with it and begin anew, wherever one looks from", () => {
  const odd = { ...always, windows: { minutes: 50, capacity: 1, days: 2 } }; // 1440 minutes are 28 windows and a rest
  const [early, late] = [windowsFrom(odd, at("2026-11-23T00:00"), none, at("2026-11-23T00:00")), windowsFrom(odd, at("2026-11-23T23:00"), none, at("2026-11-23T23:00"))];
  expect(hours(late).slice(0, 2)).toEqual(["00:00", "00:50"]);
  const known = new Set(early.map((w) => w.from.getTime()));
  expect(late.filter((w) => w.from < at("2026-11-26T00:00")).every((w) => known.has(w.from.getTime()))).toBe(true);
});

test("a window is said until its promise moves past its beginning", () => {
  const part = { windowFrom: at("2026-11-23T12:00"), windowUntil: at("2026-11-23T13:00") };
  expect(windowOf(part, part.windowFrom)).toEqual({ from: part.windowFrom, until: part.windowUntil });
  expect(windowOf(part, at("2026-11-23T12:15"))).toBeNull();
  expect(windowOf({ windowFrom: null, windowUntil: null }, part.windowFrom)).toBeNull();
});

test("always whole within the opening, never overlapping, never before it is ready, whatever the moment", () => {
  const minute = fc.integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2027, 11, 31) / 60_000 });
  fc.assert(fc.property(minute, fc.nat(3000), fc.integer({ min: 15, max: 240 }), fc.nat(3), fc.boolean(), (start, wait, minutes, days, open) => {
    const [now, ready] = [new Date(start * 60_000), new Date((start + wait) * 60_000)];
    const place = { ...(open ? always : shop), windows: { minutes, capacity: 1, days } };
    const offered = windowsFrom(place, ready, none, now);
    for (const [i, { from, until }] of offered.entries()) {
      expect(until.getTime() - from.getTime()).toBe(minutes * 60_000);
      expect(from >= ready && from > now).toBe(true);
      expect(i === 0 || from >= (offered[i - 1]?.until ?? until)).toBe(true);
    }
    for (const { from, until } of open ? [] : offered.slice(-2)) {
      const inside = openAt(place, from);
      expect(inside.open && inside.until >= until).toBe(true);
    }
  }), { numRuns: 40 });
});
