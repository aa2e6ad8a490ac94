import { expect, test } from "vitest";
import { readMoney } from "./read-money";

test.each([["120", 12_000], ["120,5", 12_050], ["120.50", 12_050], ["1.234,50", 123_450], ["1,234.50", 123_450], ["€ 50", 5_000], ["50 EUR", 5_000], ["0", 0], [" 7,05 ", 705], ["1.234", 123_400]])("%s is read", (typed, amount) => {
  expect(readMoney(typed)).toBe(amount);
});
test.each(["", "-5", "5,", "5,123,4", "1e3", "12 34", "zehn", "99999999", "١٢"])("%s is not an amount", (typed) => expect(readMoney(typed)).toBeNull());
