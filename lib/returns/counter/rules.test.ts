import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { minorOf, sum } from "@/lib/core/money";
import { split } from "@/lib/core/split";
import type { Order } from "@/lib/orders/types";
import { chosenIn, goesTo, leftOf, notByRight, priceShown, reasonOf, returnablesOf, shareOfPieces, takesBackAt } from "./rules";
import { CONDITIONS, type LineBack } from "./types";

const line = (over: Partial<LineBack> = {}): LineBack => ({ id: "l" as never, position: 0, variantId: "v" as never, total: minorOf(10_000), fulfilled: 3, returned: 0, shared: minorOf(0), given: minorOf(0), reduced: minorOf(0), parts: [{ quantity: 3, served: true }], ...over });
const cents = fc.integer({ min: 0, max: 10_000_000 }).map(minorOf);

describe("what pieces cost", () => {
  test("the first, the second and the third of three: cents right", () => {
    const [first, second] = [shareOfPieces(minorOf(10_000), 3, 1), shareOfPieces(minorOf(6_666), 2, 1)];
    expect([first, second, shareOfPieces(minorOf(3_333), 1, 1), shareOfPieces(minorOf(10_000), 3, 3)]).toEqual([3_334, 3_333, 3_333, 10_000]);
  });

  test("however many come at a time, together they come to exactly the line's total, and no piece is a cent above its even share", () => {
    const turns = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 8 });
    fc.assert(fc.property(cents, turns, (total, comes) => {
      const pieces = comes.reduce((a, b) => a + b, 0);
      let [shared, returned] = [0, 0];
      for (const n of comes) {
        const { worth, pieces: left } = leftOf(line({ total, fulfilled: pieces, returned, shared: minorOf(shared), parts: [{ quantity: pieces, served: true }] }));
        shared += shareOfPieces(worth, left, n);
        returned += n;
        expect(shared).toBeLessThanOrEqual(returned * Math.ceil(total / pieces));
      }
      expect(shared).toBe(total);
    }));
  });

  test("parts that left at different times, and one that never did: what comes back and what was given back for it come to the total", () => {
    fc.assert(fc.property(cents, fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 4 }), gone: fc.boolean() }), { minLength: 1, maxLength: 5 }), (total, parts) => {
      const shares = split(total, parts.map((part) => part.quantity));
      let [shared, returned] = [0, 0];
      for (const now of parts.keys()) { // part after part leaves, and a piece comes back each time
        const served = parts.map((part, i) => ({ quantity: part.quantity, served: part.gone && i <= now }));
        const fulfilled = served.reduce((all, part) => all + (part.served ? part.quantity : 0), 0);
        const { worth, pieces } = leftOf(line({ total, fulfilled, returned, shared: minorOf(shared), parts: served }));
        if (pieces === 0) continue;
        const n = now === parts.length - 1 ? pieces : 1;
        shared += shareOfPieces(worth, pieces, n);
        returned += n;
      }
      const last = parts.map((part) => ({ quantity: part.quantity, served: part.gone }));
      const fulfilled = last.reduce((all, part) => all + (part.served ? part.quantity : 0), 0);
      const rest = leftOf(line({ total, fulfilled, returned, shared: minorOf(shared), parts: last }));
      expect(shared + rest.worth + sum(shares.filter((_, i) => !parts[i]?.gone))).toBe(total);
      if (rest.pieces === 0) expect(rest.worth).toBe(0);
    }));
  });

  test("a line discounted to nothing gives nothing; two rows of one line share its pieces; what isn't accepted costs nothing", () => {
    expect(priceShown([line({ total: minorOf(0) })], [{ position: 0, quantity: 3, accepted: true }])).toMatchObject({ ok: true, value: [{ share: 0 }] });
    const rows = [{ position: 0, quantity: 1, accepted: true }, { position: 0, quantity: 1, accepted: false }, { position: 0, quantity: 1, accepted: true }];
    expect(priceShown([line()], rows)).toMatchObject({ ok: true, value: [{ share: 3_334 }, { share: 0 }, { share: 3_333 }] });
  });

  test("more than left the house, or is there no more, is refused, over all rows together; so is what was never in the order", () => {
    const two = { position: 0, quantity: 2, accepted: true };
    expect(priceShown([line()], [two, two])).toEqual({ ok: false, why: "not-that-many", position: 0, left: 3 });
    expect(priceShown([line({ returned: 2, shared: minorOf(6_667) })], [two])).toEqual({ ok: false, why: "not-that-many", position: 0, left: 1 });
    expect(priceShown([line({ fulfilled: 0, parts: [{ quantity: 3, served: false }] })], [{ ...two, accepted: false }])).toMatchObject({ why: "not-that-many", left: 0 });
    expect(priceShown([line()], [{ ...two, position: 7 }])).toEqual({ ok: false, why: "unknown-line", position: 7 });
  });
});

