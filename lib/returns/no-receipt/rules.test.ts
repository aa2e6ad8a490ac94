import { expect, test } from "vitest";
import { readCode } from "@/lib/codes/rules";
import { keyIn, saidOf, scanned } from "./rules";
import type { Worth } from "./types";

const thing = (sku: string): Worth => ({ variantId: sku as never, sku, gtin: null, title: { it: sku, en: sku }, choice: [], picture: null, price: null, never: null });
const SHOP = "https://shop.example";

test("what is scanned names a thing by its GTIN or SKU; a receipt's code names none", () => {
  expect(keyIn(readCode("BL-LIG-11-BORD", SHOP))).toBe("BL-LIG-11-BORD");
  expect(keyIn(readCode("4006381333931", SHOP))).toBe("04006381333931");
  expect(keyIn(readCode("https://shop.example/01/04006381333931", SHOP))).toBe("04006381333931");
  expect(keyIn({ is: "code", code: "X" })).toBeNull();
});

test("pieces scanned twice are counted together, in the order of the first; each thing is said how it is, or nothing is", () => {
  const pieces = scanned(["B", "A", "B", "none"], [thing("A"), thing("B")]);
  expect(pieces.map(({ thing: { sku }, quantity }) => [sku, quantity])).toEqual([["B", 2], ["A", 1]]);
  expect(saidOf(pieces, { "c-B": "as-new", "c-A": "opened" })).toEqual([{ variantId: "B", quantity: 2, condition: "as-new" }, { variantId: "A", quantity: 1, condition: "opened" }]);
  for (const open of [{}, { "c-B": "as-new" }, { "c-B": "as-new", "c-A": "worn" }, { "c-B": "as-new", "c-A": "" }]) expect(saidOf(pieces, open)).toBeNull();
  expect(saidOf([], {})).toBeNull();
});
