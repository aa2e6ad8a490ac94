import fc from "fast-check";
import { expect, test } from "vitest";
import { minorOf } from "@/lib/core/money";
import { keepHere, spreadRefund } from "./rules";

const TENDERS = ["gift-card", "store-credit", "cash", "card-present", "card-online"] as const;
const paid = (...all: [(typeof TENDERS)[number], number][]) => all.map(([tender, left]) => ({ tender, left: minorOf(left) }));
const goes = (amount: number, ...all: [(typeof TENDERS)[number], number][]) => spreadRefund(minorOf(amount), paid(...all)).map((b) => [b.to.tender, b.amount]);

test("what comes back goes to the gift card first, and the rest to the card", () => {
  expect(goes(3_000, ["card-online", 4_000], ["gift-card", 5_000])).toEqual([["gift-card", 3_000]]);
  expect(goes(7_000, ["card-online", 4_000], ["gift-card", 5_000])).toEqual([["gift-card", 5_000], ["card-online", 2_000]]);
  expect(goes(100, ["card-online", 4_000])).toEqual([["card-online", 100]]);
});

test("never more to one than is left of what it paid, and all of it as long as there is any", () => {
  fc.assert(fc.property(fc.nat(20_000), fc.array(fc.tuple(fc.constantFrom(...TENDERS), fc.nat(5_000)), { maxLength: 6 }), (amount, tenders) => {
    const shares = spreadRefund(minorOf(amount), paid(...tenders));
    for (const share of shares) expect(share.amount).toBeLessThanOrEqual(share.to.left);
    expect(shares.reduce((sum, s) => sum + s.amount, 0)).toBe(Math.min(amount, tenders.reduce((sum, [, left]) => sum + left, 0)));
  }));
});

test("what stays here for something else is taken of what would be given last; together it is the whole", () => {
  const shares = [["gift", 1_000], ["cash", 1_500], ["card", 4_000]].map(([to, amount]) => ({ to, amount: minorOf(amount as number) }));
  const told = (upTo: number) => {
    const { kept, back } = keepHere(shares, minorOf(upTo));
    return [kept, back].map((side) => side.map(({ to, amount }) => [to, amount]));
  };
  expect(told(0)).toEqual([[], [["gift", 1_000], ["cash", 1_500], ["card", 4_000]]]);
  expect(told(3_000)).toEqual([[["card", 3_000]], [["gift", 1_000], ["cash", 1_500], ["card", 1_000]]]);
  expect(told(5_000)).toEqual([[["cash", 1_000], ["card", 4_000]], [["gift", 1_000], ["cash", 500]]]);
  expect(told(99_999)).toEqual([[["gift", 1_000], ["cash", 1_500], ["card", 4_000]], []]);
});
