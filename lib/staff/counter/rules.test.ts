import { expect, test } from "vitest";
import { isTrivialPin } from "./rules";

test("what people choose first is refused", () => {
  for (const pin of ["000000", "111111", "123456", "654321", "012345", "890123", "987654", "135791", "121212", "123123", "112233", "123321", "998899", "147258", "159753"]) expect(isTrivialPin(pin), pin).toBe(true);
});

test("others are not", () => {
  for (const pin of ["482915", "730264", "915370", "104857"]) expect(isTrivialPin(pin), pin).toBe(false);
});

test("nearly all may be chosen", () => {
  const some = Array.from({ length: 10_000 }, (_, i) => String(i * 97 + 31).padStart(6, "0"));
  expect(some.filter(isTrivialPin).length).toBeLessThan(100);
});
