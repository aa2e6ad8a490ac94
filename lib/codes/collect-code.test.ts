import { expect, test } from "vitest";
import { type FulfilmentId, newId } from "@/lib/core/id";
import { collectCode, collectPass, isCollectCode, sayCollectCode } from "./collect-code";
import { readPass } from "./pass";

const part = () => newId<"fulfilment">() as FulfilmentId;

test("a code is one part's, however it is typed", () => {
  const [mine, other] = [part(), part()];
  const code = collectCode(mine);
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
  for (const typed of [code, sayCollectCode(mine), ` ${code.toLowerCase()} `, code.replaceAll("0", "o").replaceAll("1", "l")]) expect(isCollectCode(typed, mine)).toBe(true);
  for (const typed of ["", code.slice(1), `${code}0`, collectCode(other), "'; drop table"]) expect(isCollectCode(typed, mine)).toBe(false);
});

test("a pass is scanned into the order's number and the code; what is no pass is none", () => {
  const [mine, other] = [part(), part()];
  const pass = collectPass("K7M42QHB", mine);
  expect(readPass(` ${pass.toLowerCase()}\n`)).toEqual({ number: "K7M42QHB", code: collectCode(mine) });
  expect([isCollectCode(pass, mine), isCollectCode(pass, other)]).toEqual([true, false]);
  for (const text of ["", collectCode(mine), sayCollectCode(mine), `${pass}0`, "K7M42QHB", `K7M42QHB-${pass}`, "https://evil.example/K7M42QHB-00000000"]) expect(readPass(text)).toBeNull();
});

test("10,000 codes: none twice, every sign as often as the others", () => {
  const codes = Array.from({ length: 10_000 }, () => collectCode(part()));
  expect(new Set(codes).size).toBe(codes.length);
  const counts = new Map<string, number>();
  for (const sign of codes.join("")) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  const expected = (codes.length * 8) / 32;
  const chi = [...counts.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
  expect(counts.size).toBe(32);
  expect(chi).toBeLessThan(80); // 31 degrees of freedom: 80 is passed by chance once in 300,000 times
});
