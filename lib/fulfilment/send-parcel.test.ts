import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db, type Tx } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { anOrder, type MadeOrder } from "@/db/factories/orders";
import { facts, fulfilments, holds, orderLines, orders, refunds, stockLevels } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { closeOrder } from "@/lib/orders/close-order";
import { type FulfilmentId, type LocationId, newId, type OrderId, type StaffId, type VariantId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import type { Duty, Staff } from "@/lib/core/who";
import { SendParcel, sendParcel } from "./send-parcel";

afterAll(() => expectHealthy());

let lodi: LocationId;
let milano: LocationId;
let lamp: VariantId;
let vase: VariantId;

beforeAll(async () => {
  lodi = (await aPlace({ kind: "warehouse", collectFrom: false })).id;
  milano = (await aPlace()).id;
  const stock = { [lodi]: 100, [milano]: 100 };
  const made = await Promise.all([aProduct({ stock }), aProduct({ stock })]);
  [lamp, vase] = made.map((p) => p.variants[0]?.id as VariantId) as [VariantId, VariantId];
});

const picker = (at: readonly LocationId[] | null = [lodi], may: readonly Duty[] = ["hand-over"]): Staff => ({ is: "staff", staffId: newId<"staff">() as StaffId, at, may: new Set(may) });
const parcel = (id: FulfilmentId | undefined) => ({ fulfilmentId: id as FulfilmentId, carrier: "brt" as const, tracking: "123456789012" });
const stateOf = async (id: OrderId) => (await db.select({ state: orders.state }).from(orders).where(eq(orders.id, id)))[0]?.state;
const onHand = async (at: LocationId, variant: VariantId) => (await db.select().from(stockLevels).where(and(eq(stockLevels.locationId, at), eq(stockLevels.variantId, variant))))[0]?.onHand ?? 0;
const sentFacts = async (id: OrderId) => (await db.select({ body: facts.body }).from(facts).where(eq(facts.is, "fulfilment.sent"))).filter((f) => f.body.is === "fulfilment.sent" && f.body.orderId === id);
/** The order ends and its money goes back, in one transaction as the database wants it. */
const cancel = async (tx: Tx, { id, attemptId, total }: MadeOrder) => {
  await closeOrder(tx, { is: "machine", job: "test" }, id, "cancelled", new Date());
  await tx.insert(refunds).values({ attemptId, amount: total, idempotencyKey: `refund:${id}`, reason: "cancelled", actor: "job:test" });
};

test("a sent parcel leaves the building, and the order that had no other part is done", async () => {
  const order = await anOrder({ parts: [{ at: lodi, lines: [{ variantId: lamp, quantity: 2 }] }] });
  const before = await onHand(lodi, lamp);

  expect(await sendParcel(picker(), parcel(order.parts[0]?.id))).toEqual({ ok: true, value: { orderId: order.id, orderDone: true } });

  expect(await onHand(lodi, lamp)).toBe(before - 2);
  expect(await stateOf(order.id)).toBe("fulfilled");
  expect(await db.select({ state: fulfilments.state, tracking: fulfilments.tracking }).from(fulfilments).where(eq(fulfilments.orderId, order.id))).toEqual([{ state: "sent", tracking: "brt:123456789012" }]);
  expect(await db.select({ fulfilled: orderLines.fulfilled }).from(orderLines).where(eq(orderLines.orderId, order.id))).toEqual([{ fulfilled: 2 }]);
  expect(await sentFacts(order.id)).toHaveLength(1);
});

test("an order with a part left stays paid, and what is collected at the same place stays held", async () => {
  const order = await anOrder({ parts: [{ at: milano, lines: [{ variantId: lamp }] }, { kind: "collect", at: milano, lines: [{ variantId: vase }] }] });
  expect(await sendParcel(picker(null), parcel(order.parts[0]?.id))).toMatchObject({ ok: true, value: { orderDone: false } });
  expect(await stateOf(order.id)).toBe("paid");
  const states = await db.select({ variantId: holds.variantId, state: holds.state }).from(holds).innerJoin(orderLines, eq(orderLines.id, holds.orderLineId)).where(eq(orderLines.orderId, order.id));
  expect(states).toEqual(expect.arrayContaining([{ variantId: lamp, state: "fulfilled" }, { variantId: vase, state: "held" }]));
});

describe("refused, with nothing changed", () => {
  test("a colleague of another place, or without the duty", async () => {
    const order = await anOrder({ parts: [{ at: lodi, lines: [{ variantId: lamp }] }] });
    expect(await sendParcel(picker([milano]), parcel(order.parts[0]?.id))).toEqual({ ok: false, why: "not-yours" });
    expect(await sendParcel(picker([lodi], ["count"]), parcel(order.parts[0]?.id))).toEqual({ ok: false, why: "not-yours" });
    expect(await stateOf(order.id)).toBe("paid");
    expect(await sentFacts(order.id)).toHaveLength(0);
  });
  test("an order that is not paid yet", async () => {
    const order = await anOrder({ state: "placed", parts: [{ at: lodi, lines: [{ variantId: lamp }] }] });
    const before = await onHand(lodi, lamp);
    expect(await sendParcel(picker(), parcel(order.parts[0]?.id))).toEqual({ ok: false, why: "not-paid" });
    expect(await onHand(lodi, lamp)).toBe(before);
  });
  test("an order that was cancelled", async () => {
    const order = await anOrder({ parts: [{ at: lodi, lines: [{ variantId: lamp }] }] });
    await atomically(async (tx) => done(await cancel(tx, order)));
    expect(await sendParcel(picker(), parcel(order.parts[0]?.id))).toEqual({ ok: false, why: "cancelled" });
  });
  test("what is collected, and what nobody knows", async () => {
    const order = await anOrder({ parts: [{ kind: "collect", at: milano, lines: [{ variantId: lamp }] }] });
    expect(await sendParcel(picker(null), parcel(order.parts[0]?.id))).toEqual({ ok: false, why: "not-a-parcel" });
    expect(await sendParcel(picker(null), parcel(newId<"fulfilment">() as FulfilmentId))).toEqual({ ok: false, why: "unknown-part" });
  });
});

test("ten colleagues at once: the parcel is sent once and leaves the stock once", async () => {
  const order = await anOrder({ parts: [{ at: lodi, lines: [{ variantId: vase, quantity: 3 }] }] });
  const before = await onHand(lodi, vase);
  const answers = await Promise.all(Array.from({ length: 10 }, () => sendParcel(picker(), parcel(order.parts[0]?.id))));
  expect(answers.filter((a) => a.ok)).toHaveLength(1);
  expect(new Set(answers.filter((a) => !a.ok).map((a) => a.why))).toEqual(new Set(["already-sent"]));
  expect(await onHand(lodi, vase)).toBe(before - 3);
  expect(await sentFacts(order.id)).toHaveLength(1);
});

test("sent and cancelled at once: the order ends in one way, and its pieces are counted once", async () => {
  const order = await anOrder({ parts: [{ at: lodi, lines: [{ variantId: lamp }] }] });
  const before = await onHand(lodi, lamp);
  const cancelling = atomically(async (tx) => {
    await tx.select().from(orders).where(eq(orders.id, order.id)).for("update");
    return done(await cancel(tx, order));
  }).then(() => "cancelled", () => "not cancelled");
  const [sent, other] = await Promise.all([sendParcel(picker(), parcel(order.parts[0]?.id)), cancelling]);
  expect([sent.ok, other]).toEqual(sent.ok ? [true, "not cancelled"] : [false, "cancelled"]);
  expect(await onHand(lodi, lamp)).toBe(sent.ok ? before - 1 : before);
});

test("a tracking number is read as people copy it, and nonsense is refused at its field", () => {
  const given = { fulfilmentId: newId<"fulfilment">(), carrier: "dhl" };
  expect(SendParcel.parse({ ...given, tracking: " jd01 4600-0123 " }).tracking).toBe("JD0146000123");
  for (const tracking of ["", "12", "<script>", "a".repeat(201), "💡💡💡💡💡💡", "https://evil.example/1"]) expect(SendParcel.safeParse({ ...given, tracking }).success).toBe(false);
  expect(SendParcel.safeParse({ ...given, carrier: "pigeon", tracking: "123456789" }).success).toBe(false);
});
