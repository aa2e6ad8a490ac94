import { expect, test } from "vitest";
import { newId } from "@/lib/core/id";
import { mayAlone, mayApprove, shareOff } from "./rules";
import type { Wanted } from "./types";

const [milan, turin] = [newId<"location">(), newId<"location">()];
const off = (amount: number, locationId = milan): Wanted => ({ action: "line-discount", locationId, subject: "line:1", amount });
const cashier = [{ role: "cashier", locationId: milan }] as const;
const manager = [{ role: "manager", locationId: milan }] as const;

test("a cashier goes to a tenth off, a manager to a half, and neither a hundredth further", () => {
  expect([1_000, 1_001].map((amount) => mayAlone(cashier, off(amount)))).toEqual([true, false]);
  expect([5_000, 5_001].map((amount) => mayAlone(manager, off(amount)))).toEqual([true, false]);
  expect([5_000, 5_001].map((amount) => mayApprove(manager, off(amount)))).toEqual([true, false]);
});

test("a cashier lets nobody do anything; a manager of one store says nothing in another", () => {
  expect(mayApprove(cashier, off(1))).toBe(false);
  expect(mayApprove(manager, off(1, turin))).toBe(false);
  expect(mayAlone(cashier, off(1, turin))).toBe(false);
  expect(mayApprove([{ role: "manager", locationId: null }], off(1, turin))).toBe(true);
});

test("the duty of one role and the reach of another don't add up, nor of another place", () => {
  const mixed = [{ role: "manager", locationId: turin }, { role: "cashier", locationId: milan }] as const;
  expect(mayApprove(mixed, off(500))).toBe(false);
  expect(mayAlone(mixed, off(2_000))).toBe(false);
});

test("an open drawer has no size and is a manager's", () => {
  const open: Wanted = { action: "drawer-open", locationId: milan, subject: "till:1", amount: 0 };
  expect([mayAlone(cashier, open), mayAlone(manager, open)]).toEqual([false, true]);
});

test("a share is rounded up, so that a limit is not passed by a fraction", () => {
  expect(shareOff(4_990, 499)).toBe(1_000);
  expect(shareOff(4_990, 500)).toBe(1_003);
  expect(shareOff(3, 1)).toBe(3_334);
  expect(shareOff(0, 0)).toBe(0);
});
