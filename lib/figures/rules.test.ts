import { describe, expect, test } from "vitest";
import { minorOf } from "@/lib/core/money";
import { averageOrder, axisOf, changeOf, netOf, netWithoutVat, NO_PICKUPS, noShow, NOTHING, onTime, ordersBehind, sayChange, sayMinutes, sayPart } from "./rules";

const sums = { ...NOTHING, sales: minorOf(12_200), salesVat: minorOf(2_200), refunds: minorOf(1_220), refundsVat: minorOf(220), orders: 3 };

test("what stays, with and without VAT, and the average order in whole cents", () => {
  expect([netOf(sums), netWithoutVat(sums), averageOrder(sums), averageOrder(NOTHING)]).toEqual([10_980, 9_000, 4_067, null]);
});

describe("a change", () => {
  test.each([[112, 100, 0.12], [50, 100, -0.5], [-50, -100, 0.5], [0, 100, -1], [100, 0, null], [0, 0, null]])("from %i beside %i is %s", (now, before, by) => expect(changeOf(now, before)).toBe(by));
});

describe("an axis", () => {
  test.each([[0, [0]], [-5, [0]], [1, [0, 1]], [4, [0, 1, 2, 3, 4]], [10, [0, 5, 10]], [2_376_000, [0, 1_000_000, 2_000_000, 3_000_000]]] as const)("up to %i has steps that people count in", (greatest, steps) => expect(axisOf(greatest)).toEqual(steps));
  test("holds the greatest, in four steps at most", () => {
    for (let n = 1; n < 5_000; n += 7) {
      const axis = axisOf(n);
      expect(axis.length, String(n)).toBeLessThanOrEqual(5);
      expect(axis.at(-1)).toBeGreaterThanOrEqual(n);
    }
  });
});

test("promises that broke are not kept; nothing measured is nothing said", () => {
  expect([onTime({ ...NO_PICKUPS, ready: 8, inTime: 6, broken: 2 }), onTime({ ...NO_PICKUPS, broken: 1 }), onTime(NO_PICKUPS)]).toEqual([0.6, 0, null]);
  expect([noShow({ ...NO_PICKUPS, collected: 3, lapsed: 1 }), noShow(NO_PICKUPS)]).toEqual([0.25, null]);
});

describe("in words", () => {
  test.each([[0, "0 min"], [59.4, "59 min"], [59.6, "1 h 00"], [65, "1 h 05"], [2_879, "47 h 59"], [2_880, "2 d 0 h"], [4_530, "3 d 3 h"], [-1, "0 min"]])("%f minutes are %s", (minutes, said) => expect(sayMinutes(minutes, { d: "d", h: "h", min: "min" })).toBe(said));
  test("changes and parts, with a minus as long as a plus", () => {
    expect([sayChange(112, 100, "en"), sayChange(93, 100, "it"), sayChange(1, 0, "it"), sayPart(0.93, "en")]).toEqual(["+12%", "−7%", null, "93.0%"]);
  });
  test("the orders behind a figure are an address for who may open orders, and for nobody else", () => {
    const filters = { sold: "2026-11-01..2026-11-23", place: null, origin: "web" };
    expect(ordersBehind({ may: new Set(["hand-over"]) }, filters)).toBe("/admin/orders?sold=2026-11-01..2026-11-23&origin=web");
    expect(ordersBehind({ may: new Set(["see-figures"]) }, filters)).toBeNull();
  });
});
