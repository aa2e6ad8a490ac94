import { and, eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { picked } from "@/db/factories/picks";
import { colleague } from "@/db/factories/wallets";
import { facts, fulfilments, messages, orders, promises, stockLevels } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { collectCode } from "@/lib/codes/collect-code";
import { type FulfilmentId, type LocationId, newId, type VariantId } from "@/lib/core/id";
import { deliver } from "@/lib/events/deliver";
import { handOver } from "@/lib/fulfilment/hand-over";
import { putBack, toPutBack } from "@/lib/fulfilment/put-back";
import { sendParcel } from "@/lib/fulfilment/send-parcel";
import { remindCollections } from "@/lib/messages/remind-collections";
import { REACTIONS } from "@/lib/subscribers/table";
import { expireCollections } from "./expire-collections";

afterAll(() => expectHealthy({ except: ["P11"] })); // refunds wait for a processor that this test has none of
const HANDS = colleague("hand-over");
const DAY = 86_400_000;

/** A collection of two pieces that is ready, in an order with or without a parcel; and the moment from which nobody waits for it. */
async function readyOrder({ parcel = false } = {}) {
  const at = (await aPlace({ holdDays: 3 })).id;
  const [lamp, vase] = (await aProduct({ variants: 2, stock: { [at]: 5 } })).variants.map((v) => v.id) as [VariantId, VariantId];
  const collect = { kind: "collect" as const, at, lines: [{ variantId: lamp, quantity: 2, price: 1999 }] };
  const order = await anOrder({ parts: parcel ? [collect, { at, lines: [{ variantId: vase, price: 5000 }] }] : [collect], delivery: parcel ? 690 : 0, discount: 100 });
  const part = { fulfilmentId: order.parts[0]?.id as FulfilmentId };
  await picked(HANDS, part);
  const [held] = await db.select({ due: promises.due }).from(promises).where(and(eq(promises.fulfilmentId, part.fulfilmentId), eq(promises.kind, "held-until")));
  const over = new Date((held?.due.getTime() ?? 0) + 1);
  const now = async () => {
    const [money] = await db.select({ state: orders.state, captured: orders.captured, refunded: orders.refunded }).from(orders).where(eq(orders.id, order.id));
    const [level] = await db.select({ onHand: stockLevels.onHand, held: stockLevels.held }).from(stockLevels).where(and(eq(stockLevels.locationId, at), eq(stockLevels.variantId, lamp)));
    const [state] = await db.select({ part: fulfilments.state }).from(fulfilments).where(eq(fulfilments.id, part.fulfilmentId));
    return { ...money, ...level, ...state };
  };
  return { ...order, at, part, parcelPart: { fulfilmentId: order.parts[1]?.id as FulfilmentId }, over, now };
}

test("nobody came: the order is over, its pieces are free, its money goes back, once, and one letter says so", async () => {
  const { id, total, part, over, now } = await readyOrder();
  await expireCollections(new Date(over.getTime() - 2));
  expect(await now()).toMatchObject({ state: "paid", part: "ready", held: 2 });
  await Promise.all([expireCollections(over), expireCollections(over), expireCollections(over)]);
  expect(await now()).toEqual({ state: "cancelled", captured: total, refunded: total, part: "cancelled", onHand: 5, held: 0 });
  for (const { id: fact } of (await db.select().from(facts).where(eq(facts.is, "fulfilment.expired"))).filter((f) => JSON.stringify(f.body).includes(part.fulfilmentId))) await deliver(fact, REACTIONS);
  expect((await db.select({ kind: messages.kind }).from(messages).where(eq(messages.orderId, id))).map((m) => m.kind)).toEqual(["collection-expired"]);
});

test("of an order with a parcel the share of the pieces goes back, to the cent; the rest is served", async () => {
  const sentFirst = await readyOrder({ parcel: true });
  await sendParcel(HANDS, { ...sentFirst.parcelPart, carrier: "brt", tracking: "123456789012" });
  await expireCollections(sentFirst.over);
  const share = 2 * 1999 - Math.round((100 * 2 * 1999) / (2 * 1999 + 5000));
  expect(await sentFirst.now()).toMatchObject({ state: "fulfilled", refunded: share, part: "cancelled", held: 0 });

  const sentLater = await readyOrder({ parcel: true });
  await expireCollections(sentLater.over);
  expect(await sentLater.now()).toMatchObject({ state: "paid", refunded: share, part: "cancelled", held: 0 });
  expect(await sendParcel(HANDS, { ...sentLater.parcelPart, carrier: "brt", tracking: "123456789012" })).toMatchObject({ ok: true, value: { orderDone: true } });
});

test("handed over in the last moment, or not: one of the two", async () => {
  for (let round = 0; round < 10; round++) {
    const { part, over, total, now } = await readyOrder();
    const [given] = await Promise.all([handOver(HANDS, { ...part, code: collectCode(part.fulfilmentId) }), expireCollections(over)]);
    expect(await now()).toMatchObject(given.ok ? { state: "fulfilled", refunded: 0, onHand: 3, held: 0 } : { state: "cancelled", refunded: total, onHand: 5, held: 0 });
  }
});

test("what nobody came for lies there until somebody of the place puts it back", async () => {
  const { at, number, part, over } = await readyOrder();
  const here = { ...HANDS, at: [at] };
  expect(await putBack(here, part)).toEqual({ ok: false, why: "still-wanted" });
  expect(await toPutBack(here)).toEqual([]);
  await expireCollections(over);
  expect(await toPutBack(here)).toMatchObject([{ ...part, number }]);
  const elsewhere = { ...HANDS, at: [newId<"location">() as LocationId] };
  expect(await toPutBack(elsewhere)).toEqual([]);
  expect(await putBack(elsewhere, part)).toEqual({ ok: false, why: "not-yours" });
  expect(await Promise.all([putBack(here, part), putBack(here, part)])).toMatchObject([{ ok: true }, { ok: true }]);
  expect(await toPutBack(here)).toEqual([]);
});

test("a day before, whoever was told a day ago or more is reminded once", async () => {
  const { id, over } = await readyOrder();
  const kinds = async () => (await db.select({ kind: messages.kind }).from(messages).where(eq(messages.orderId, id))).map((m) => m.kind);
  await remindCollections(new Date(over.getTime() - DAY - 1000));
  expect(await kinds()).toEqual([]);
  await remindCollections(new Date(over.getTime() - DAY + 1000));
  await remindCollections(new Date(over.getTime() - DAY / 2));
  expect(await kinds()).toEqual(["collection-waits"]);
});
