import { expect, test } from "vitest";
import { readForm } from "./form";

test("bracketed names become a tree", () => {
  expect(readForm("a=1&line_items[0][price_data][currency]=eur&line_items[0][quantity]=2&line_items[1][quantity]=3")).toEqual({
    a: "1",
    line_items: { 0: { price_data: { currency: "eur" }, quantity: "2" }, 1: { quantity: "3" } },
  });
});

test("empty brackets append, spaces and signs are decoded", () => {
  expect(readForm("expand[]=payment_intent&expand[]=line_items&name=Caff%C3%A8+%26+t%C3%A8")).toEqual({
    expand: { 0: "payment_intent", 1: "line_items" },
    name: "Caffè & tè",
  });
});

test("a name can't reach into objects' own insides", () => {
  readForm("__proto__[polluted]=yes&constructor[prototype][polluted]=yes");
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
});

test("a value can't be a text and a tree at once", () => {
  expect(() => readForm("a=1&a[b]=2")).toThrow(/Invalid object/);
});
