import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aTill, anOrderToPay } from "@/db/factories/tills";
import { books } from "@/db/factories/wallets";
import { orders, paymentAttempts } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { moneyOf } from "@/lib/checkout/testing/paying";
import { newId } from "@/lib/core/id";
import { xReportOf } from "@/lib/drawer/report/reads";
import { aDay } from "@/lib/drawer/testing/day";
import { openTill, type Till } from "@/lib/gateways/testing/till";
import { AskReader, askReader, lookUpAtReader, takeBackCard } from "./ask-reader";
import { sweep } from "./sweep";

let till: Till;
beforeAll(async () => void (till = await openTill()));
beforeEach(() => till.stand.control("reset", {}));
afterAll(async () => {
  await till.close();
  await expectHealthy();
});

const reader = async () => (await till.stand.stripe.terminal.readers.create({ registration_code: "simulated-wpe" })).id;
const stateOf = async (id: string) => (await db.select({ state: paymentAttempts.state, ref: paymentAttempts.providerRef }).from(paymentAttempts).where(eq(paymentAttempts.id, id as never)))[0];

/** Somebody stands at a till with things worth 10.00 and a card. */
async function atTheTill() {
  const day = await aDay({ float: 0 });
  const readerRef = await reader();
  const { tillId, sessionId } = await aTill(day.place.id, { readerRef });
  const variantId = (await aProduct({ stock: { [day.place.id]: 3 } })).variants[0]?.id ?? newId<"variant">();
  const order = await anOrderToPay({ at: day.place.id, lines: [{ variantId }] }, "card-present");
  const wish = AskReader.parse({ attemptId: order.attemptId, tillId });
  const ask = () => askReader(day.cashier, wish, new Date(), till.cards);
  const look = () => lookUpAtReader(day.cashier, wish, new Date(), till.cards);
  const back = () => takeBackCard(day.cashier, wish, new Date(), till.cards);
  const present = (number = "success") => till.stand.stripe.testHelpers.terminal.readers.presentPaymentMethod(readerRef, { type: "card_present", card_present: { number } });
  return { ...day, tillId, sessionId, readerRef, order, wish, ask, look, back, present };
}
const WAITING = { ok: true, value: { now: "waiting", stopped: null, declined: null } };
const NOT_SHOWN = { ok: true, value: { now: "waiting", stopped: "not-shown", declined: null } };
const PAID = { ok: true, value: { now: "paid", stopped: null, declined: null } };

test("asked, held against the reader, paid: one charge, in the terminal's account, counted in the till's day", async () => {
  const before = (await books())["terminal"] ?? 0;
  const { order, sessionId, ask, look, present } = await atTheTill();
  expect(await ask()).toEqual(WAITING);
  expect(await look()).toEqual(WAITING);
  await present();
  expect(await look()).toEqual(PAID);
  expect(await ask(), "asked again").toEqual(PAID);
  expect(await moneyOf(order.id)).toMatchObject({ state: "paid", captured: 1_000 });
  expect((await books())["terminal"]).toBe(before + 1_000);
  expect(await xReportOf(sessionId)).toMatchObject({ orders: 1, sales: [{ tender: "card-present", count: 1, amount: 1_000 }], expected: 0 });
  expect(await till.stand.control("ledger")).toMatchObject({ EUR: { captured: 1_000, captures: 1 } });
});

test("declined, the order stays, and another card pays on the same payment", async () => {
  const { order, ask, look, present } = await atTheTill();
  await ask();
  await present("4000000000009995");
  expect(await look()).toEqual({ ok: true, value: { now: "waiting", stopped: "declined", declined: "insufficient_funds" } });
  const { ref } = (await stateOf(order.attemptId)) ?? {};
  expect(await ask()).toEqual(WAITING);
  await present();
  expect(await look()).toEqual(PAID);
  expect((await stateOf(order.attemptId))?.ref).toBe(ref);
  expect(await till.stand.control("ledger")).toMatchObject({ EUR: { captures: 1 } });
});

