import { expect, test } from "vitest";
import { hashPassword, isPassword } from "./password";

test("a password counts exactly as typed; the same letters composed differently are one", async () => {
  const stored = await hashPassword(" caffe\u0300 lungo ");
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await isPassword(stored, " caffè lungo ")).toBe(true);
  expect(await isPassword(stored, "caffè lungo")).toBe(false);
  expect(await isPassword(stored, " Caffè lungo ")).toBe(false);
});

test("nobody's password is never right", async () => {
  for (const typed of ["", "x", "lampada di luna"]) expect(await isPassword(null, typed)).toBe(false);
});

test("many at once all get their answer", async () => {
  const stored = await hashPassword("lampada di luna");
  const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => isPassword(i === 7 ? stored : null, "lampada di luna")));
  expect(answers.filter(Boolean)).toHaveLength(1);
});
