import { expect, test } from "vitest";
import { newId, type PriceId, type VariantId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { aisleOf, alongTheShelf, checkOf, priceToHonour, saysOf } from "./rules";
import type { Hanging, LabelId } from "./types";

const label = (over: Partial<Hanging> = {}): Hanging => ({
  priceId: newId<"price">() as PriceId, currency: "EUR", amount: minorOf(8_000), lowest: null, lowestDays: null, unitAmount: null, unitPer: null, unit: null, labelId: newId<"label">() as LabelId, hungAt: new Date(0), ...over,
});

test("the lower of label and list is charged, never more than the list, and a label in other money says nothing", () => {
  const list = { amount: minorOf(9_000), currency: "EUR" } as const;
  expect(priceToHonour(label(), list)).toMatchObject({ amount: 8_000, off: 1_000, because: { why: "label" } });
  for (const other of [null, label({ amount: minorOf(9_000) }), label({ amount: minorOf(9_900) }), label({ currency: "USD" })]) expect(priceToHonour(other, list)).toEqual({ amount: 9_000, off: 0, because: null });
  expect(priceToHonour(label({ amount: minorOf(0) }), list)).toMatchObject({ amount: 0, off: 9_000 });
});

test("a label is wrong when it says something else, not when the list got another row", () => {
  const hangs = label();
  const { labelId: _, hungAt: __, ...says } = hangs;
  expect(checkOf(hangs, { ...says, priceId: newId<"price">() as PriceId }).is).toBe("match");
  expect(checkOf(null, says).is).toBe("never-printed");
  for (const over of [{ amount: minorOf(1) }, { lowest: minorOf(9_000), lowestDays: 30 }, { unitAmount: minorOf(1), unitPer: 100, unit: "ml" }, { currency: "USD" }] as const) expect(checkOf(hangs, { ...says, ...over }).is).toBe("stale");
});

test("what a label says of a reduction and a unit price is what the web says", () => {
  const offer = { variantId: newId<"variant">() as VariantId, priceId: newId<"price">() as PriceId, amount: minorOf(9_000), currency: "EUR", reduction: { since: new Date(0), lowest: minorOf(10_000), days: 30 }, unit: { amount: minorOf(3_000), per: 1000, unit: "ml" }, trail: [] } as const;
  expect(saysOf(offer)).toMatchObject({ amount: 9_000, lowest: 10_000, lowestDays: 30, unitAmount: 3_000, unitPer: 1000, unit: "ml" });
});

test("aisles are the letters or the number before a bin", () => {
  expect(["B1·04", "AB12·1·3", "12·3", "7"].map(aisleOf)).toEqual(["B", "AB", "12", "7"]);
  const walked = [{ bin: null, sku: "A" }, { bin: "B10·01", sku: "x" }, { bin: "B2·10", sku: "x" }, { bin: "B2·9", sku: "x" }].toSorted(alongTheShelf);
  expect(walked.map((w) => w.bin)).toEqual(["B2·9", "B2·10", "B10·01", null]);
});
