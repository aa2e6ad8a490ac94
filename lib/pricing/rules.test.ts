import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newId, type PriceId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { couponDiscount, couponProblem, lowestBefore, priceAt, readCouponCode, reductionAt, unitPrice } from "./rules";
import type { Coupon, PriceRow } from "./types";

const day = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000);
const row = (onDay: number, amount: number, kind: PriceRow["kind"] = "regular"): PriceRow => ({ id: newId<"price">() as PriceId, amount: minorOf(amount), kind, startsAt: day(onDay) });

describe("the price in force", () => {
  test("is the latest row not after the moment", () => {
    const rows = [row(0, 100), row(10, 90, "reduced"), row(20, 100)];
    expect([-1, 0, 9, 10, 19, 20].map((d) => priceAt(rows, day(d))?.amount)).toEqual([undefined, 100, 100, 90, 90, 100]);
  });
  test("a row with the same start replaces the earlier one", () => {
    expect(priceAt([row(0, 100), row(10, 1), row(10, 95)], day(11))?.amount).toBe(95);
  });
});

describe("an announced reduction shows the lowest price of the 30 days before it began", () => {
  test("80, 100, reduced to 90: the reference is 80 and nothing is announced", () => {
    const rows = [row(0, 80), row(80, 100), row(100, 90, "reduced")];
    expect(lowestBefore(rows, day(100))).toEqual({ lowest: 80, days: 30 });
    expect(reductionAt(rows, day(101))).toBeNull();
  });
  test("the same, with 80 more than 30 days ago", () => {
    const rows = [row(0, 80), row(60, 100), row(100, 90, "reduced")];
    expect(reductionAt(rows, day(140))).toEqual({ since: day(100), lowest: 100, days: 30 });
  });
  test("the price in force when the window opens counts", () => {
    expect(lowestBefore([row(0, 70), row(75, 100), row(100, 60, "reduced")], day(100))?.lowest).toBe(70);
    expect(lowestBefore([row(0, 70), row(70, 100), row(100, 60, "reduced")], day(100))?.lowest).toBe(100);
  });
  test("deepened without interruption it keeps its first reference", () => {
    const rows = [row(0, 100), row(50, 90, "reduced"), row(60, 80, "reduced"), row(70, 70, "reduced")];
    expect(reductionAt(rows, day(75))).toEqual({ since: day(50), lowest: 100, days: 30 });
  });
  test("after a pause it counts again", () => {
    const rows = [row(0, 100), row(50, 80, "reduced"), row(60, 100), row(65, 70, "reduced")];
    expect(reductionAt(rows, day(66))).toEqual({ since: day(65), lowest: 80, days: 30 });
  });
  test("a young product says how many days it has", () => {
    expect(reductionAt([row(90, 100), row(100, 80, "reduced")], day(101))).toEqual({ since: day(100), lowest: 100, days: 10 });
  });
  test("a product that begins reduced announces nothing", () => {
    expect(reductionAt([row(0, 80, "reduced")], day(1))).toBeNull();
  });
  test("a future row changes nothing today", () => {
    expect(reductionAt([row(0, 100), row(50, 80, "reduced")], day(49))).toBeNull();
  });
});

test("unit prices are exact and named per reference quantity", () => {
  expect(unitPrice(minorOf(4200), 100, "ml")).toEqual({ amount: 4200, per: 100, unit: "ml" });
  expect(unitPrice(minorOf(3200), 3, "piece")).toEqual({ amount: 1067, per: 1, unit: "piece" });
  expect(unitPrice(minorOf(1000), 500, "g")).toEqual({ amount: 2000, per: 1000, unit: "g" });
  expect(unitPrice(minorOf(1000), 1, "piece")).toBeNull();
});

const coupon = (over: Partial<Coupon>): Coupon => ({ id: newId<"coupon">(), code: "X", kind: "percent", value: 1000, minimum: minorOf(0), startsAt: day(0), endsAt: null, maxUses: null, used: 0, budget: null, given: minorOf(0), ...over });

describe("codes", () => {
  test("EUR 50.00 minus 10.00 is 40.00, and 100 % off is 0.00", () => {
    expect(5000 - couponDiscount(coupon({ kind: "amount", value: 1000 }), minorOf(5000))).toBe(4000);
    expect(5000 - couponDiscount(coupon({ value: 10_000 }), minorOf(5000))).toBe(0);
  });
  test("never take off more than the goods cost", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1e8 }), fc.integer({ min: 1, max: 10_000 }), fc.boolean(), (goods, value, percent) => {
      const off = couponDiscount(coupon({ kind: percent ? "percent" : "amount", value }), minorOf(goods));
      expect(off).toBeGreaterThanOrEqual(0);
      expect(off).toBeLessThanOrEqual(goods);
    }));
  });
  test.each([
    [{}, 100, 1, null],
    [{ startsAt: day(2) }, 100, 1, "not-yet"],
    [{ endsAt: day(1) }, 100, 1, "ended"],
    [{ maxUses: 3, used: 3 }, 100, 1, "used-up"],
    [{ minimum: minorOf(101) }, 100, 1, "below-minimum"],
  ] as const)("%j", (over, goods, on, problem) => {
    expect(couponProblem(coupon(over), minorOf(goods), day(on))).toBe(problem);
  });
  test("are read as people type them", () => {
    expect(readCouponCode(" benvenuto10 ")).toBe("BENVENUTO10");
    for (const typed of ["", "a", "<script>", "x".repeat(50), "\u0000ABC"]) expect(readCouponCode(typed)).toBeNull();
  });
});
