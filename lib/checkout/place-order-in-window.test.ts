import { and, eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aPlace } from "@/db/factories/locations";
import { aProduct } from "@/db/factories/catalogue";
import { anOrder } from "@/db/factories/orders";
import { picked } from "@/db/factories/picks";
import { colleague } from "@/db/factories/wallets";
import { locations, paymentAttempts, pickupWindows } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { cartById } from "@/lib/cart/reads";
import type { AttemptId, FulfilmentId, LocationId, VariantId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import type { Shopper } from "@/lib/core/who";
import { queues } from "@/lib/fulfilment/promise/reads";
import { readyBy } from "@/lib/fulfilment/promise/rules";
import { windowsTaken } from "@/lib/fulfilment/windows/reads";
import { type Window, windowsFrom } from "@/lib/fulfilment/windows/rules";
import { placesOf } from "@/lib/locations/reads";
import { orderById } from "@/lib/orders/reads";
import { cancelPart } from "@/lib/payments/cancel-part";
import { changeWay } from "@/lib/payments/change-way";
import { settle } from "@/lib/payments/settle";
import { placeOrder } from "./place-order";
import { windowValue } from "./rules";
import { aBuyer, aForm } from "./testing/buyer";

afterAll(() => expectHealthy({ except: ["P11"] })); // refunds wait for a processor that this test has none of

const HANDS = colleague("hand-over");
const GUEST: Shopper = { is: "shopper", cartId: null, customerId: null, channel: "web", locale: "it" };
const ALWAYS = [{ opens: "00:00", closes: "24:00" }];

/** A store that never closes, with windows of an hour for so many orders, and another; both have the lamp. */
async function aStore(capacity = 1, wish: Parameters<typeof aPlace>[0] = {}) {
  const [place, other] = [await aPlace({ hours: ALWAYS, windowMinutes: 60, windowCapacity: capacity, windowDays: 3, ...wish }), await aPlace({ hours: ALWAYS })];
  const lamp = (await aProduct({ price: 9000, stock: { [place.id]: 50, [other.id]: 50 } })).variants[0]?.id as VariantId;
  const offered = async () => {
    const [[shop], queue, taken, now] = [await placesOf([place.id]), await queues(), await windowsTaken([place.id], new Date()), new Date()];
    const by = shop && readyBy(shop, queue(place.id), now);
    return shop && by ? windowsFrom(shop, by.due, taken(place.id), now) : [];
  };
  const first = async () => { const [window] = await offered(); if (!window) throw new Error("no window"); return window; };
  const buyer = () => aBuyer([{ variantId: lamp, at: place.id }]);
  const form = (who: Shopper, from: Date, over: Record<string, string> = {}) => aForm(who, { "windows.a": windowValue(place.id, from), ...over });
  const takenAt = async (from: Date) => (await db.select({ taken: pickupWindows.taken }).from(pickupWindows).where(and(eq(pickupWindows.locationId, place.id), eq(pickupWindows.startsAt, from))))[0]?.taken;
  const paid = async (window: Window) => { const order = await anOrder({ parts: [{ kind: "collect", at: place.id, window, lines: [{ variantId: lamp, price: 9000 }] }] }); return { order, asked: { fulfilmentId: order.parts[0]?.id as FulfilmentId, code: order.code } }; };
  return { place: place.id, other: other.id, lamp, offered, first, buyer, form, takenAt, paid };
}
const why = (answer: Awaited<ReturnType<typeof placeOrder>>) => (answer.ok ? "placed" : answer.why);
const attemptOf = async (orderId: string) => (await db.select({ id: paymentAttempts.id }).from(paymentAttempts).where(eq(paymentAttempts.orderId, orderId as never)))[0]?.id as AttemptId;
const inBag = async (who: Shopper) => (await cartById(who.cartId, new Date())).lines.map((l) => [l.quantity, l.fulfilment]);

describe("a window that is chosen", () => {
  test("is the buyer's, and what the order is promised for", async () => {
    const shop = await aStore();
    const [window, who] = [await shop.first(), await shop.buyer()];
    const answer = await placeOrder(who, await shop.form(who, window.from));
    if (!answer.ok) throw new Error(answer.why);
    const order = await orderById(answer.value.orderId);
    expect(order?.parts).toMatchObject([{ kind: "collect", windowFrom: window.from, windowUntil: window.until, promise: { kind: "ready-by", due: window.from } }]);
    expect(await shop.takenAt(window.from)).toBe(1);
    expect((await shop.offered()).map((w) => w.from)).not.toContainEqual(window.from);
  });
  test("is nobody's wish: any time once it is ready is as before, however full the windows are", async () => {
    const shop = await aStore();
    const [window, who] = [await shop.first(), await shop.buyer()];
    await shop.paid(window);
    const answer = await placeOrder(who, await aForm(who, { "windows.a": "" }));
    if (!answer.ok) throw new Error(answer.why);
    expect((await orderById(answer.value.orderId))?.parts).toMatchObject([{ windowFrom: null, promise: { kind: "ready-by" } }]);
  });
  test("a choice for a store from which nothing is collected any more doesn't count", async () => {
    const shop = await aStore();
    const [window, who] = [await shop.first(), await aBuyer([{ variantId: shop.lamp, at: shop.other }])];
    expect(why(await placeOrder(who, await shop.form(who, window.from)))).toBe("placed");
    expect(await shop.takenAt(window.from)).toBeUndefined();
  });
});

describe("the last place of a window", () => {
  test("of ten shoppers at once one gets the last place; the others hear it, their bag is whole, and another window is theirs", async () => {
    const shop = await aStore();
    const [window, next] = await shop.offered();
    if (!window || !next) throw new Error("two windows were wanted");
    const buyers = await Promise.all(Array.from({ length: 10 }, () => shop.buyer()));
    const forms = await Promise.all(buyers.map((who) => shop.form(who, window.from)));
    const answers = (await Promise.all(buyers.map((who, i) => placeOrder(who, forms[i] as (typeof forms)[number])))).map(why);
    expect(answers.toSorted()).toEqual(["placed", ...Array<string>(9).fill("window-full")]);
    expect(await shop.takenAt(window.from)).toBe(1);
    const second = buyers[answers.indexOf("window-full")] as Shopper;
    expect(await inBag(second)).toEqual([[1, "collect"]]);
    expect(why(await placeOrder(second, await shop.form(second, next.from)))).toBe("placed");
  });
  test("of three places all three are given, and no fourth, also once the store has fewer of them", async () => {
    const shop = await aStore(3);
    const window = await shop.first();
    const order = async () => { const who = await shop.buyer(); return why(await placeOrder(who, await shop.form(who, window.from))); };
    expect([await order(), await order()]).toEqual(["placed", "placed"]);
    await atomically(async (tx) => done(await tx.update(locations).set({ windowCapacity: 2 }).where(eq(locations.id, shop.place))));
    expect(await order()).toBe("window-full");
    await atomically(async (tx) => done(await tx.update(locations).set({ windowCapacity: 3 }).where(eq(locations.id, shop.place))));
    expect([await order(), await order()]).toEqual(["placed", "window-full"]);
  });
  test("two presses of one button take one place; another window under the same key is another order", async () => {
    const shop = await aStore(5);
    const [window, next] = await shop.offered();
    if (!window || !next) throw new Error("two windows were wanted");
    const who = await shop.buyer();
    const form = await shop.form(who, window.from);
    const answers = await Promise.all(Array.from({ length: 5 }, () => placeOrder(who, form)));
    expect(new Set(answers.map((a) => (a.ok ? a.value.orderId : a.why))).size).toBe(1);
    expect(await shop.takenAt(window.from)).toBe(1);
    expect(why(await placeOrder(who, { ...form, windows: [{ locationId: shop.place, from: next.from }] }))).toBe("attempt-used");
    expect(why(await placeOrder(who, { ...form, windows: [] }))).toBe("attempt-used");
  });
});

describe("refused", () => {
  const soon = (shop: Awaited<ReturnType<typeof aStore>>, from: Date) => shop.buyer().then(async (who) => [why(await placeOrder(who, await shop.form(who, from))), await inBag(who)]);
  const GONE = ["window-gone", [[1, "collect"]]];
  test("what has begun, what begins before it is ready, what isn't a window, what is too far ahead", async () => {
    const shop = await aStore();
    const { from } = await shop.first();
    const hour = 3_600_000;
    expect(await soon(shop, new Date(Math.floor(Date.now() / hour) * hour))).toEqual(GONE);
    expect(await soon(shop, new Date(from.getTime() - hour))).toEqual(GONE);
    expect(await soon(shop, new Date(from.getTime() + 300_000))).toEqual(GONE);
    expect(await soon(shop, new Date(from.getTime() + 30 * 24 * hour))).toEqual(GONE);
  });
  test("in a store that closed that day meanwhile, or has no windows any more", async () => {
    const day = (ahead: number) => new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Rome" }).format(new Date(Date.now() + ahead * 86_400_000));
    const open = await aStore();
    const tomorrow = (await open.offered()).find((w) => w.from.getTime() > Date.now() + 24 * 3_600_000) as Window;
    const closed = await aStore(1, { closedOn: [day(0), day(1), day(2), day(3)] });
    expect(await soon(closed, tomorrow.from)).toEqual(GONE);
    const none = await aStore(1, { windowMinutes: null, windowCapacity: null, windowDays: null });
    expect(await soon(none, tomorrow.from)).toEqual(GONE);
  });
  test.each([["nonsense", "tomorrow"], ["no place", "x 2026-11-23T10:00:00.000Z"], ["no moment", "01900000-0000-7000-8000-000000000000 2026-13-45T99:00:00.000Z"]])("a form with %s", async (_, text) => {
    const shop = await aStore();
    const who = await shop.buyer();
    await expect(aForm(who, { "windows.a": text })).rejects.toThrow();
  });
  test("two windows of one place", async () => {
    const shop = await aStore();
    const [who, { from }] = [await shop.buyer(), await shop.first()];
    await expect(shop.form(who, from, { "windows.b": windowValue(shop.place, new Date(from.getTime() + 3_600_000)) })).rejects.toThrow();
  });
});

describe("the place is free again", () => {
  test("when nobody pays", async () => {
    const shop = await aStore();
    const [window, who] = [await shop.first(), await shop.buyer()];
    const answer = await placeOrder(who, await shop.form(who, window.from));
    if (!answer.ok) throw new Error(answer.why);
    await settle({ is: "machine", job: "test" }, await attemptOf(answer.value.orderId), { is: "ended", because: "expired" });
    expect(await shop.takenAt(window.from)).toBe(0);
    expect(await shop.offered()).toContainEqual(window);
  });
  test("when it is cancelled, goes to another store, or travels as a parcel; once", async () => {
    const shop = await aStore(3);
    const window = await shop.first();
    const [cancelled, moved, sent] = [await shop.paid(window), await shop.paid(window), await shop.paid(window)];
    expect(await shop.takenAt(window.from)).toBe(3);
    expect((await cancelPart(GUEST, cancelled.asked)).ok).toBe(true);
    expect(await shop.takenAt(window.from)).toBe(2);
    const elsewhere = await changeWay(GUEST, { ...moved.asked, to: { kind: "collect", locationId: shop.other as LocationId } });
    expect(elsewhere.ok).toBe(true);
    expect(await shop.takenAt(window.from)).toBe(1);
    expect((await orderById(moved.order.id))?.parts).toMatchObject([{ locationId: shop.other, windowFrom: null }]); // there, from when it is ready
    expect((await changeWay(GUEST, { ...sent.asked, to: { kind: "deliver", address: { name: "Prova Canarino", street: "Via dei Canarini 7", extra: null, postcode: "20121", city: "Milano", province: "MI", country: "IT" } } })).ok).toBe(true);
    expect(await shop.takenAt(window.from)).toBe(0);
    expect((await cancelPart(GUEST, cancelled.asked)).ok).toBe(false);
    expect(await shop.takenAt(window.from)).toBe(0);
  });
});

test("what is ready days before its window waits from the window on", async () => {
  const shop = await aStore(1, { holdDays: 0, windowDays: 5 });
  const window = (await shop.offered()).at(-1);
  if (!window) throw new Error("no window");
  const { order, asked } = await shop.paid(window);
  await picked(HANDS, asked);
  const [part] = (await orderById(order.id))?.parts ?? [];
  expect(part?.heldUntil && part.heldUntil >= window.until).toBe(true);
});

test("what has a window after tomorrow doesn't stand before an order of now", async () => {
  const shop = await aStore(2, { windowDays: 5 });
  const windows = await shop.offered();
  const [first, last] = [windows[0], windows.at(-1)];
  if (!first || !last) throw new Error("no windows");
  await shop.paid(last);
  expect((await queues())(shop.place).waiting).toBe(0);
  await shop.paid(first);
  expect((await queues())(shop.place).waiting).toBe(1);
});
