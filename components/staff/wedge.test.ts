import { expect, test } from "vitest";
import { hearKey, NO_BURST } from "./wedge";

/** Types keys so many milliseconds apart, and says which codes were heard. */
function typed(keys: readonly string[], apart: number): string[] {
  const codes: string[] = [];
  let burst = NO_BURST;
  keys.forEach((key, i) => {
    const heard = hearKey(burst, key, 1_000 + i * apart);
    burst = heard.burst;
    if (heard.code !== null) codes.push(heard.code);
  });
  return codes;
}
const keysOf = (text: string) => [...text, "Enter"];

test("keys that come quicker than any hand and end in Enter are a scan", () => {
  expect(typed(keysOf("4006381333931"), 8)).toEqual(["4006381333931"]);
  expect(typed(["Shift", "B", "Shift", "L", "-", "1", "Enter"], 10)).toEqual(["BL-1"]);
  expect(typed([...keysOf("BL-LIG-11-BORD"), ...keysOf("BL-LIG-11-SALV")], 5)).toEqual(["BL-LIG-11-BORD", "BL-LIG-11-SALV"]);
});
test("a hand, a short burst and an Enter alone are none", () => {
  expect(typed(keysOf("4006381333931"), 80)).toEqual([]);
  expect(typed(keysOf("abc"), 5)).toEqual([]);
  expect(typed(["Enter", "Enter"], 5)).toEqual([]);
});
test("what a hand typed before is no part of it", () => {
  const slow = hearKey(NO_BURST, "x", 0).burst;
  let burst = slow;
  for (const [i, key] of [..."BL-11"].entries()) burst = hearKey(burst, key, 500 + i * 5).burst;
  expect(hearKey(burst, "Enter", 530).code).toBe("BL-11");
});
