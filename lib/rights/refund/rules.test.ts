import fc from "fast-check";
import { expect, test } from "vitest";
import { minorOf, ZERO } from "@/lib/core/money";
import { policyOn, readPolicies } from "../policy/rules";
import { rightsOf } from "../rules";
import type { Bought, BoughtLine } from "../types";
import { inTime, refundDue, refundOf } from "./rules";

const at = (text: string) => new Date(text);
const line = (position: number, total: number, lots: readonly number[], more: Partial<BoughtLine> = {}): BoughtLine =>
  ({ position, total: minorOf(total), exclusion: null, category: "lamps", returned: 0, lots: lots.map((quantity) => ({ quantity, receivedAt: at("2026-11-05T10:00:00Z"), cancelled: false })), ...more });
const purchase = (lines: readonly BoughtLine[], held = 690, standard = held): Bought => ({ contract: "distance", madeAt: at("2026-11-02T10:00:00Z"), lines, delivery: { held: minorOf(held), standard: minorOf(standard) } });

test("however a purchase comes back, piece by piece, all of it goes back to the cent, and delivery once, with the last", () => {
  const lines = fc.array(fc.record({ total: fc.nat({ max: 100_000 }), lots: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 }) }), { minLength: 1, maxLength: 4 });
  fc.assert(fc.property(lines, fc.nat({ max: 2000 }), fc.nat({ max: 2000 }), fc.infiniteStream(fc.nat()), (wished, held, standard, dice) => {
    let bought = purchase(wished.map(({ total, lots }, i) => line(i, total, lots)), held, standard);
    const left = () => bought.lines.filter((one) => one.lots.reduce((all, lot) => all + lot.quantity, 0) > one.returned);
    const draw = (max: number) => Number(dice.next().value) % max;
    let [goods, delivery] = [0, 0];
    while (left().length > 0) {
      const one = left()[draw(left().length)] as BoughtLine;
      const quantity = 1 + draw(one.lots.reduce((all, lot) => all + lot.quantity, 0) - one.returned);
      const refund = refundOf(bought, [{ position: one.position, quantity }], "withdrawal");
      bought = { ...bought, lines: bought.lines.map((each) => (each === one ? { ...each, returned: each.returned + quantity } : each)) };
      expect(refund.because).toBe(left().length === 0 ? "whole" : "part");
      expect(refund.delivery === 0 || left().length === 0).toBe(true);
      goods += refund.goods;
      delivery += refund.delivery;
    }
    expect(goods).toBe(wished.reduce((all, { total }) => all + total, 0));
    expect(delivery).toBe(Math.min(held, standard));
  }));
});

test("a fee is kept under the shop's own promise alone, and never more than the price", () => {
  fc.assert(fc.property(fc.nat({ max: 100_000 }), fc.nat({ max: 10_000 }), (total, feeBasisPoints) => {
    const [policy] = readPolicies([{ since: "2026-01-01", windowDays: 30, condition: "new", feeBasisPoints, never: null, excludedToo: false, categories: {} }]);
    const back = (under: "withdrawal" | "policy") => refundOf(purchase([line(0, total, [1])]), [{ position: 0, quantity: 1 }], under, policy);
    expect(back("withdrawal")).toMatchObject({ fee: 0, total: total + 690 });
    expect(back("policy").delivery).toBe(0);
    expect(back("policy").total).toBeGreaterThanOrEqual(0);
    expect(back("policy").total + back("policy").fee).toBe(total);
  }));
});

test("more than is left, none, a part of a piece, or of a line that isn't there is no refund", () => {
  const bought = purchase([line(0, 3000, [2, 1], { returned: 1 }), line(1, 1000, [1])]);
  for (const wanted of [[0, 3], [0, 0], [0, -1], [0, 0.5], [2, 1], [1, 2], [0, Number.NaN]] as const) expect(() => refundOf(bought, [{ position: wanted[0], quantity: wanted[1] }], "withdrawal"), wanted.join()).toThrow(RangeError);
  expect(() => refundOf(bought, [{ position: 1, quantity: 1 }, { position: 1, quantity: 1 }], "withdrawal"), "named twice").toThrow(RangeError);
  expect(refundOf(bought, [{ position: 0, quantity: 2 }, { position: 1, quantity: 1 }], "withdrawal")).toMatchObject({ goods: 3000, delivery: 690, because: "whole" });
});