test("taken back: nothing is charged, and the order is over where nothing else pays it; a card that was quicker has paid", async () => {
  const [one, two] = [await atTheTill(), await atTheTill()];
  await one.ask();
  expect(await one.back()).toEqual({ ok: true, value: { now: "closed", stopped: null, declined: null } });
  expect(await moneyOf(one.order.id)).toMatchObject({ state: "expired", captured: 0 });
  expect(await one.ask()).toEqual({ ok: false, why: "order-closed" });
  await two.ask();
  await two.present();
  expect(await two.back()).toEqual(PAID);
  const never = await atTheTill();
  expect(await never.back(), "never asked").toMatchObject({ ok: true, value: { now: "closed" } });
});

test.each(["hang-after", "hang-before", "500-after"])("the answer is lost (%s): asked about, never charged again", async (fault) => {
  const { order, ask, look, present } = await atTheTill();
  await till.script("terminal.readers.processPaymentIntent", fault);
  expect(await ask()).toEqual({ ok: false, why: "checking" });
  if (fault !== "hang-before") await present();
  expect(await look()).toEqual(fault === "hang-before" ? NOT_SHOWN : PAID);
  expect(await ask()).toEqual(fault === "hang-before" ? WAITING : PAID);
  if (fault === "hang-before") await present();
  expect(await look()).toEqual(PAID);
  expect(await moneyOf(order.id)).toMatchObject({ state: "paid", captured: 1_000 });
  expect(await till.stand.control("ledger")).toMatchObject({ EUR: { captures: 1 } });
});

test("the processor's payment is made and nobody is told: asked again with the same key, it is the same", async () => {
  const { order, ask, present, look } = await atTheTill();
  await till.script("paymentIntents.create", "hang-after");
  expect(await ask()).toEqual({ ok: false, why: "checking" });
  expect(await stateOf(order.attemptId)).toEqual({ state: "unknown", ref: null });
  expect(await ask()).toEqual(WAITING);
  await present();
  expect(await look()).toEqual(PAID);
  expect((await till.stand.stripe.paymentIntents.list({})).data).toHaveLength(1);
});

test("pressed by ten at once, one card pays once", async () => {
  const { order, ask, present, look } = await atTheTill();
  const answers = await Promise.all(Array.from({ length: 10 }, ask));
  expect(answers.every((one) => one.ok || one.why === "reader-busy"), JSON.stringify(answers)).toBe(true);
  await present();
  await Promise.all(Array.from({ length: 10 }, look));
  expect(await moneyOf(order.id)).toMatchObject({ state: "paid", captured: 1_000 });
  expect(await till.stand.control("ledger")).toMatchObject({ EUR: { captures: 1 } });
});

test("the browser is gone: the sweeper finds what was paid, and ends what nobody paid in time", async () => {
  const [one, two] = [await atTheTill(), await atTheTill()];
  for (const each of [one, two]) await each.ask();
  await one.present();
  await sweep(new Date(Date.now() + 60 * 60_000), till.cards);
  expect(await moneyOf(one.order.id)).toMatchObject({ state: "paid" });
  expect(await moneyOf(two.order.id)).toMatchObject({ state: "expired", captured: 0 });
  expect(await db.select({ state: orders.state }).from(orders).where(eq(orders.id, two.order.id))).toEqual([{ state: "expired" }]);
});

test("no reader, reader away, drawer closed, another store, another duty, no such attempt", async () => {
  const made = await atTheTill();
  const { place, order, at, cashier, readerRef } = made;
  const ask = (who = cashier, over = {}) => askReader(who, { ...made.wish, ...over }, new Date(), till.cards);
  const [bare, shut] = [await aTill(place.id), await aTill(place.id, { open: false, readerRef: await reader() })];
  expect(await ask(cashier, { tillId: bare.tillId })).toEqual({ ok: false, why: "no-reader" });
  expect(await ask(cashier, { tillId: shut.tillId })).toEqual({ ok: false, why: "drawer-closed" });
  expect(await ask((await aDay()).cashier)).toEqual({ ok: false, why: "not-yours" });
  expect(await ask(at("hand-over"))).toEqual({ ok: false, why: "not-yours" });
  expect(await ask(cashier, { attemptId: newId() })).toEqual({ ok: false, why: "unknown-attempt" });
  expect(await stateOf(order.attemptId)).toEqual({ state: "created", ref: null });
  await till.stand.control(`reader/${readerRef}`, { status: "offline" });
  expect(await ask()).toEqual({ ok: false, why: "reader-offline" });
  expect(await moneyOf(order.id)).toMatchObject({ state: "placed" });
});
