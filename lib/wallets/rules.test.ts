import fc from "fast-check";
import { expect, test } from "vitest";
import { newToken } from "@/lib/core/code";
import { minorOf } from "@/lib/core/money";
import { LEAST_BY_CARD, monthsAfter, readGiftCode, sayGiftCode, spread } from "./rules";

test("a code is read as people type it, and says itself in groups", () => {
  const code = newToken(120);
  expect(sayGiftCode(code)).toMatch(/^(.{4}-){5}.{4}$/);
  for (const typed of [code, sayGiftCode(code), ` ${sayGiftCode(code).toLowerCase()} `, code.replaceAll("0", "o").replaceAll("1", "l"), sayGiftCode(code).replaceAll("-", " – ")]) expect(readGiftCode(typed)).toBe(code);
});

test("what is no code of ours is none", () => {
  for (const typed of ["", "ESTATE10", "U".repeat(24), "A".repeat(23), "A".repeat(25), "А".repeat(24), "💡".repeat(24), "a".repeat(5_000)]) expect(readGiftCode(typed)).toBeNull();
});

test("wallets pay in turn, never more than is due or than they have", () => {
  const cents = (...all: number[]) => all.map((free) => ({ free: minorOf(free) }));
  const paid = (total: number, ...free: number[]) => spread(minorOf(total), cents(...free)).map((p) => p.amount);
  expect(paid(9_000, 5_000, 5_000)).toEqual([5_000, 4_000]);
  expect(paid(9_000, 0, 10_000, 50)).toEqual([9_000]);
  expect(paid(0, 5_000)).toEqual([]);
  expect(paid(5_020, 5_000), "a card is not charged twenty cents").toEqual([4_970]);
  fc.assert(fc.property(fc.nat(100_000), fc.array(fc.nat(50_000), { maxLength: 5 }), (total, free) => {
    const shares = spread(minorOf(total), cents(...free));
    for (const { wallet, amount } of shares) expect(amount).toBeLessThanOrEqual(wallet.free);
    const [all, had] = [shares.reduce((sum, s) => sum + s.amount, 0), free.reduce((sum, f) => sum + f, 0)];
    expect(total - all === 0 || total - all >= LEAST_BY_CARD || all === 0).toBe(true);
    expect(all).toBe(had >= total ? total : Math.max(0, Math.min(had, total - LEAST_BY_CARD)));
  }));
});

test("a card of the last day of a month ends on one", () => {
  expect(monthsAfter(new Date("2026-08-31T10:00:00Z"), 6).toISOString()).toBe("2027-02-28T10:00:00.000Z");
  expect(monthsAfter(new Date("2026-02-28T10:00:00Z"), 24).toISOString()).toBe("2028-02-28T10:00:00.000Z");
});
