import { describe, expect, test } from "vitest";
import { minorOf } from "@/lib/core/money";
import type { Order } from "@/lib/orders/types";
import { refundOf } from "../refund/rules";
import { rightsOf } from "../rules";
import { boughtOf } from "./rules";

type OfOrder = Parameters<typeof boughtOf>[0];
type Part = Order["parts"][number];
const part = (state: string, changedAt: string, positions: readonly number[], more: Partial<Part> = {}) => ({ kind: "deliver", method: "standard", charge: minorOf(0), replaces: null, ...more, state, changedAt: new Date(changedAt), lines: positions.map((position) => ({ position, quantity: 2 })) }) as Part;
const line = (position: number, withdrawalExclusion: Order["lines"][number]["withdrawalExclusion"] = null, total = 4000) => ({ position, withdrawalExclusion, total: minorOf(total), category: "lamps", returned: 0 });
const order = (wish: Partial<OfOrder>): OfOrder => {
  const delivery = minorOf(wish.delivery ?? 0);
  const captured = minorOf((wish.lines ?? []).reduce<number>((all, { total }) => all + total, delivery));
  return { contract: "distance", placedAt: new Date("2026-10-01T10:00:00Z"), paidAt: new Date("2026-10-01T10:05:00Z"), lines: [], parts: [], captured, refunded: minorOf(0), ...wish, delivery };
};
const day = (at: Date | null | undefined) => at?.toISOString().slice(0, 10);
const now = new Date("2026-11-06T10:00:00Z");

describe("what an order's parts say of its days", () => {
  test("thirty days from the day a thing was received, also near midnight and over the change of the clock", () => {
    for (const [got, until] of [["2026-11-22T10:00:00Z", "2026-12-22"], ["2026-03-01T22:59:00Z", "2026-03-31"], ["2026-03-01T23:01:00Z", "2026-04-01"], ["2026-10-09T22:15:00Z", "2026-11-09"]] as const)
      expect(day(rightsOf(boughtOf(order({ contract: "in-store", lines: [line(0)], parts: [part("collected", got, [0])] })), now).lines[0]?.policy.until), got).toBe(until);
  });

  test("what comes in two parts counts from the last; what hasn't come has no day yet; what was cancelled is left out", () => {
    const parts = [part("collected", "2026-11-01T10:00:00Z", [0, 1]), part("delivered", "2026-11-05T10:00:00Z", [0]), part("sent", "2026-11-05T10:00:00Z", [1]), part("cancelled", "2026-11-05T10:00:00Z", [2])];
    const reason = { it: "Su misura", en: "Made to measure" };
    const found = rightsOf(boughtOf(order({ lines: [line(0), line(1), line(2), line(3, reason)], parts: [...parts, part("collected", "2026-11-01T10:00:00Z", [3])] })), now).lines;
    expect(found.map(({ position, pieces, policy }) => [position, pieces.left, day(policy.until), policy.reason])).toEqual([[0, 4, "2026-12-05", null], [1, 4, undefined, null], [3, 2, "2026-12-01", reason]]);
  });

  test("the law's fourteen days are of contracts at a distance alone, from the last thing received", () => {
    const parts = [part("collected", "2026-11-01T10:00:00Z", [0]), part("delivered", "2026-11-05T10:00:00Z", [1])];
    const of = (contract: Order["contract"], more: readonly Part[] = []) => rightsOf(boughtOf(order({ contract, lines: [line(0), line(1), line(2)], parts: [...parts, ...more] })), now).order.withdrawal;
    expect(day(of("distance").until)).toBe("2026-11-19");
    expect(of("distance", [part("sent", "2026-11-06T10:00:00Z", [2])])).toMatchObject({ yes: true, until: null });
    expect([of("in-store"), of("reserved")]).toMatchObject([{ yes: false, because: "in-store" }, { yes: false, because: "reserved" }]);
  });

  test("a contract is made when it was placed, or paid in the store; until it is paid there is none", () => {
    const made = (wish: Partial<OfOrder>) => boughtOf(order(wish)).madeAt?.toISOString().slice(0, 16);
    expect([made({}), made({ contract: "reserved" }), made({ contract: "reserved", paidAt: null }), made({ paidAt: null })]).toEqual(["2026-10-01T10:00", "2026-10-01T10:05", undefined, undefined]);
  });
});

describe("what we still have of the cost of delivery", () => {
  const parcels = (method = "standard") => [part("sent", "2026-11-05T10:00:00Z", [0], { method, charge: minorOf(345) }), part("sent", "2026-11-05T10:00:00Z", [1], { method, charge: minorOf(345) })];
  const lines = [line(0), line(1)];
  test("all of it; less what cancelled parcels cost; nothing before it is paid", () => {
    expect(boughtOf(order({ delivery: minorOf(690), lines, parts: parcels() })).delivery).toEqual({ held: 690, standard: 690 });
    const [first, second] = parcels() as [Part, Part];
    expect(boughtOf(order({ delivery: minorOf(690), refunded: minorOf(4345), lines, parts: [first, { ...second, state: "cancelled" }] })).delivery).toEqual({ held: 345, standard: 345 });
    expect(boughtOf(order({ delivery: minorOf(690), captured: minorOf(0), paidAt: null, lines, parts: parcels() })).delivery.held).toBe(0);
  });

  test("what went back with a parcel that became a collection isn't there any more", () => {
    const parts = [part("ready", "2026-11-05T10:00:00Z", [0, 1], { kind: "collect", method: "collect", replaces: "x" as never })];
    expect(boughtOf(order({ delivery: minorOf(690), refunded: minorOf(690), lines, parts })).delivery.held).toBe(0);
    expect(boughtOf(order({ delivery: minorOf(690), lines, parts })).delivery, "kept, so it would go back now").toEqual({ held: 690, standard: 690 });
  });

  test("an express parcel: what a standard one would have cost for the same goods, also where that was nothing", () => {
    expect(boughtOf(order({ delivery: minorOf(1290), lines: [line(0, null, 3000), line(1, null, 3000)], parts: parcels("express") })).delivery).toEqual({ held: 1290, standard: 690 });
    expect(boughtOf(order({ delivery: minorOf(1290), lines, parts: parcels("express") })).delivery).toEqual({ held: 1290, standard: 0 });
    const free = [...parcels("express"), part("sent", "2026-11-06T10:00:00Z", [2], { replaces: "x" as never })]; // sent instead of a collection: nobody chose that parcel
    expect(boughtOf(order({ delivery: minorOf(1290), lines: [line(0, null, 3000), line(1, null, 3000), line(2)], parts: free })).delivery.standard).toBe(690);
  });

  test("pieces that came back with their price leave the rest as it was; all of them bring back exactly what is left", () => {
    const bought = boughtOf(order({ delivery: minorOf(690), refunded: minorOf(4000), lines: [{ ...line(0), returned: 2 }, line(1)], parts: parcels() }));
    expect(bought.delivery).toEqual({ held: 690, standard: 690 });
    expect(refundOf(bought, [{ position: 1, quantity: 2 }], "withdrawal").total).toBe(4690);
  });
});
