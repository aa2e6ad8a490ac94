import { describe, expect, test } from "vitest";
import { newId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { confidenceIn, readGoodsKey, trailOf } from "./rules";
import type { Evidence, PriceEntry } from "./types";

const NOW = new Date("2026-11-21T15:24:00Z");
const ago = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);
const evidence = (over: Partial<Evidence>): Evidence => ({ onHand: 3, countedAt: ago(2), handledAt: ago(2), moves: 0, missed: false, ...over });

describe("how far a figure is to be believed", () => {
  test.each<[string, Partial<Evidence>, ReturnType<typeof confidenceIn>]>([
    ["counted two hours ago", {}, "sure"],
    ["counted two days ago to the minute, two sold since", { countedAt: ago(48), moves: 2 }, "sure"],
    ["a third has gone since", { moves: 3 }, "likely"],
    ["a minute more than two days", { countedAt: ago(48.02) }, "likely"],
    ["counted a week ago", { countedAt: ago(24 * 7), moves: 20 }, "likely"],
    ["counted longer ago", { countedAt: ago(24 * 7 + 0.1) }, "check"],
    ["never counted", { countedAt: null }, "check"],
    ["never counted, but just delivered", { countedAt: null, handledAt: ago(0) }, "check"],
    ["looked for in vain since", { missed: true }, "check"],
    ["the last piece", { onHand: 1, handledAt: ago(3) }, "check"],
    ["the last piece, in somebody's hand a moment ago", { onHand: 1, handledAt: ago(2) }, "likely"],
    ["the last piece, which nobody ever touched", { onHand: 1, handledAt: null }, "check"],
    ["none", { onHand: 0 }, null],
  ])("%s: %s", (_what, over, expected) => {
    expect(confidenceIn(evidence(over), NOW)).toBe(expected);
  });
});

const row = (day: number, amount: number, kind: PriceEntry["kind"] = "regular"): PriceEntry => ({ id: newId<"price">(), amount: minorOf(amount), kind, startsAt: new Date(Date.UTC(2026, 8, day)), reason: `day ${day}` });
const on = (day: number) => new Date(Date.UTC(2026, 8, day, 12));

describe("why this price", () => {
  const rows = [row(1, 12_900), row(74, 10_900, "reduced"), row(90, 12_900)];
  test("before, now and after, with the reduction and its lowest price", () => {
    const trail = trailOf(rows, on(80));
    expect([trail.before, trail.now, trail.after].map((span) => span && [span.amount, span.from, span.until])).toEqual([
      [12_900, rows[0]?.startsAt, rows[1]?.startsAt], [10_900, rows[1]?.startsAt, rows[2]?.startsAt], [12_900, rows[2]?.startsAt, null],
    ]);
    expect(trail.reduction).toMatchObject({ lowest: 12_900, days: 30 });
  });
  test("at its beginning, before it, at its end, and without any", () => {
    expect(trailOf(rows, on(1))).toMatchObject({ before: null, now: { amount: 12_900 }, after: { amount: 10_900 }, reduction: null });
    expect(trailOf(rows, on(0))).toMatchObject({ before: null, now: null, after: { amount: 12_900 } });
    expect(trailOf(rows, on(95))).toMatchObject({ before: { amount: 10_900 }, now: { amount: 12_900 }, after: null, reduction: null });
    expect(trailOf([], NOW)).toEqual({ before: null, now: null, after: null, reduction: null });
  });
  test("what was replaced before it began, or says the same again, is no step", () => {
    const trail = trailOf([row(1, 100), row(10, 1), { ...row(10, 95) }, row(20, 95)], on(25));
    expect([trail.before?.amount, trail.now?.amount, trail.now?.from]).toEqual([100, 95, new Date(Date.UTC(2026, 8, 10))]);
  });
});

test.each([
  ["4006381333931", "04006381333931"], ["02000004111021", "02000004111021"], ["4006381333932", null], ["BL-LIG-11-BORD", null], [" 036000291452\n", "00036000291452"],
])("%s is looked for as %s", (text, gtin) => {
  expect(readGoodsKey(text)).toEqual({ gtin, text: text.trim() });
});
test.each(["", " ", "'; drop table", "a b", "<script>", "x".repeat(81), "\u0000", "https://evil.example/01/4006381333931?x=1"])("%j can be no thing's", (text) => {
  expect(readGoodsKey(text)).toBeNull();
});
