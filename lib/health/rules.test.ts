import { describe, expect, test } from "vitest";
import { brokenOf, brokenSince, isDue, isStale, spellsOf, unseenOf } from "./rules";
import type { Finding, Look } from "./types";

const NOW = new Date("2026-11-22T10:00:00Z");
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);
const found = (id: string, rows: number | null): Finding => ({ id, rows, keys: [], ms: 1 });

test("what is broken and what nobody could look at are told apart", () => {
  const findings = [found("S1", 0), found("S2", 3), found("S3", null)];
  expect([brokenOf(findings), unseenOf(findings)]).toEqual([[found("S2", 3)], [found("S3", null)]]);
});

describe("the next look", () => {
  test("comes after its minutes, at the minute's tick", () => {
    expect(isDue(null, 5, NOW)).toBe(true);
    expect(isDue({ at: ago(240), ms: 300 }, 5, NOW)).toBe(false);
    expect(isDue({ at: ago(299), ms: 300 }, 5, NOW)).toBe(true);
  });
  test("comes later when the last one took long", () => {
    expect(isDue({ at: ago(420), ms: 30_000 }, 5, NOW)).toBe(false);
    expect(isDue({ at: ago(600), ms: 30_000 }, 5, NOW)).toBe(true);
  });
  test("is late when it has not come after twice its time", () => {
    expect(isStale({ at: ago(600), ms: 300 }, 5, NOW)).toBe(false);
    expect(isStale({ at: ago(661), ms: 300 }, 5, NOW)).toBe(true);
    expect(isStale({ at: ago(661), ms: 30_000 }, 5, NOW)).toBe(false);
    expect(isStale({ at: ago(9_000), ms: 300 }, 0, NOW)).toBe(false);
  });
  test("never comes when it is switched off", () => expect(isDue(null, 0, NOW)).toBe(false));
});

const look = (minutes: number, broken: readonly string[], by: string | null = null): Look => ({ at: ago(60 * minutes), ms: 1, by, broken, unseen: [] });

test("what is broken now is dated from the first look that saw it so, without a break", () => {
  expect([...brokenSince([look(0, ["S1", "O3"]), look(1, ["S1"]), look(2, ["S1"]), look(3, ["O3"])])]).toEqual([["S1", ago(120)], ["O3", ago(0)]]);
  expect([...brokenSince([look(0, ["S1"])])]).toEqual([["S1", ago(0)]]);
  expect([...brokenSince([])]).toEqual([]);
});

test("looks in a row that found the same are one spell; one that a colleague asked for stands alone", () => {
  const spells = spellsOf([look(0, []), look(1, []), look(2, [], "Rita"), look(3, []), look(4, ["S1"])]);
  expect(spells.map(({ from, to, looks, by, broken }) => [from, to, looks, by, broken])).toEqual([
    [ago(60), ago(0), 2, null, []], [ago(120), ago(120), 1, "Rita", []], [ago(180), ago(180), 1, null, []], [ago(240), ago(240), 1, null, ["S1"]],
  ]);
  expect(spellsOf([])).toEqual([]);
});
