import fc from "fast-check";
import { expect, test } from "vitest";
import { newShortCode, newToken, readShortCode } from "./code";

test("a short code reads back however it is typed", () => {
  const code = newShortCode();
  expect(code).toMatch(/^[2-9BCDFGHJKMNPQRSTVWXZ]{8}$/);
  expect(readShortCode(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `)).toBe(code);
});

test("two neighbours swapped are refused", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 5 }), (i) => {
    const code = newShortCode();
    const swapped = code.slice(0, i) + code[i + 1] + code[i] + code.slice(i + 2);
    const distance = Math.abs("23456789BCDFGHJKMNPQRSTVWXZ".indexOf(code[i] ?? "") - "23456789BCDFGHJKMNPQRSTVWXZ".indexOf(code[i + 1] ?? ""));
    fc.pre(distance % 23 !== 0);
    expect(readShortCode(swapped)).toBeNull();
  }));
});

test("nonsense is refused without throwing", () => {
  for (const typed of ["", "A", "💡💡", "a".repeat(10_000), "\u0000", "IOUA"]) expect(readShortCode(typed)).toBeNull();
});

test("a token has the bits it was asked for", () => {
  expect(newToken(128)).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
  expect(newToken(128)).not.toBe(newToken(128));
});