test("a piece of a line of which a part was cancelled costs what is left of the line's price", () => {
  const lots = [{ quantity: 1, receivedAt: null, cancelled: true }, { quantity: 2, receivedAt: at("2026-11-05T10:00:00Z"), cancelled: false }];
  expect(refundOf(purchase([line(0, 1000, [], { lots })], 0), [{ position: 0, quantity: 2 }], "withdrawal")).toMatchObject({ goods: 667, because: "whole" });
  expect(() => refundOf(purchase([line(0, 1000, [], { lots })], 0), [{ position: 0, quantity: 3 }], "withdrawal")).toThrow(RangeError);
});

test("what a price was lowered by is not promised again: the first piece gives its price, the last what is left", () => {
  const two = (returned: number) => purchase([line(0, 4000, [2], { returned, reduced: minorOf(500) })], 0);
  expect([[0, 1], [1, 1], [0, 2]].map(([returned = 0, quantity = 0]) => refundOf(two(returned), [{ position: 0, quantity }], "policy").goods)).toEqual([2000, 1500, 3500]);
  expect(refundOf(purchase([line(0, 4000, [1], { reduced: minorOf(4000) })], 690), [{ position: 0, quantity: 1 }], "withdrawal")).toMatchObject({ goods: 0, delivery: 690 });
});

test("a surplus is named, and a line discounted to nothing gives nothing back", () => {
  expect(refundOf(purchase([line(0, 5000, [1])], 1290, 690), [{ position: 0, quantity: 1 }], "withdrawal")).toMatchObject({ delivery: 690, surplus: 600, total: 5690 });
  expect(refundOf(purchase([line(0, 0, [3])], 0), [{ position: 0, quantity: 3 }], "withdrawal")).toMatchObject({ goods: ZERO, total: ZERO, because: "whole" });
});

test("things that are not back yet must be on their way within fourteen days of the statement, or on the next working day", () => {
  expect(refundDue(at("2026-11-24T10:00:00Z"), null)).toMatchObject({ due: at("2026-12-08T12:00:00Z"), mayWait: true, sendBy: at("2026-12-09T12:00:00Z") });
  expect(refundDue(at("2026-11-24T10:00:00Z"), "never-had").sendBy).toBeNull();
});

test("a statement counts in time until midnight in Rome of the last day; at any time while there is none; never where there is no right", () => {
  const withdrawal = (bought: Bought, now: string) => rightsOf(bought, at(now)).order.withdrawal;
  const bought = purchase([line(0, 5000, [1])]);
  expect([inTime(withdrawal(bought, "2027-03-01T10:00:00Z"), at("2026-11-19T22:59:00Z")), inTime(withdrawal(bought, "2027-03-01T10:00:00Z"), at("2026-11-19T23:00:00Z"))]).toEqual([true, false]);
  const coming = purchase([line(0, 5000, [], { lots: [{ quantity: 1, receivedAt: null, cancelled: false }] })]);
  expect(inTime(withdrawal(coming, "2027-03-01T10:00:00Z"), at("2027-03-01T10:00:00Z"))).toBe(true);
  expect(inTime(withdrawal({ ...bought, contract: "in-store" }, "2026-11-09T10:00:00Z"), at("2026-11-09T10:00:00Z"))).toBe(false);
});

test("terms are those of the day of the purchase, by the clock of the shop", () => {
  const row = { windowDays: 30, condition: "new", feeBasisPoints: 0, never: null, excludedToo: false, categories: {} };
  const all = readPolicies([{ ...row, since: "2026-01-01" }, { ...row, since: "2027-01-01", windowDays: 60 }]);
  expect(["2020-01-01T10:00:00Z", "2026-12-31T22:59:00Z", "2026-12-31T23:00:00Z"].map((day) => policyOn(at(day), all).windowDays)).toEqual([30, 30, 60]);
  for (const wrong of [[], [{ ...row, since: "2027-01-01" }, { ...row, since: "2027-01-01" }], [{ ...row, since: "1 gennaio" }], [{ ...row, since: "2026-01-01", windowDays: -1 }], [{ ...row, since: "2026-01-01", windowDays: 1.5 }], [{ ...row, since: "2026-01-01", feeBasisPoints: 10_001 }], [{ ...row, since: "2026-01-01", feeBasisPoint: 10 }], [{ ...row, since: "2026-01-01", never: { it: "Sì", en: " " } }], [{ ...row, since: "2026-01-01", categories: { "Le Lampade": {} } }], [{ ...row, since: "2026-01-01", categories: { lamps: { window: 3 } } }]])
    expect(() => readPolicies(wrong), JSON.stringify(wrong)).toThrow();
});
