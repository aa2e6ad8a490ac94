import { and, eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { colleague } from "@/db/factories/wallets";
import { fulfilments, orders, stockLevels } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { type FulfilmentId, type LocationId, newId, type VariantId } from "@/lib/core/id";
import { cancelOrder } from "@/lib/payments/cancel-order";
import { handOver, makeReady } from "./hand-over";
import { sendParcel } from "./send-parcel";

afterAll(() => expectHealthy());
const HANDS = colleague("hand-over");
const BOSS = colleague("refund");

async function toCollect(kind: "collect" | "deliver" = "collect") {
  const at = (await aPlace()).id;
  const variantId = (await aProduct({ stock: { [at]: 5 } })).variants[0]?.id as VariantId;
  const order = await anOrder({ parts: [{ kind, at, lines: [{ variantId, quantity: 2 }] }] });
  const part = { fulfilmentId: order.parts[0]?.id as FulfilmentId };
  const level = async () => (await db.select({ onHand: stockLevels.onHand, held: stockLevels.held }).from(stockLevels).where(and(eq(stockLevels.locationId, at), eq(stockLevels.variantId, variantId))))[0];
  const state = async () => (await db.select({ order: orders.state, part: fulfilments.state }).from(orders).innerJoin(fulfilments, eq(fulfilments.orderId, orders.id)).where(eq(orders.id, order.id)))[0];
  return { ...order, at, part, level, state };
}

test("what is ready is handed over once, and leaves the building", async () => {
  const { part, level, state } = await toCollect();
  await Promise.all([makeReady(HANDS, part), makeReady(HANDS, part)]);
  expect(await state()).toEqual({ order: "paid", part: "ready" });
  expect(await level()).toEqual({ onHand: 5, held: 2 });
  const answers = await Promise.all(Array.from({ length: 10 }, () => handOver(HANDS, part)));
  expect(answers.filter((a) => a.ok)).toHaveLength(1);
  expect(new Set(answers.flatMap((a) => (a.ok ? [] : [a.why])))).toEqual(new Set(["already-collected"]));
  expect(await level()).toEqual({ onHand: 3, held: 0 });
  expect(await state()).toEqual({ order: "fulfilled", part: "collected" });
});

describe("refused, with nothing changed", () => {
  test("another place, another duty, a parcel, what nobody picked, what nobody knows", async () => {
    const { part, state } = await toCollect();
    for (const who of [{ ...HANDS, at: [newId<"location">() as LocationId] }, colleague("sell")]) {
      expect(await makeReady(who, part)).toEqual({ ok: false, why: "not-yours" });
      expect(await handOver(who, part)).toEqual({ ok: false, why: "not-yours" });
    }
    expect(await handOver(HANDS, part)).toEqual({ ok: false, why: "not-ready" });
    expect(await handOver(HANDS, { fulfilmentId: newId<"fulfilment">() as FulfilmentId })).toEqual({ ok: false, why: "unknown-part" });
    expect(await makeReady(HANDS, (await toCollect("deliver")).part)).toEqual({ ok: false, why: "not-for-collection" });
    expect(await state()).toEqual({ order: "paid", part: "planned" });
  });
});

test("handed over, sent or cancelled at once: the order ends in one way, and its pieces are counted once", async () => {
  for (let round = 0; round < 10; round++) {
    const { id, part, level, state } = await toCollect();
    await makeReady(HANDS, part);
    const [taken, gone] = await Promise.all([handOver(HANDS, part), cancelOrder(BOSS, { orderId: id, code: null }), sendParcel(HANDS, { ...part, carrier: "brt", tracking: "123456789012" })]);
    expect([taken.ok, gone.ok].filter(Boolean)).toHaveLength(1);
    expect(await state()).toEqual(taken.ok ? { order: "fulfilled", part: "collected" } : { order: "cancelled", part: "cancelled" });
    expect(await level()).toEqual({ onHand: taken.ok ? 3 : 5, held: 0 });
  }
});
