import { and, eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { confirmed, picked } from "@/db/factories/picks";
import { colleague } from "@/db/factories/wallets";
import { holds, stockLevels } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { collectCode } from "@/lib/codes/collect-code";
import type { FulfilmentId, LocationId, VariantId } from "@/lib/core/id";
import type { Shopper } from "@/lib/core/who";
import { handOver } from "@/lib/fulfilment/hand-over";
import { giveBackPick, takePick } from "@/lib/fulfilment/take-pick";
import { sendParcel } from "@/lib/fulfilment/send-parcel";
import { orderById } from "@/lib/orders/reads";
import { cancelPart } from "./cancel-part";
import { changeWay } from "./change-way";

afterAll(() => expectHealthy({ except: ["P11"] })); // refunds wait for a processor that this test has none of
const HANDS = colleague("hand-over");
const GUEST: Shopper = { is: "shopper", cartId: null, customerId: null, channel: "web", locale: "it" };
const HOME = { name: "Prova Canarino", street: "Via dei Canarini 7", extra: null, postcode: "20121", city: "Milano", province: "MI", country: "IT" };

/** A paid order of a lamp: one part of each kind, the first is the one that is changed; two places have more of it. */
async function bought(kinds: readonly ("collect" | "deliver")[], { price = 1999, delivery = 0 } = {}) {
  const [at, other] = [(await aPlace({ routingRank: 1 })).id, (await aPlace({ routingRank: 2 })).id] as [LocationId, LocationId];
  const lamp = (await aProduct({ stock: { [at]: 5, [other]: 5 } })).variants[0]?.id as VariantId;
  const order = await anOrder({ delivery, parts: kinds.map((kind) => ({ kind, at, lines: [{ variantId: lamp, price }] })) });
  const asked = { fulfilmentId: order.parts[0]?.id as FulfilmentId, code: order.code };
  const held = async (place: LocationId) => (await db.select({ held: stockLevels.held }).from(stockLevels).where(and(eq(stockLevels.locationId, place), eq(stockLevels.variantId, lamp))))[0]?.held;
  const now = async () => { const o = await orderById(order.id); return { parts: o?.parts.map((p) => `${p.kind} ${p.state}`), refunded: o?.refunded, state: o?.state }; };
  return { ...order, at, other, lamp, asked, held, now, toOther: { kind: "collect" as const, locationId: other }, home: { kind: "deliver" as const, address: HOME } };
}

describe("before the picking begins", () => {
  test("another store takes it over, held and promised there; once", async () => {
    const made = await bought(["collect"]);
    const moved = await changeWay(GUEST, { ...made.asked, to: made.toOther });
    if (!moved.ok) throw new Error(moved.why);
    expect(moved.value.back).toBe(0);
    expect([await made.held(made.at), await made.held(made.other)]).toEqual([0, 1]);
    expect((await orderById(made.id))?.parts).toMatchObject([{ locationId: made.other, state: "planned", promise: { due: moved.value.due } }]);
    expect(await changeWay(GUEST, { fulfilmentId: moved.value.fulfilmentId, code: made.code, to: made.home })).toEqual({ ok: false, why: "changed-already" });
    await picked(HANDS, moved.value);
    expect(await handOver(HANDS, { fulfilmentId: moved.value.fulfilmentId, code: collectCode(moved.value.fulfilmentId) })).toMatchObject({ ok: true, value: { orderDone: true } });
  });
  test("a parcel: refused with what it would cost, free where the goods are worth it or another parcel travels", async () => {
    const cheap = await bought(["collect"]);
    expect(await changeWay(GUEST, { ...cheap.asked, to: cheap.home })).toEqual({ ok: false, why: "costs-more", more: 690 });
    expect(await cheap.now()).toMatchObject({ parts: ["collect planned"] });
    const dear = await bought(["collect"], { price: 8000 });
    expect(await changeWay(GUEST, { ...dear.asked, to: { ...dear.home, address: null } })).toEqual({ ok: false, why: "address-missing" });
    expect(await changeWay(GUEST, { ...dear.asked, to: dear.home })).toMatchObject({ ok: true, value: { back: 0 } });
    const beside = await bought(["collect", "deliver"], { delivery: 690 });
    expect(await changeWay(GUEST, { ...beside.asked, to: { ...beside.home, address: null } })).toMatchObject({ ok: true });
    expect(await beside.now()).toEqual({ parts: ["deliver planned", "deliver planned"], refunded: 0, state: "paid" });
  });
  test("the last parcel that becomes a collection brings the delivery back, an earlier one doesn't", async () => {
    const made = await bought(["deliver", "deliver"], { delivery: 690 });
    expect(await changeWay(GUEST, { ...made.asked, to: made.toOther })).toMatchObject({ ok: true, value: { back: 0 } });
    const second = { fulfilmentId: made.parts[1]?.id as FulfilmentId, code: made.code };
    expect(await changeWay(GUEST, { ...second, to: made.toOther })).toMatchObject({ ok: true, value: { back: 690 } });
    expect(await made.now()).toEqual({ parts: ["collect planned", "collect planned"], refunded: 690, state: "paid" });
    for (const { id } of (await orderById(made.id))?.parts ?? []) expect(await cancelPart(GUEST, { fulfilmentId: id, code: made.code })).toMatchObject({ ok: true });
    expect(await made.now()).toMatchObject({ refunded: made.total, state: "cancelled" });
  });
});

describe("too late", () => {
  test("once somebody has it in hand, it is ready or gone; laid down again it can be changed", async () => {
    const made = await bought(["collect"]);
    const part = { fulfilmentId: made.asked.fulfilmentId };
    await takePick(HANDS, part);
    expect(await changeWay(GUEST, { ...made.asked, to: made.toOther })).toEqual({ ok: false, why: "too-late" });
    await giveBackPick(HANDS, part);
    expect(await changeWay(GUEST, { ...made.asked, to: { kind: "collect", locationId: made.at } })).toEqual({ ok: false, why: "gone" });
    expect(await changeWay(GUEST, { ...made.asked, code: null, to: made.toOther })).toEqual({ ok: false, why: "unknown-part" });
    expect(await changeWay(GUEST, { ...made.asked, to: made.toOther })).toMatchObject({ ok: true });
    const parcel = await bought(["deliver"]);
    await sendParcel(HANDS, { fulfilmentId: parcel.asked.fulfilmentId, carrier: "brt", tracking: "123456789012" });
    expect(await changeWay(GUEST, { ...parcel.asked, to: parcel.toOther })).toEqual({ ok: false, why: "too-late" });
    expect(await cancelPart(GUEST, parcel.asked)).toEqual({ ok: false, why: "on-its-way" });
  });
  test("changed and taken by a colleague at once: one of the two", async () => {
    for (let round = 0; round < 5; round++) {
      const made = await bought(["collect"]);
      const [changed, taken] = await Promise.all([changeWay(GUEST, { ...made.asked, to: made.toOther }), takePick(HANDS, { fulfilmentId: made.asked.fulfilmentId })]);
      expect([changed.ok, taken.ok].filter(Boolean)).toHaveLength(1);
      expect(await made.held(made.other)).toBe(changed.ok ? 1 : 0);
    }
  });
});

describe("a part that isn't wanted any more", () => {
  test("its share goes back, its pieces are free, the rest is served; pressed five times it is cancelled once", async () => {
    const made = await bought(["collect", "deliver"], { delivery: 690 });
    await confirmed(HANDS, { fulfilmentId: made.asked.fulfilmentId });
    const answers = await Promise.all(Array.from({ length: 5 }, () => cancelPart(GUEST, made.asked)));
    expect(answers.map((a) => (a.ok ? "ok" : a.why)).toSorted()).toEqual(["closed", "closed", "closed", "closed", "ok"]);
    expect(await made.now()).toEqual({ parts: ["collect cancelled", "deliver planned"], refunded: 1999, state: "paid" });
    expect(await cancelPart(GUEST, { ...made.asked, code: "0".repeat(26) })).toEqual({ ok: false, why: "unknown-part" });
    const waiting = await anOrder({ state: "placed", parts: [{ kind: "collect", at: made.at, lines: [{ variantId: made.lamp, price: 1999 }] }] });
    expect(await cancelPart(GUEST, { fulfilmentId: waiting.parts[0]?.id as FulfilmentId, code: waiting.code })).toEqual({ ok: false, why: "not-paid" });
  });
  test("the parcel beside one that became a collection takes all that delivery cost with it, once: nothing is delivered", async () => {
    const made = await bought(["deliver", "deliver"], { delivery: 691 });
    expect(await changeWay(GUEST, { ...made.asked, to: made.toOther })).toMatchObject({ ok: true, value: { back: 0 } });
    const second = { fulfilmentId: made.parts[1]?.id as FulfilmentId, code: made.code };
    const answers = await Promise.all([cancelPart(GUEST, second), cancelPart(GUEST, second)]);
    expect(answers.filter((a) => a.ok)).toHaveLength(1);
    expect(await made.now()).toEqual({ parts: ["deliver cancelled", "collect planned"], refunded: 1999 + 691, state: "paid" });
  });
  test("cancelled and changed at once: delivery goes back with whichever was last, to the cent", async () => {
    for (let round = 0; round < 5; round++) {
      const made = await bought(["deliver", "deliver"], { delivery: 691 });
      const second = { fulfilmentId: made.parts[1]?.id as FulfilmentId, code: made.code };
      expect(await Promise.all([changeWay(GUEST, { ...made.asked, to: made.toOther }), cancelPart(GUEST, second)])).toMatchObject([{ ok: true }, { ok: true }]);
      expect(await made.now()).toMatchObject({ refunded: 1999 + 691, state: "paid" });
    }
  });
  test("a parcel that has left was delivered: what it cost stays paid when the other part is cancelled", async () => {
    const made = await bought(["deliver", "deliver"], { delivery: 690 });
    const second = { fulfilmentId: made.parts[1]?.id as FulfilmentId, code: made.code };
    expect(await sendParcel(HANDS, { fulfilmentId: second.fulfilmentId, carrier: "brt", tracking: "123456789012" })).toMatchObject({ ok: true });
    expect(await changeWay(GUEST, { ...made.asked, to: made.toOther })).toMatchObject({ ok: true, value: { back: 0 } });
    const bag = (await orderById(made.id))?.parts.find((part) => part.kind === "collect");
    expect(await cancelPart(GUEST, { fulfilmentId: bag?.id as FulfilmentId, code: made.code })).toMatchObject({ ok: true });
    expect(await made.now()).toMatchObject({ refunded: 1999, state: "fulfilled" });
  });
  test("cancelled and handed over at once: given or paid back, never both", async () => {
    for (let round = 0; round < 5; round++) {
      const made = await bought(["collect"]);
      await picked(HANDS, { fulfilmentId: made.asked.fulfilmentId });
      const [off, given] = await Promise.all([cancelPart(GUEST, made.asked), handOver(HANDS, { fulfilmentId: made.asked.fulfilmentId, code: collectCode(made.asked.fulfilmentId) })]);
      expect([off.ok, given.ok].filter(Boolean)).toHaveLength(1);
      expect(await made.now()).toMatchObject({ refunded: off.ok ? made.total : 0, state: off.ok ? "cancelled" : "fulfilled" });
      expect(await db.$count(holds, and(eq(holds.variantId, made.lamp), eq(holds.state, "held")))).toBe(0);
    }
  });
});
