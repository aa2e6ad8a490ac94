import fc from "fast-check";
import { expect, test } from "vitest";
import { minorOf } from "@/lib/core/money";
import { cashRuleOf, isBounce, likelyCash, type Payment, splitTenders, toCoins } from "./rules";

const IT = cashRuleOf("IT", "EUR");
const cash = (given: number): Payment => ({ tender: "cash", given: minorOf(given) });
const card = (amount: number, slip = "1"): Payment => ({ tender: "card-present", amount: minorOf(amount), slip });
const split = (due: number, payments: readonly Payment[], all = true) => splitTenders(minorOf(due), payments, IT, all);

test("coins: 1 and 2 go down, 3 and 4 up, as the law has it; elsewhere every cent counts", () => {
  expect([552, 554, 556, 558, 550, 555].map((due) => toCoins(minorOf(due), IT.coin))).toEqual([550, 555, 555, 560, 550, 555]);
  expect(cashRuleOf("DE", "EUR")).toEqual({ coin: 1, below: null, note: null });
});

test("cash that pays it all is rounded, with its change; beside a card or a gift card it is not", () => {
  expect(split(1998, [cash(2000)])).toEqual({ ok: true, value: { cards: [], cash: 1998, given: 2000, change: 0, rounding: 2 } });
  expect(split(1002, [cash(1000)])).toMatchObject({ ok: true, value: { rounding: -2, change: 0 } });
  expect(split(1998, [card(1000), cash(1000)])).toMatchObject({ ok: true, value: { cash: 998, change: 2, rounding: 0 } });
  expect(split(1998, [cash(2000)], false)).toMatchObject({ ok: true, value: { cash: 1998, change: 2, rounding: 0 } });
});

test("tenders that don't sum are refused with what is missing, and nothing is clamped", () => {
  expect(split(5000, [cash(4999)])).toEqual({ ok: false, why: "not-enough", due: 1 });
  expect(split(5000, [])).toEqual({ ok: false, why: "not-enough", due: 5000 });
  expect(split(5000, [card(3000)])).toEqual({ ok: false, why: "not-enough", due: 2000 });
  expect(split(5000, [card(5001)])).toEqual({ ok: false, why: "too-much", due: 5000 });
  expect(split(5000, [card(5000), cash(100)])).toEqual({ ok: false, why: "too-much", due: 5000 });
  expect(split(5000, [card(-100), cash(5100)])).toEqual({ ok: false, why: "too-much", due: 5000 });
});

test("a note of 500 for 60 euro is refused, and so are 5,000 euro in cash; a cent less is taken", () => {
  expect(split(6000, [cash(50_000)])).toEqual({ ok: false, why: "note-too-large", note: 20_000 });
  expect(split(6000, [cash(20_000)]).ok).toBe(true);
  expect(split(500_000, [cash(500_000)])).toEqual({ ok: false, why: "cash-limit", below: 500_000 });
  expect(split(499_995, [cash(500_000)]).ok).toBe(true);
  expect(split(600_000, [card(200_000), cash(400_000)]).ok).toBe(true);
});

test("what is taken is always what is due, and what goes back never more than was put down", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 400_000 }), fc.array(fc.integer({ min: 1, max: 200_000 }), { maxLength: 3 }), fc.integer({ min: 0, max: 450_000 }), (due, cards, given) => {
    const taken = split(due, [...cards.map((amount, i) => card(amount, String(i))), ...(given > 0 ? [cash(given)] : [])]);
    if (!taken.ok) return;
    expect(cards.reduce((a, b) => a + b, 0) + taken.value.cash).toBe(due);
    expect(taken.value.given - taken.value.change).toBe(taken.value.cash + taken.value.rounding);
    expect(taken.value.change).toBeGreaterThanOrEqual(0);
    expect(Math.abs(taken.value.rounding)).toBeLessThan(5);
  }));
});

test("a scanner that bounces within 50 milliseconds scans once; two pieces, or another code, are two", () => {
  expect(isBounce("A", 1049, { code: "A", at: 1000 })).toBe(true);
  expect(isBounce("A", 1050, { code: "A", at: 1000 })).toBe(false);
  expect(isBounce("B", 1001, { code: "A", at: 1000 })).toBe(false);
  expect(isBounce("A", 1000, null)).toBe(false);
});

test("likely cash is exact first, then what purses hold, never a note that would be refused", () => {
  expect(likelyCash(minorOf(3798), IT)).toEqual([3800, 4000, 5000, 10_000]);
  expect(likelyCash(minorOf(5000), IT)).toEqual([5000, 6000, 10_000, 20_000]);
  for (const due of [1, 999, 12_345, 48_000]) for (const given of likelyCash(minorOf(due), IT)) expect(split(due, [cash(given)]).ok || due === 1).toBe(true);
});
