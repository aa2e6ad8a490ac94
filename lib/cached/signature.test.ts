import { expect, test } from "vitest";
import { isSigned, signatureOf } from "./signature";

const secret = "a secret of thirty-two characters!";

test("what was signed is known again, and nothing else", () => {
  const body = JSON.stringify({ tags: ["shop"], at: 1 });
  expect(isSigned(body, signatureOf(body, secret), secret)).toBe(true);
  expect(isSigned(`${body} `, signatureOf(body, secret), secret)).toBe(false);
  expect(isSigned(body, signatureOf(body, "another secret of the same length!"), secret)).toBe(false);
});

test.each(["", "0", "zz".repeat(32), "00".repeat(31), "00".repeat(33)])("refuses %j as a signature", (signature) => {
  expect(isSigned("{}", signature, secret)).toBe(false);
});
