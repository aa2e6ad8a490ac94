import { expect, test } from "vitest";
import { isOpen, mayAsk, MOST_EACH, REQUEST_STEPS } from "./rules";

const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, spans: [{ opens: "10:00", closes: "20:00" }] }));
const place = { kind: "store" as const, askMinutes: 10, timeZone: "Europe/Rome", week, exceptions: [{ day: "2026-12-25", spans: [], reason: { it: "Natale", en: "Christmas" } }] };
const noon = new Date("2026-11-20T11:00:00Z");

test("asked for while the store is open, somebody is there, and not too much waits", () => {
  expect(mayAsk(place, 1, 0, noon)).toEqual({ ok: true, value: null });
  expect(mayAsk(place, 1, MOST_EACH - 1, noon).ok).toBe(true);
  expect(mayAsk(place, 1, MOST_EACH, noon)).toMatchObject({ why: "store-busy" });
  expect(mayAsk(place, 2, MOST_EACH, noon).ok).toBe(true);
  expect(mayAsk(place, 0, 0, noon)).toMatchObject({ why: "nobody-there" });
});

test("before it opens, on a holiday, in a warehouse or where nobody may ask: not", () => {
  expect(mayAsk(place, 3, 0, new Date("2026-11-20T08:59:59Z"))).toEqual({ ok: false, why: "closed", opensAt: new Date("2026-11-20T09:00:00Z") });
  expect(mayAsk(place, 3, 0, new Date("2026-11-20T19:00:00Z"))).toMatchObject({ why: "closed" });
  expect(mayAsk(place, 3, 0, new Date("2026-12-25T11:00:00Z"))).toMatchObject({ why: "closed", opensAt: new Date("2026-12-26T09:00:00Z") });
  expect(mayAsk({ ...place, kind: "warehouse" }, 3, 0, noon)).toMatchObject({ why: "not-offered" });
  expect(mayAsk({ ...place, askMinutes: 0 }, 3, 0, noon)).toMatchObject({ why: "not-offered" });
});

test("what has ended goes nowhere", () => {
  expect(Object.entries(REQUEST_STEPS).filter(([state]) => isOpen(state as never)).map(([state]) => state)).toEqual(["asked", "accepted"]);
});
