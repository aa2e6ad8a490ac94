import fc from "fast-check";
import { expect, test } from "vitest";
import { minorOf, sayMoney, shareOf, sum, vatWithin } from "./money";

test("a fraction of a cent is refused", () => {
  expect(() => minorOf(10.5)).toThrow(RangeError);
  expect(() => minorOf(Number.NaN)).toThrow(RangeError);
  expect(() => minorOf(2 ** 53)).toThrow(RangeError);
});

test("half a cent rounds away from zero", () => {
  expect(shareOf(minorOf(5), 1000)).toBe(1);
  expect(shareOf(minorOf(-5), 1000)).toBe(-1);
  expect(shareOf(minorOf(5000), 10_000)).toBe(5000);
});

test("VAT within a gross price", () => {
  expect(vatWithin(minorOf(12_200), 2200)).toBe(2200);
  expect(vatWithin(minorOf(6800), 2200)).toBe(1226);
  expect(vatWithin(minorOf(100), 0)).toBe(0);
});

test("VAT never exceeds the price and grows with it", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 0, max: 3000 }), (gross, rate) => {
    const vat = vatWithin(minorOf(gross), rate);
    const exact = (gross * rate) / (10_000 + rate);
    expect(Math.abs(vat - exact)).toBeLessThanOrEqual(0.5 + 1e-6);
  }));
});

test("money reads as the reader writes it", () => {
  expect(sayMoney(minorOf(119_000), "EUR", "en")).toBe("€1,190.00");
  expect(sayMoney(minorOf(119_000), "EUR", "it")).toBe("1.190,00\u00a0€");
  expect(sayMoney(sum([minorOf(500), minorOf(500)]), "JPY", "en")).toBe("JP¥1,000");
});
