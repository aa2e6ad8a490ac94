import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newId, type PriceId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { priceAt, reductionAt } from "../rules";
import type { PriceRow } from "../types";
import { type Plan, rowsAgainst, rowsFor } from "./rules";

const DAY = 86_400_000;
const NOW = new Date(Date.UTC(2026, 10, 23));
const day = (n: number) => new Date(NOW.getTime() + n * DAY);
const row = (on: number, amount: number, kind: PriceRow["kind"] = "regular"): PriceRow => ({ id: newId<"price">() as PriceId, amount: minorOf(amount), kind, startsAt: day(on) });
const plan = (over: Partial<Omit<Plan, "amount">> & { amount: number }): Plan => ({ kind: "reduced", startsAt: day(4), endsAt: day(8), ...over, amount: minorOf(over.amount) });
const added = (rows: readonly PriceRow[], more: readonly Pick<PriceRow, "amount" | "kind" | "startsAt">[]): PriceRow[] => [...rows, ...more.map((one) => ({ ...one, id: newId<"price">() as PriceId }))].toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
const LIST = [row(-400, 18_900)];

describe("a plan", () => {
  test("of a reduction is announced with the lowest price before, and the regular price comes back", () => {
    const rows = rowsFor(LIST, plan({ amount: 15_900 }), NOW);
    if (!rows.ok) throw new Error(rows.why);
    const list = added(LIST, rows.value);
    expect([3, 4, 7, 8].map((n) => priceAt(list, day(n))?.amount)).toEqual([18_900, 15_900, 15_900, 18_900]);
    expect(reductionAt(list, day(5))).toMatchObject({ lowest: 18_900 });
  });
  test.each<[string, readonly PriceRow[], Plan, object]>([
    ["not below the lowest of thirty days", [row(-400, 18_900), row(-20, 15_900, "reduced"), row(-10, 18_900)], plan({ amount: 15_900 }), { why: "no-reduction", lowest: 15_900 }],
    ["below it", [row(-400, 18_900), row(-20, 15_900, "reduced"), row(-10, 18_900)], plan({ amount: 15_899 }), { ok: true }],
    ["the low price was more than thirty days ago", [row(-400, 18_900), row(-90, 9_900, "reduced"), row(-80, 18_900)], plan({ amount: 15_900 }), { ok: true }],
    ["in the past", LIST, plan({ amount: 100, startsAt: day(-1) }), { why: "past" }],
    ["that ends before it begins", LIST, plan({ amount: 100, endsAt: day(4) }), { why: "ends-before" }],
    ["of what is reduced already", [row(-400, 18_900), row(-5, 15_900, "reduced")], plan({ amount: 12_900 }), { why: "no-regular" }],
    ["of what has no price", [], plan({ amount: 100 }), { why: "no-regular" }],
    ["over another one", [row(-400, 18_900), row(6, 16_900, "reduced"), row(9, 18_900)], plan({ amount: 12_900 }), { why: "overlaps", on: day(6) }],
    ["a regular price before a planned reduction", [row(-400, 18_900), row(6, 16_900, "reduced"), row(9, 18_900)], plan({ kind: "regular", amount: 17_900, endsAt: null }), { why: "overlaps", on: day(6) }],
    ["the same price", LIST, plan({ kind: "regular", amount: 18_900, endsAt: null }), { why: "same" }],
    ["another price", LIST, plan({ kind: "regular", amount: 19_900, endsAt: null }), { ok: true, value: [{ kind: "regular", amount: 19_900, startsAt: day(4) }] }],
    ["the end of a reduction before its time", [row(-400, 18_900), row(-5, 15_900, "reduced"), row(9, 18_900)], plan({ kind: "regular", amount: 18_900, startsAt: NOW, endsAt: null }), { ok: true }],
    ["the first price", [], plan({ kind: "regular", amount: 18_900, startsAt: NOW, endsAt: null }), { ok: true }],
  ])("%s", (_, rows, wish, answer) => expect(rowsFor(rows, wish, NOW)).toMatchObject(answer));

  test("whatever is planned, a reduction that comes of it is a true one", () => {
    const lists = fc.array(fc.record({ on: fc.integer({ min: -100, max: 30 }), amount: fc.integer({ min: 1, max: 500 }), kind: fc.constantFrom("regular" as const, "reduced" as const) }), { maxLength: 8 });
    fc.assert(fc.property(lists, fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 500 }), (raw, on, amount) => {
      const rows = raw.toSorted((a, b) => a.on - b.on).map((each) => row(each.on, each.amount, each.kind));
      const planned = rowsFor(rows, plan({ amount, startsAt: day(on), endsAt: day(on + 3) }), NOW);
      if (!planned.ok) return;
      const list = added(rows, planned.value);
      expect(reductionAt(list, day(on + 1))?.lowest).toBeGreaterThan(amount);
      expect(priceAt(list, day(on + 3))).toMatchObject({ kind: "regular", amount: priceAt(rows, new Date(day(on).getTime() - 1))?.amount });
    }));
  });
});

describe("taken back", () => {
  test("a plan leaves the price as it is, and room for another", () => {
    const list = added(LIST, [row(4, 15_900, "reduced"), row(8, 18_900)]);
    const back = rowsAgainst(list, NOW);
    expect(back).toHaveLength(2);
    const after = [...list, ...back.map((one) => ({ ...one, id: newId<"price">() as PriceId }))].toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
    expect([4, 6, 9].map((n) => priceAt(after, day(n))?.amount)).toEqual([18_900, 18_900, 18_900]);
    expect(rowsFor(after, plan({ amount: 12_900 }), NOW).ok).toBe(true);
  });
  test("the end of a reduction that runs stays", () => expect(rowsAgainst([row(-400, 18_900), row(-2, 15_900, "reduced"), row(5, 18_900)], NOW)).toEqual([]));
  test("nothing is nothing", () => expect([rowsAgainst(LIST, NOW), rowsAgainst([], NOW)]).toEqual([[], []]));
});
