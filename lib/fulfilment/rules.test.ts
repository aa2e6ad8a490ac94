import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LocationId, VariantId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { canGo, DELIVERY_METHODS, type Demand, deliveryCharge, FULFILMENT_STEPS, inWalkingOrder, route } from "./rules";

const lodi = "lodi" as LocationId;
const milano = "milano" as LocationId;
const torino = "torino" as LocationId;
const PLACES = [
  { id: milano, deliversFrom: true, collectFrom: true, rank: 1 },
  { id: lodi, deliversFrom: true, collectFrom: false, rank: 0 },
  { id: torino, deliversFrom: true, collectFrom: true, rank: 2 },
];
const lamp = "lamp" as VariantId;
const vase = "vase" as VariantId;
const free = (stock: Record<string, Record<string, number>>) => (place: LocationId, variant: VariantId) => stock[place]?.[variant] ?? 0;
const send = (variantId: VariantId, quantity: number): Demand => ({ variantId, quantity, choice: { kind: "deliver" } });
const collect = (variantId: VariantId, quantity: number, locationId: LocationId): Demand => ({ variantId, quantity, choice: { kind: "collect", locationId } });

describe("one routing decision per order", () => {
  test("one place that has everything sends everything, the lowest rank first", () => {
    const answer = route([send(lamp, 1), send(vase, 2)], PLACES, free({ lodi: { lamp: 1, vase: 2 }, milano: { lamp: 9, vase: 9 } }));
    expect(answer).toMatchObject({ ok: true, value: [{ kind: "deliver", locationId: lodi, reason: { rule: "one-place-has-all" } }] });
  });
  test("an order that no single place can serve is split into as few parcels as possible", () => {
    const answer = route([send(lamp, 1), send(vase, 2)], PLACES, free({ lodi: { lamp: 1 }, milano: { vase: 1 }, torino: { vase: 2 } }));
    expect(answer.ok && answer.value.map((p) => [p.locationId, p.lines.length])).toEqual([[torino, 1], [lodi, 1]]);
  });
  test("a line itself is split where it must be", () => {
    const answer = route([send(lamp, 3)], PLACES, free({ lodi: { lamp: 1 }, milano: { lamp: 2 } }));
    expect(answer.ok && answer.value.map((p) => [p.locationId, p.lines[0]?.quantity])).toEqual([[milano, 2], [lodi, 1]]);
  });
  test("collection is served by the chosen place alone", () => {
    const answer = route([collect(lamp, 2, milano)], PLACES, free({ lodi: { lamp: 9 }, milano: { lamp: 1 } }));
    expect(answer).toEqual({ ok: false, why: "not-enough", short: [{ line: 0, variantId: lamp, available: 1 }] });
  });
  test("a place that nobody can collect from serves nothing", () => {
    expect(route([collect(lamp, 1, lodi)], PLACES, free({ lodi: { lamp: 9 } })).ok).toBe(false);
  });
  test("two lines of one variant draw on the same pieces", () => {
    const answer = route([collect(lamp, 1, milano), send(lamp, 1)], PLACES, free({ milano: { lamp: 1 } }));
    expect(answer).toEqual({ ok: false, why: "not-enough", short: [{ line: 1, variantId: lamp, available: 0 }] });
  });
  test("never promises more than there is, and never less than was asked", () => {
    const stock = fc.dictionary(fc.constantFrom("lodi", "milano", "torino"), fc.dictionary(fc.constantFrom("lamp", "vase"), fc.integer({ min: 0, max: 4 })));
    const demands = fc.array(fc.tuple(fc.constantFrom(lamp, vase), fc.integer({ min: 1, max: 4 }), fc.constantFrom(null, milano, torino)), { minLength: 1, maxLength: 5 });
    fc.assert(fc.property(stock, demands, (s, wanted) => {
      const demand = wanted.map(([v, q, at]) => (at ? collect(v, q, at) : send(v, q)));
      const answer = route(demand, PLACES, free(s));
      if (!answer.ok) return;
      const used = new Map<string, number>();
      const served = demand.map(() => 0);
      for (const part of answer.value) for (const l of part.lines) {
        used.set(`${part.locationId} ${l.variantId}`, (used.get(`${part.locationId} ${l.variantId}`) ?? 0) + l.quantity);
        served[l.line] = (served[l.line] ?? 0) + l.quantity;
      }
      expect(served).toEqual(demand.map((d) => d.quantity));
      for (const [key, pieces] of used) {
        const [place = "", variant = ""] = key.split(" ");
        expect(pieces).toBeLessThanOrEqual(free(s)(place as LocationId, variant as VariantId));
      }
    }));
  });
});

test("every state is reachable from waiting and an end is final", () => {
  expect(canGo("waiting", "planned")).toBe(true);
  expect(canGo("sent", "cancelled")).toBe(false);
  expect(FULFILMENT_STEPS.collected).toEqual([]);
});

test("standard delivery is free from 80 euro of delivered goods", () => {
  const [standard] = DELIVERY_METHODS;
  if (!standard) throw new Error("no delivery method");
  expect(deliveryCharge(standard, minorOf(7999))).toBe(690);
  expect(deliveryCharge(standard, minorOf(8000))).toBe(0);
});

test("one walks by the places as they are numbered, and looks last for what has none", () => {
  const stops = ["C2·11", null, "A12·01", "A3·02", "A3·10", "A3·02"].map((bin, position) => ({ bin, position }));
  expect(inWalkingOrder(stops).map((s) => `${s.bin} ${s.position}`)).toEqual(["A3·02 3", "A3·02 5", "A3·10 4", "A12·01 2", "C2·11 0", "null 1"]);
});