describe("rights at the counter", () => {
  const BOUGHT = new Date("2026-11-01T10:00:00Z");
  const REASON = { it: "Su misura", en: "Made to measure" };
  const order = (contract: Order["contract"], excluded = false) =>
    ({ contract, placedAt: BOUGHT, paidAt: BOUGHT, delivery: minorOf(0), captured: minorOf(10_000), refunded: minorOf(0), lines: [{ position: 0, total: minorOf(10_000), category: "lamps", returned: 0, withdrawalExclusion: excluded ? REASON : null }], parts: [{ kind: "collect", method: "collect", charge: minorOf(0), replaces: null, state: "collected", changedAt: BOUGHT, lines: [{ position: 0, quantity: 1 }] }] }) as unknown as Order;
  const ask = (of: Order, kind: Parameters<typeof notByRight>[1], day: string, stated: string | null = null) => notByRight(of, kind, 0, { now: new Date(day), stated: stated === null ? null : new Date(stated) });

  test("the last day counts until its midnight in the store", () => {
    expect(ask(order("in-store"), "change-of-mind", "2026-12-01T22:59:00Z")).toBeNull();
    expect(ask(order("in-store"), "change-of-mind", "2026-12-01T23:00:00Z")).toMatchObject({ why: "too-late", position: 0 });
  });
  test("withdrawn in time is in time, whenever the goods come; never from what was bought in a store", () => {
    expect(ask(order("distance"), "withdrawal", "2026-11-16T10:00:00Z"), "the fifteenth is a Sunday").toBeNull();
    expect(ask(order("distance"), "withdrawal", "2026-11-17T10:00:00Z")).toMatchObject({ why: "too-late" });
    expect(ask(order("distance"), "withdrawal", "2026-11-25T10:00:00Z", "2026-11-15T10:00:00Z")).toBeNull();
    expect(ask(order("in-store"), "withdrawal", "2026-11-02T10:00:00Z")).toEqual({ why: "not-at-a-distance" });
  });
  test("what is excluded comes back for a fault alone; a fault counts two years; kindness asks for no right", () => {
    for (const kind of ["change-of-mind", "withdrawal"] as const) expect(ask(order("distance", true), kind, "2026-11-02T10:00:00Z")).toEqual({ why: "excluded", position: 0, because: REASON });
    expect(ask(order("distance", true), "fault", "2028-06-20T10:00:00Z")).toBeNull();
    expect(ask(order("in-store"), "fault", "2028-11-03T10:00:00Z")).toMatchObject({ why: "too-late" });
    expect(ask(order("in-store", true), "goodwill", "2030-01-01T10:00:00Z")).toBeNull();
  });
  test("what a screen is told: what is left, what the next piece gives, until when", () => {
    expect(returnablesOf(order("in-store"), [line({ returned: 1, shared: minorOf(3_334) }), line({ position: 1, fulfilled: 0, parts: [{ quantity: 3, served: false }] })], BOUGHT)).toEqual([{ position: 0, left: 2, worth: 6_666, next: 3_333, until: new Date("2026-12-01T12:00:00Z"), excluded: null }]);
    expect((["change-of-mind", "fault", "withdrawal", "goodwill"] as const).map(reasonOf)).toEqual(["return", "return", "withdrawal", "goodwill"]);
  });
  test("who takes back where", () => {
    const who = { is: "staff" as const, staffId: "s" as never, at: ["a" as never], may: new Set(["take-back" as const]) };
    expect([takesBackAt(who, "a" as never), takesBackAt(who, "b" as never), takesBackAt({ ...who, at: null }, "b" as never), takesBackAt({ ...who, may: new Set(["sell" as const]) }, "a" as never)]).toEqual([true, false, true, false]);
  });
});

describe("what the desk's form says", () => {
  const lines = [{ position: 0, left: 3 }, { position: 2, left: 1 }];
  test("equal pieces are one row; each goes where its condition sends it; what was not answered stays with its customer", () => {
    const said = { "a0.0": "yes", "c0.0": "opened", "a0.1": "yes", "c0.1": "opened", "a0.2": "no", "w0.2": "incomplete", "c0.2": "worn", "a2.0": "yes", "c2.0": "faulty" };
    expect(chosenIn(said, lines)).toEqual([
      { position: 0, quantity: 2, accepted: true, condition: "opened", disposition: "sell" },
      { position: 0, quantity: 1, accepted: false, condition: "worn", notAccepted: "incomplete" },
      { position: 2, quantity: 1, accepted: true, condition: "faulty", disposition: "vendor" },
    ]);
    expect(chosenIn({ "a0.0": "", "a2.0": "no", "w2.0": "missing", "c2.0": "worn" }, lines)).toEqual([{ position: 2, quantity: 1, accepted: false, condition: null, notAccepted: "missing" }]);
    expect(CONDITIONS.map(goesTo)).toEqual(["sell", "sell", "quarantine", "damaged", "vendor"]);
  });
  test("what no form of ours says is no answer: other pieces, other words", () => {
    expect(chosenIn({ "a0.3": "yes", "a1.0": "yes", "a2.1": "yes", "a0.0": "YES", "a__proto__": "yes", constructor: "yes" }, lines)).toEqual([]);
    expect(chosenIn({ "a2.0": "yes", "c2.0": "gold" }, lines)).toEqual([{ position: 2, quantity: 1, accepted: true, condition: "as-new", disposition: "sell" }]);
  });
});
