import { expect, test } from "vitest";
import { EMPTY_CART } from "@/lib/cart/rules";
import type { Cart, CartLine } from "@/lib/cart/types";
import { minorOf } from "@/lib/core/money";
import { sumsOf } from "./sums";

const line = (total: number, fulfilment: "deliver" | "collect" = "deliver") => ({ total: minorOf(total), fulfilment }) as CartLine;
const cartOf = (lines: readonly CartLine[], discount = 0): Cart => ({
  ...EMPTY_CART, lines, goods: minorOf(lines.reduce((n, l) => n + l.total, 0)), coupon: discount > 0 ? { code: "X", discount: minorOf(discount) } : null,
});

test("delivery costs until there is enough to send, and says how much is missing", () => {
  expect(sumsOf(cartOf([line(7000)]))).toEqual({ delivery: 690, total: 7690, toFree: 1000 });
  expect(sumsOf(cartOf([line(8000)]))).toEqual({ delivery: 0, total: 8000, toFree: null });
});

test("what is collected is not sent, and does not count towards free delivery", () => {
  expect(sumsOf(cartOf([line(9000, "collect")]))).toEqual({ delivery: null, total: 9000, toFree: null });
  expect(sumsOf(cartOf([line(9000, "collect"), line(1000)]))).toMatchObject({ delivery: 690, total: 10_690 });
});

test("what was taken off at the till counts before the code, and for delivery", () => {
  const off = { ...line(8500), off: { amount: minorOf(1000) } } as CartLine;
  expect(sumsOf(cartOf([off]))).toEqual({ delivery: 690, total: 8190, toFree: 500 });
  expect(sumsOf(cartOf([off], 500))).toEqual({ delivery: 690, total: 7690, toFree: 1000 });
  expect(sumsOf(cartOf([{ ...off, fulfilment: "carry-out" }]))).toEqual({ delivery: null, total: 7500, toFree: null });
});

test("a code counts before delivery does", () => {
  expect(sumsOf(cartOf([line(8500)], 1000))).toEqual({ delivery: 690, total: 8190, toFree: 500 });
});
