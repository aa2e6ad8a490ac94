import { and, asc, eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { picked } from "@/db/factories/picks";
import { colleague } from "@/db/factories/wallets";
import { fulfilments, holds, messages, orders, promises, stockLevels } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { collectCode } from "@/lib/codes/collect-code";
import { type FulfilmentId, type LocationId, newId, type VariantId } from "@/lib/core/id";
import type { Shopper } from "@/lib/core/who";
import { writePieceMissing } from "@/lib/messages/write-collection";
import { orderById } from "@/lib/orders/reads";
import { cancelOrder } from "@/lib/payments/cancel-order";
import { takeMoneyBack } from "@/lib/payments/take-money-back";
import { collectElsewhere } from "./collect-elsewhere";
import { handOver } from "./hand-over";
import { makeReady } from "./make-ready";
import { reportShortage } from "./report-shortage";
import { scanPiece } from "./scan-piece";
import { takePick } from "./take-pick";

afterAll(() => expectHealthy({ except: ["P11"] })); // refunds wait for a processor that this test has none of
const HANDS = colleague("hand-over");
const GUEST: Shopper = { is: "shopper", cartId: null, customerId: null, channel: "web", locale: "it" };

/** A paid collection of two lamps (19.99 each) and, unless `alone`, a vase (50.00), that a colleague has begun to pick. */
async function picking({ alone = false } = {}) {
  const [at, other, empty] = [(await aPlace()).id, (await aPlace()).id, (await aPlace()).id];
  const [lamp, vase] = (await aProduct({ variants: 2, stock: { [at]: 5, [other]: 2 } })).variants.map((v) => v.id) as [VariantId, VariantId];
  const lines = [{ variantId: lamp, quantity: 2, price: 1999, sku: "LAMP" }, ...(alone ? [] : [{ variantId: vase, price: 5000, sku: "VASE" }])];
  const order = await anOrder({ parts: [{ kind: "collect", at, lines }] });
  const part = { fulfilmentId: order.parts[0]?.id as FulfilmentId };
  await takePick(HANDS, part);
  const report = (more: Partial<Parameters<typeof reportShortage>[1]> = {}) => reportShortage(HANDS, { ...part, position: 0, pieces: 1, kind: "missing", ...more });
  const shelf = async (variantId: VariantId, place = at) => (await db.select({ onHand: stockLevels.onHand, held: stockLevels.held, damaged: stockLevels.damaged }).from(stockLevels).where(and(eq(stockLevels.locationId, place), eq(stockLevels.variantId, variantId))))[0];
  const states = async () => (await db.select({ state: fulfilments.state }).from(fulfilments).where(eq(fulfilments.orderId, order.id)).orderBy(asc(fulfilments.position))).map((f) => f.state);
  const money = async () => (await db.select({ state: orders.state, refunded: orders.refunded }).from(orders).where(eq(orders.id, order.id)))[0];
  return { ...order, at, other, empty, lamp, vase, part, report, shelf, states, money };
}
const endOf = async (id: FulfilmentId) => (await db.select({ endedAs: promises.endedAs }).from(promises).where(and(eq(promises.fulfilmentId, id), eq(promises.kind, "ready-by"))))[0]?.endedAs;

describe("a piece that can't be found", () => {
  test("leaves the stock, and its line the part; the rest is picked, made ready and collected", async () => {
    const made = await picking();
    const told = await made.report();
    if (!told.ok) throw new Error(told.why);
    await Promise.all([1, 2].map(() => writePieceMissing(made.id, told.value.asked)));
    expect((await db.select({ text: messages.text }).from(messages).where(eq(messages.orderId, made.id))).map((m) => /non abbiamo trovato/.test(m.text.replace(/\s+/g, " ")))).toEqual([true]);
    expect(told.value).toEqual({ asked: expect.any(String) as string, goesOn: true });
    expect(await made.states()).toEqual(["planned", "asked"]);
    expect(await made.shelf(made.lamp)).toEqual({ onHand: 4, held: 0, damaged: 0 });
    expect([await endOf(told.value.asked), await endOf(made.part.fulfilmentId)]).toEqual(["broken", null]);
    expect(await scanPiece(HANDS, { ...made.part, code: "LAMP" })).toMatchObject({ ok: false, why: "wrong-piece" });
    await scanPiece(HANDS, { ...made.part, code: "VASE" });
    expect(await makeReady(HANDS, made.part)).toMatchObject({ ok: true });
    expect(await handOver(HANDS, { ...made.part, code: collectCode(made.part.fulfilmentId) })).toMatchObject({ ok: true, value: { orderDone: false } });
    expect(await takeMoneyBack(GUEST, { fulfilmentId: told.value.asked, code: made.code })).toMatchObject({ ok: true });
    expect(await made.money()).toEqual({ state: "fulfilled", refunded: 3998 });
  });
  test("damaged, it is still there, but not for sale; alone in its part, the part is asked about, and the order ends with its money", async () => {
    const made = await picking({ alone: true });
    expect(await made.report({ kind: "damaged", pieces: 2, note: "in pezzi" })).toEqual({ ok: true, value: { asked: made.part.fulfilmentId, goesOn: false } });
    expect(await made.shelf(made.lamp)).toEqual({ onHand: 3, held: 0, damaged: 2 });
    const answers = await Promise.all(Array.from({ length: 5 }, () => takeMoneyBack(GUEST, { ...made.part, code: made.code })));
    expect(answers.map((a) => (a.ok ? "ok" : a.why)).toSorted()).toEqual(["not-asked", "not-asked", "not-asked", "not-asked", "ok"]);
    expect(await made.money()).toEqual({ state: "cancelled", refunded: made.total });
  });
  test("is collected in another store: held and promised there, shown in the place of the other, and served", async () => {
    const made = await picking();
    const told = await made.report();
    if (!told.ok) throw new Error(told.why);
    const asked = { fulfilmentId: told.value.asked, code: made.code };
    for (const locationId of [made.at, newId<"location">() as LocationId]) expect(await collectElsewhere(GUEST, { ...asked, locationId })).toEqual({ ok: false, why: "not-there" });
    expect(await collectElsewhere(GUEST, { ...asked, locationId: made.empty })).toMatchObject({ ok: false, why: expect.stringMatching(/gone/) as string });
    const moved = await collectElsewhere(GUEST, { ...asked, locationId: made.other });
    if (!moved.ok) throw new Error(moved.why);
    expect(await made.shelf(made.lamp, made.other)).toMatchObject({ onHand: 2, held: 2 });
    expect(await made.states()).toEqual(["planned", "cancelled", "planned"]);
    expect((await orderById(made.id))?.parts.map((p) => [p.locationId, p.lines, p.promise?.due])).toEqual([[made.at, [{ position: 1, quantity: 1 }], expect.any(Date)], [made.other, [{ position: 0, quantity: 2 }], moved.value.due]]);
    for (const fulfilmentId of [moved.value.fulfilmentId, made.part.fulfilmentId]) {
      await picked(HANDS, { fulfilmentId });
      expect(await handOver(HANDS, { fulfilmentId, code: collectCode(fulfilmentId) })).toMatchObject({ ok: true });
    }
    expect(await made.money()).toEqual({ state: "fulfilled", refunded: 0 });
  });
});

describe("at once", () => {
  test("reported by two hands at once, or scanned meanwhile: the pieces are counted once", async () => {
    for (let round = 0; round < 5; round++) {
      const made = await picking();
      const [one, two] = await Promise.all([made.report({ pieces: 2 }), made.report({ pieces: 2 }), scanPiece(HANDS, { ...made.part, code: "VASE" })]);
      expect([one.ok, two.ok].filter(Boolean)).toHaveLength(1);
      expect(await made.shelf(made.lamp)).toEqual({ onHand: 3, held: 0, damaged: 0 });
    }
  });
  test("money back and another store: one of the two", async () => {
    for (let round = 0; round < 8; round++) {
      const made = await picking();
      const told = await made.report();
      if (!told.ok) throw new Error(told.why);
      const asked = { fulfilmentId: told.value.asked, code: made.code };
      const [back, elsewhere] = await Promise.all([takeMoneyBack(GUEST, asked), collectElsewhere(GUEST, { ...asked, locationId: made.other })]);
      expect([back.ok, elsewhere.ok].filter(Boolean)).toHaveLength(1);
      expect(await made.money()).toEqual({ state: "paid", refunded: back.ok ? 3998 : 0 });
      expect((await made.shelf(made.lamp, made.other))?.held).toBe(elsewhere.ok ? 2 : 0);
    }
  });
  test("reported and cancelled: nothing is held, all money goes back", async () => {
    for (let round = 0; round < 5; round++) {
      const made = await picking();
      await Promise.all([made.report(), cancelOrder(colleague("refund"), { orderId: made.id, code: null })]);
      expect(await made.money()).toEqual({ state: "cancelled", refunded: made.total });
      expect((await made.shelf(made.lamp))?.held).toBe(0);
    }
  });
});

test("refused, with nothing changed: no pick, another's, another place, no such line, more than is left, a stranger's choice, nothing asked", async () => {
  const made = await picking();
  const strange = { ...made.part, position: 0, pieces: 1, kind: "missing" } as const;
  expect(await reportShortage({ ...HANDS, at: [newId<"location">() as LocationId] }, strange)).toEqual({ ok: false, why: "not-yours" });
  expect(await reportShortage(colleague("hand-over"), strange)).toMatchObject({ ok: false, why: "taken" });
  expect(await made.report({ position: 7 })).toEqual({ ok: false, why: "unknown-line" });
  await scanPiece(HANDS, { ...made.part, code: "LAMP" });
  expect(await made.report({ pieces: 2 })).toEqual({ ok: false, why: "found-already", left: 1 });
  expect(await takeMoneyBack(GUEST, { ...made.part, code: made.code })).toEqual({ ok: false, why: "not-asked" });
  expect(await takeMoneyBack(GUEST, { ...made.part, code: "0".repeat(26) })).toEqual({ ok: false, why: "unknown-part" });
  expect(await collectElsewhere(GUEST, { ...made.part, code: null, locationId: made.other })).toEqual({ ok: false, why: "unknown-part" });
  expect(await made.states()).toEqual(["planned"]);
  expect(await db.$count(holds, and(eq(holds.variantId, made.lamp), eq(holds.state, "held")))).toBe(1);
});
