import { describe, expect, test } from "vitest";
import { grouped } from "./card-page";
import { findCard, luhn, readCard, TEST_CARDS } from "./cards";

const AT = Date.UTC(2026, 10, 15);
const GOOD = { number: "4242 4242 4242 4242", expiry: "12 / 34", cvc: "123", name: "Ada" };
const faultsOf = (more: Partial<typeof GOOD>) => {
  const read = readCard({ ...GOOD, ...more }, AT);
  return "faults" in read ? read.faults : {};
};

test("every test number passes the check digit, and a changed digit fails it", () => {
  for (const { number } of TEST_CARDS) {
    expect(luhn(number)).toBe(true);
    expect(luhn(number.slice(0, -1) + ((Number(number.at(-1)) + 1) % 10))).toBe(false);
  }
});

describe("what was typed", () => {
  test.each([
    ["number", "", "missing"],
    ["number", "4242 4242", "incomplete"],
    ["number", "4242 4242 4242 4241", "wrong"],
    ["number", "4242 4242 4242 424O", "wrong"],
    ["number", "4111 1111 1111 1111", "not-a-test-card"],
    ["number", "success", "wrong"],
    ["expiry", " ", "missing"],
    ["expiry", "13 / 30", "wrong"],
    ["expiry", "00/30", "wrong"],
    ["expiry", "soon", "wrong"],
    ["expiry", "10/26", "past"],
    ["cvc", "", "missing"],
    ["cvc", "12", "wrong"],
    ["cvc", "1234", "wrong"],
    ["name", "  ", "missing"],
  ] as const)("%s %j is %s", (field, value, fault) => {
    expect(faultsOf({ [field]: value })).toEqual({ [field]: fault });
  });

  test("all fields are judged at once", () => {
    expect(faultsOf({ number: "", expiry: "", cvc: "", name: "" })).toEqual({ number: "missing", expiry: "missing", cvc: "missing", name: "missing" });
  });

  test.each(["11/26", "11 / 2026", "1126", "11-26", " 11 26 "])("a card is good to the end of its month: %j", (expiry) => {
    expect(faultsOf({ expiry })).toEqual({});
  });

  test("American Express has four digits", () => {
    expect(faultsOf({ number: "378282246310005", cvc: "1234" })).toEqual({});
    expect(faultsOf({ number: "378282246310005", cvc: "123" })).toEqual({ cvc: "wrong" });
  });

  test("the books keep no number and no code", () => {
    const read = readCard(GOOD, AT);
    expect("file" in read && read.file).toEqual({ test: "success", last4: "4242", brand: "visa", expMonth: 12, expYear: 2034, holder: "Ada" });
  });
});

test("a card is found by number, short name or Stripe's token", () => {
  for (const what of ["4000 0000 0000 0002", "decline", "pm_card_visa_chargeDeclined"]) expect(findCard(what)?.name).toBe("decline");
});

test("numbers are grouped as on the card", () => {
  expect(grouped("4242424242424242")).toBe("4242 4242 4242 4242");
  expect(grouped("378282246310005")).toBe("3782 822463 10005");
});
