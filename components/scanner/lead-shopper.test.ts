import { expect, test } from "vitest";
import { readCode } from "@/lib/codes/rules";
import { newShortCode } from "@/lib/core/code";
import { leadShopper } from "./lead-shopper";

const ORIGIN = "https://lume.example";
const lead = (text: string, store: string | null = null) => leadShopper(readCode(text, ORIGIN), text, "it", store);

test.each([
  ["2000004111021", { to: "/01/02000004111021" }],
  [`${ORIGIN}/01/02000004111021/10/L7?place=milano-corso-como&price=1`, { to: "/01/02000004111021/10/L7?place=milano-corso-como" }],
  ["https://id.gs1.org/01/02000004111021", { to: "/01/02000004111021" }],
  ["]d20102000004111021", { to: "/01/02000004111021" }],
  ["BL-LIG-11-BORD", { to: "/it/search?q=BL-LIG-11-BORD" }],
  ["lampada & co", { to: "/it/search?q=lampada%20%26%20co" }],
  ["https://evil.example/it/cart", { says: "not-ours", what: " (evil.example)" }],
  ["javascript:alert(1)", { says: "not-ours", what: "" }],
  ["WIFI:S:casa;T:WPA;P:segreta;;", { says: "not-ours", what: "" }],
  ["4006381333932", { says: "misread", what: "4006381333932" }],
])("%s: %j", (text, led) => {
  expect(lead(text)).toEqual(led);
});

test("the signs that a till shows lead to its basket, however they are typed", () => {
  const sign = newShortCode(6);
  for (const typed of [sign, sign.toLowerCase(), `${sign.slice(0, 3)}-${sign.slice(3)}`]) expect(lead(typed)).toEqual({ to: `/q/${sign}` });
});

test("who stands in a store is led there, unless the label names another", () => {
  expect(lead("2000004111021", "torino-via-lagrange")).toEqual({ to: "/01/02000004111021?place=torino-via-lagrange" });
  expect(lead(`${ORIGIN}/01/02000004111021?place=milano-corso-como`, "torino-via-lagrange")).toEqual({ to: "/01/02000004111021?place=milano-corso-como" });
});

test("wherever it leads is a path of this shop", () => {
  for (const text of ["//evil.example", "/\\evil.example", `${ORIGIN}//evil.example/it`, `${ORIGIN}@evil.example/01/2000004111021`, "https://lume.example.evil.example/q/x", "\u0000", "x".repeat(5_000)]) {
    const led = lead(text);
    if ("to" in led) expect(new URL(led.to, ORIGIN).origin, text).toBe(ORIGIN);
  }
});
