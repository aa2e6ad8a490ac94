import { expect, test } from "vitest";
import { nearest, variantIn } from "./choice";

const variant = (id: string, col: string, size: string) => ({ id, choice: { col, size } });
const [greenS, greenL, redL] = [variant("1", "green", "s"), variant("2", "green", "l"), variant("3", "red", "l")];
const all = [greenS, greenL, redL];
const form = (values: Readonly<Record<string, string>>) => {
  const said = new FormData();
  for (const [key, value] of Object.entries(values)) said.set(key, value);
  return said;
};

test("a value leads to the variant that keeps most of the rest", () => {
  expect(nearest(all, redL, "col", "green")).toBe(greenL);
  expect(nearest(all, greenS, "col", "red")).toBe(redL);
  expect(nearest(all, greenS, "col", "blue")).toBeUndefined();
});

test("what a form's options say counts more than its hidden field", () => {
  expect(variantIn(all, form({ variant: "1", "option-col": "red", "option-size": "l" }))).toBe(redL);
  expect(variantIn(all, form({ variant: "1", "option-col": "red", "option-size": "s" }))).toBeUndefined();
  expect(variantIn(all, form({ variant: "1" }))).toBeUndefined();
});

test("without options the hidden field decides, and without that the first", () => {
  const plain = [{ id: "1", choice: {} }, { id: "2", choice: {} }];
  expect(variantIn(plain, form({ variant: "2" }))).toBe(plain[1]);
  expect(variantIn(plain, form({ variant: "9" }))).toBe(plain[0]);
  expect(variantIn([], form({ variant: "1" }))).toBeUndefined();
});
