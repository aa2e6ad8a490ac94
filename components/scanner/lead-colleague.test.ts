import { expect, test } from "vitest";
import { newShortCode, newToken } from "@/lib/core/code";
import { readCode } from "@/lib/codes/rules";
import { leadColleague } from "./lead-colleague";

const [ORIGIN, HOME] = ["https://lume.example", "/staff/milano-corso-como"];
const lead = (text: string) => leadColleague(readCode(text, ORIGIN), HOME);
const number = newShortCode(7);

test.each([
  ["2000004111021", { to: `${HOME}/goods/02000004111021` }],
  [`${ORIGIN}/01/02000004111021?place=torino-via-lagrange`, { to: `${HOME}/goods/02000004111021` }],
  ["https://id.gs1.org/01/02000004111021", { to: `${HOME}/goods/02000004111021` }],
  ["BL-LIG-11-BORD", { to: `${HOME}/goods/BL-LIG-11-BORD` }],
  ["K7M42QHB-0123ABCD", { to: `${HOME}/hand-over?q=K7M42QHB-0123ABCD` }],
  [number, { to: `${HOME}/hand-over?q=${number}` }],
  ["lampada da tavolo", { words: "lampada da tavolo" }],
  ["https://evil.example/staff", { says: "not-ours", what: " (evil.example)" }],
  ["javascript:alert(1)", { says: "not-ours", what: "" }],
  ["4006381333932", { says: "misread", what: "4006381333932" }],
])("%s: %j", (text, led) => {
  expect(lead(text)).toEqual(led);
});

test("a random code opens at its own address, which knows who is asking", () => {
  const code = newToken(100);
  expect(lead(`${ORIGIN}/q/${code}`)).toEqual({ to: `/q/${code}` });
});

test("wherever it leads is a path of this shop", () => {
  for (const text of ["../../admin", "..", "//evil.example", "/\\evil.example", `${ORIGIN}//evil.example/x`, "a/../../admin", "\u0000", "x".repeat(5_000)]) {
    const led = lead(text);
    if ("to" in led) expect(new URL(led.to, ORIGIN), text).toMatchObject({ origin: ORIGIN });
  }
});
