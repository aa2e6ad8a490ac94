import { expect, test } from "vitest";
import type { Order } from "@/lib/orders/types";
import { returnableOf, withdrawalOf } from "./rules";

type Part = Order["parts"][number];
const part = (state: string, changedAt: string, positions: readonly number[]) => ({ state, changedAt: new Date(changedAt), lines: positions.map((position) => ({ position, quantity: 2 })) }) as unknown as Part;
const line = (position: number, withdrawalExclusion: Order["lines"][number]["withdrawalExclusion"] = null) => ({ position, withdrawalExclusion });
const day = (at: Date | null | undefined) => at?.toISOString().slice(0, 10);

test("thirty days from the day a thing was received, also near midnight and over the change of the clock", () => {
  for (const [got, until] of [["2026-11-22T10:00:00Z", "2026-12-22"], ["2026-03-01T22:59:00Z", "2026-03-31"], ["2026-03-01T23:01:00Z", "2026-04-01"], ["2026-10-09T22:15:00Z", "2026-11-09"]] as const)
    expect(day(returnableOf({ contract: "in-store", lines: [line(0)], parts: [part("collected", got, [0])] })[0]?.until), got).toBe(until);
});

test("what comes in two parts counts from the last; what hasn't come has no day yet; what was cancelled is left out", () => {
  const parts = [part("collected", "2026-11-01T10:00:00Z", [0, 1]), part("delivered", "2026-11-05T10:00:00Z", [0]), part("sent", "2026-11-05T10:00:00Z", [1]), part("cancelled", "2026-11-05T10:00:00Z", [2])];
  const reason = { it: "Su misura", en: "Made to measure" };
  const found = returnableOf({ contract: "distance", lines: [line(0), line(1), line(2), line(3, reason)], parts: [...parts, part("collected", "2026-11-01T10:00:00Z", [3])] });
  expect(found.map(({ position, quantity, until, excluded }) => [position, quantity, day(until), excluded])).toEqual([[0, 4, "2026-12-05", null], [1, 4, undefined, null], [3, 2, "2026-12-01", reason]]);
});

test("the law's fourteen days are of contracts at a distance alone, from the last thing received", () => {
  const parts = [part("collected", "2026-11-01T10:00:00Z", [0]), part("delivered", "2026-11-05T10:00:00Z", [1])];
  const of = (contract: Order["contract"], more: readonly Part[] = []) => withdrawalOf({ contract, lines: [], parts: [...parts, ...more] });
  expect(day(of("distance")?.until)).toBe("2026-11-19");
  expect(of("distance", [part("sent", "2026-11-06T10:00:00Z", [2])])).toEqual({ until: null });
  expect([of("in-store"), of("reserved")]).toEqual([null, null]);
});
