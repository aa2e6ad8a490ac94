import { expect, test } from "vitest";
import type { CashSessionId, LocationId, TillId } from "@/lib/core/id";
import { EURO_PIECES, isLeftOpen, standingAt, worthOf } from "./rules";
import type { Till } from "./types";

test("a count is what its coins and notes are worth, the 500-euro note among them", () => {
  expect(worthOf({ 50000: 1, 5000: 2, 100: 3, 5: 4, 1: 2 })).toBe(60_322);
  expect(worthOf(Object.fromEntries(EURO_PIECES.map((piece) => [piece, 1])))).toBe(88_888);
  expect(worthOf({})).toBe(0);
});

test("a note that the euro doesn't have is none", () => {
  expect(() => worthOf({ 30000: 1 })).toThrow(RangeError);
  expect(() => worthOf({ 5: 0.5 })).toThrow(RangeError);
});

test("left open overnight: an earlier day of the store, not so many hours", () => {
  const at = (text: string) => new Date(text);
  expect(isLeftOpen(at("2026-11-21T22:59:00Z"), at("2026-11-21T23:30:00Z"), "Europe/Rome")).toBe(true);
  expect(isLeftOpen(at("2026-11-21T07:00:00Z"), at("2026-11-21T22:30:00Z"), "Europe/Rome")).toBe(false);
});

test("where somebody stands: what was said in this browser, else the only drawer that is open", () => {
  const till = (number: number, open: boolean): Till => ({ id: `till-${number}` as TillId, locationId: "place" as LocationId, number, name: `${number}`, readerRef: null, session: open ? { id: "s" as CashSessionId, openedBy: "Dora", openedAt: new Date() } : null });
  const [one, two, shut] = [till(1, true), till(2, true), till(3, false)];
  expect(standingAt([one, two], two.id)).toEqual({ is: "at", till: two });
  expect(standingAt([one, shut], shut.id), "said, though closed").toEqual({ is: "at", till: shut });
  expect(standingAt([one, shut], null)).toEqual({ is: "at", till: one });
  expect(standingAt([one, shut], "of-another-store" as TillId)).toEqual({ is: "at", till: one });
  expect(standingAt([one, two, shut], null)).toEqual({ is: "which" });
  expect([standingAt([shut], null), standingAt([], null)]).toEqual([{ is: "none" }, { is: "none" }]);
});
