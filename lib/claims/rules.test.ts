import { expect, test } from "vitest";
import { minorOf } from "@/lib/core/money";
import type { LineBack } from "@/lib/returns/counter/types";
import { moneyLeft } from "./rules";

const line = (over: Partial<LineBack> = {}): LineBack => ({ id: "l" as never, position: 0, variantId: "v" as never, total: minorOf(12_000), fulfilled: 3, returned: 0, shared: minorOf(0), given: minorOf(0), reduced: minorOf(0), parts: [{ quantity: 3, served: true }], ...over });
const order = (refunded: number, captured = 30_000) => ({ captured: minorOf(captured), refunded: minorOf(refunded) });

test("a price is lowered by no more than its pieces still cost: not what a cancelled part gave back, what came back, or what it was lowered by before", () => {
  expect(moneyLeft(line(), order(0))).toBe(12_000);
  expect(moneyLeft(line({ fulfilled: 2, parts: [{ quantity: 1, served: false }, { quantity: 2, served: true }] }), order(4_000)), "a part was cancelled").toBe(8_000);
  expect(moneyLeft(line({ returned: 1, shared: minorOf(4_000), given: minorOf(4_000), reduced: minorOf(500) }), order(4_500))).toBe(7_500);
  expect(moneyLeft(line({ reduced: minorOf(12_000) }), order(12_000))).toBe(0);
  expect(moneyLeft(line(), order(25_000)), "no more than the order still has").toBe(5_000);
});
