import { and, eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { colleague } from "@/db/factories/wallets";
import { holds, messages, orderContacts, stockBuffers, stockLevels } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import type { FulfilmentId, LocationId, VariantId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import type { Shopper } from "@/lib/core/who";
import { writeCollectionReplaced } from "@/lib/messages/write-collection";
import { orderById } from "@/lib/orders/reads";
import { takeMoneyBack } from "@/lib/payments/take-money-back";
import { otherWays } from "./choice/reads";
import { collectElsewhere } from "./collect-elsewhere";
import { deliverInstead } from "./deliver-instead";
import { reportShortage } from "./report-shortage";
import { sendParcel } from "./send-parcel";
import { takePick } from "./take-pick";

afterAll(() => expectHealthy({ except: ["P11"] })); // refunds wait for a processor that this test has none of
const HANDS = colleague("hand-over");
const GUEST: Shopper = { is: "shopper", cartId: null, customerId: null, channel: "web", locale: "it" };
const HOME = { name: "Prova Canarino", street: "Via dei Canarini 7", extra: null, postcode: "20121", city: "Milano", province: "MI", country: "IT" };

/** A paid collection of two lamps, 19.99 each, that were not found; other places have so many. */
async function short({ there = 2, ...wish }: { there?: number } & Partial<Parameters<typeof aPlace>[0]> = {}) {
  const [at, other] = [(await aPlace({ routingRank: 1 })).id, (await aPlace({ routingRank: 2, ...wish })).id];
  const lamp = (await aProduct({ stock: { [at]: 5, [other]: there } })).variants[0]?.id as VariantId;
  const order = await anOrder({ parts: [{ kind: "collect", at, lines: [{ variantId: lamp, quantity: 2, price: 1999 }] }] });
  const fulfilmentId = order.parts[0]?.id as FulfilmentId;
  await takePick(HANDS, { fulfilmentId });
  await reportShortage(HANDS, { fulfilmentId, position: 0, pieces: 1, kind: "missing" });
  const held = async (place: LocationId) => (await db.select({ held: stockLevels.held }).from(stockLevels).where(and(eq(stockLevels.locationId, place), eq(stockLevels.variantId, lamp))))[0]?.held;
  return { ...order, at, other, lamp, fulfilmentId, held, asked: { fulfilmentId, code: order.code } };
}

test("what was not found is sent from a place that has it, at no charge, to the address given; its buyer is told once, and the order ends with it", async () => {
  const made = await short();
  expect(await deliverInstead(GUEST, { ...made.asked, address: null })).toEqual({ ok: false, why: "address-missing" });
  const sent = await deliverInstead(GUEST, { ...made.asked, address: HOME });
  if (!sent.ok) throw new Error(sent.why);
  const order = await orderById(made.id);
  expect(order?.contact.address).toEqual(HOME);
  expect(order?.parts).toMatchObject([{ kind: "deliver", method: "standard", locationId: made.other, state: "planned", lines: [{ position: 0, quantity: 2 }], promise: { kind: "delivered-by", due: sent.value.due } }]);
  expect([order?.total, order?.refunded, await made.held(made.other), await made.held(made.at)]).toEqual([made.total, 0, 2, 0]);
  await Promise.all([1, 2].map(() => writeCollectionReplaced(made.id, sent.value.fulfilmentId)));
  expect((await db.select({ kind: messages.kind }).from(messages).where(eq(messages.orderId, made.id))).map((m) => m.kind)).toEqual(["collection-replaced"]);
  expect(await sendParcel(HANDS, { fulfilmentId: sent.value.fulfilmentId, carrier: "brt", tracking: "123456789012" })).toMatchObject({ ok: true, value: { orderDone: true } });
});

test("an order's own address stays", async () => {
  const made = await short();
  const theirs = { ...HOME, street: "Via Vera 1" };
  await atomically(async (tx) => done(await tx.update(orderContacts).set({ address: theirs }).where(eq(orderContacts.orderId, made.id))));
  expect(await deliverInstead(GUEST, { ...made.asked, address: HOME })).toMatchObject({ ok: true });
  expect((await orderById(made.id))?.contact.address).toEqual(theirs);
});

test("delivery, another store and money back at once: one of the three", async () => {
  for (let round = 0; round < 5; round++) {
    const made = await short();
    const answers = await Promise.all([deliverInstead(GUEST, { ...made.asked, address: HOME }), collectElsewhere(GUEST, { ...made.asked, locationId: made.other }), takeMoneyBack(GUEST, made.asked)]);
    expect(answers.map((a) => (a.ok ? "ok" : a.why)).toSorted()).toEqual(["not-asked", "not-asked", "ok"]);
    expect(await db.$count(holds, and(eq(holds.variantId, made.lamp), eq(holds.state, "held")))).toBe(answers[2]?.ok ? 0 : 1);
    expect((await orderById(made.id))?.refunded).toBe(answers[2]?.ok ? made.total : 0);
  }
});

test("the last pieces: two who want them sent at once, one gets them, the other may still choose", async () => {
  const made = await short();
  const other = await anOrder({ parts: [{ kind: "collect", at: made.at, lines: [{ variantId: made.lamp, quantity: 2, price: 1999 }] }] });
  const fulfilmentId = other.parts[0]?.id as FulfilmentId;
  await takePick(HANDS, { fulfilmentId });
  await reportShortage(HANDS, { fulfilmentId, position: 0, pieces: 2, kind: "damaged" });
  const answers = await Promise.all([deliverInstead(GUEST, { ...made.asked, address: HOME }), deliverInstead(GUEST, { fulfilmentId, code: other.code, address: HOME })]);
  expect(answers.map((a) => (a.ok ? "ok" : a.why)).toSorted()).toEqual(["gone", "ok"]);
  expect(await made.held(made.other)).toBe(2);
  const late = answers[0].ok ? { fulfilmentId, code: other.code } : made.asked;
  expect(await takeMoneyBack(GUEST, late)).toMatchObject({ ok: true });
});

test("refused: a stranger, a second choice, pieces that are kept back, places that send nothing", async () => {
  const made = await short();
  expect(await deliverInstead(GUEST, { ...made.asked, code: null, address: HOME })).toEqual({ ok: false, why: "unknown-part" });
  expect(await deliverInstead(GUEST, { ...made.asked, code: "0".repeat(26), address: HOME })).toEqual({ ok: false, why: "unknown-part" });
  await atomically(async (tx) => done(await tx.insert(stockBuffers).values({ locationId: made.other, variantId: made.lamp, pieces: 1 })));
  expect(await deliverInstead(GUEST, { ...made.asked, address: HOME })).toEqual({ ok: false, why: "gone" });
  const [few, silent] = [await short({ there: 1 }), await short({ deliversFrom: false })];
  for (const one of [few, silent]) expect(await deliverInstead(GUEST, { ...one.asked, address: HOME })).toEqual({ ok: false, why: "gone" });
  expect(await otherWays(few.fulfilmentId, new Date())).toEqual({ stores: [], parcel: null });
  expect(await otherWays(silent.fulfilmentId, new Date())).toMatchObject({ stores: [{ locationId: silent.other }], parcel: null });
  await takeMoneyBack(GUEST, silent.asked);
  expect(await deliverInstead(GUEST, { ...silent.asked, address: HOME })).toEqual({ ok: false, why: "not-asked" });
});
