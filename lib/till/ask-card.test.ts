import { and, eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "@/db/client";
import { aColleague } from "@/db/factories/customers";
import { aTill as aDrawer } from "@/db/factories/tills";
import { aGiftCard, books, walletNow } from "@/db/factories/wallets";
import { handovers, fulfilments, orders, paymentAttempts } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { hashOf } from "@/lib/core/hash";
import type { CartId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import { xReportOf } from "@/lib/drawer/report/reads";
import { openTill, type Till } from "@/lib/gateways/testing/till";
import { sweep } from "@/lib/payments/sweep";
import { dutiesOf } from "@/lib/staff/rules";
import { takeCode } from "./change-basket";
import { basketAt, cardWaitingAt } from "./reads";
import { aBasket, aCounter, aReader, movesOf, piecesAt } from "./testing/at-reader";

let processor: Till;
beforeAll(async () => void (processor = await openTill()));
beforeEach(() => processor.stand.control("reset", {}));
afterAll(async () => {
  await processor.close();
  await expectHealthy();
});

const now = (is: string, more: object = {}) => ({ ok: true, value: { now: is, ...more } });
const ordersOf = (cartId: CartId) => db.select({ id: orders.id, state: orders.state, captured: orders.captured }).from(orders).where(eq(orders.cartId, cartId)).orderBy(orders.placedAt);
const paidOf = (cartId: CartId) => db.$count(orders, and(eq(orders.cartId, cartId), inArray(orders.state, ["paid", "fulfilled"])));
const tendersOf = async (cartId: CartId) => (await db.select({ tender: paymentAttempts.tender, amount: paymentAttempts.amount }).from(paymentAttempts).innerJoin(orders, eq(orders.id, paymentAttempts.orderId)).where(and(eq(orders.cartId, cartId), eq(paymentAttempts.state, "captured")))).map(({ tender, amount }) => `${tender} ${amount}`).toSorted();
const ledger = async () => ((await processor.stand.control("ledger")) as { EUR?: { captured: number; captures: number; refunds: number } }).EUR ?? { captured: 0, captures: 0, refunds: 0 };

test("two pieces, a card at the reader: one order, one charge, gone with its buyer, counted in the till's day", async () => {
  const till = await aCounter(processor);
  const { basketId, wish, ask, follow } = await aBasket(till, 2);
  const wanted = await wish();
  const before = (await books())["terminal"] ?? 0;
  expect(await ask(wanted)).toMatchObject(now("waiting", { amount: 9_000, cash: 0, sold: null }));
  expect(await cardWaitingAt(till.who, till.place, basketId)).toEqual({ key: wanted.attemptKey, amount: 9_000, cash: 0, tillId: till.tillId });
  expect(await piecesAt(till.place)).toEqual({ n: 9, held: 2 });
  expect(await ask(wanted), "pressed again").toMatchObject(now("waiting"));
  await till.present();
  expect(await follow(wanted, "look")).toMatchObject(now("paid", { sold: { total: 9_000, change: 0 } }));
  expect(await ask(wanted), "and again, sold").toMatchObject(now("paid"));
  expect(await ordersOf(basketId)).toMatchObject([{ state: "fulfilled", captured: 9_000 }]);
  expect([await piecesAt(till.place), await basketAt(till.who, till.place, basketId), await cardWaitingAt(till.who, till.place, basketId)]).toEqual([{ n: 7, held: 0 }, null, null]);
  expect((await books())["terminal"]).toBe(before + 9_000);
  expect(await xReportOf(till.sessionId)).toMatchObject({ orders: 1, sales: [{ tender: "card-present", amount: 9_000 }], expected: 10_000 });
  const [given] = await db.select({ actor: handovers.actor }).from(handovers).innerJoin(fulfilments, eq(fulfilments.id, handovers.fulfilmentId)).innerJoin(orders, eq(orders.id, fulfilments.orderId)).where(eq(orders.cartId, basketId));
  expect(given).toEqual({ actor: `staff:${till.who.staffId}` });
  expect(await ledger()).toMatchObject({ captures: 1, captured: 9_000 });
});

test("split over a gift card, cash and the reader: nothing is booked before the card pays, then all of it to the cent", async () => {
  const till = await aCounter(processor);
  const { basketId, wish, ask, follow } = await aBasket(till);
  const card = await aGiftCard(1_000);
  await takeCode(till.who, { place: till.place, basketId, code: card.code });
  const wanted = await wish(1_234);
  expect(await ask(wanted)).toMatchObject(now("waiting", { amount: 2_266, cash: 1_234 }));
  expect([(await movesOf(till.sessionId)).length, await tendersOf(basketId), await walletNow(card.walletId)]).toMatchObject([1, [], { balance: 1_000, held: 1_000 }]);
  await till.present();
  expect(await follow(wanted, "look")).toMatchObject(now("paid", { amount: 2_266, cash: 1_234, sold: { total: 4_500 } }));
  expect(await tendersOf(basketId)).toEqual(["card-present 2266", "cash 1234", "gift-card 1000"]);
  expect((await movesOf(till.sessionId)).slice(1)).toEqual([{ kind: "sale", amount: 1_234, given: 1_234, actor: `staff:${till.who.staffId}` }]);
  expect(await walletNow(card.walletId)).toMatchObject({ balance: 0, held: 0 });
  expect(await ledger()).toMatchObject({ captures: 1, captured: 2_266 });
});

test("declined after a gift card and cash: given up, all of it is free as it was, and pays otherwise", async () => {
  const till = await aCounter(processor);
  const { basketId, shown, wish, ask, follow, inCash } = await aBasket(till);
  const card = await aGiftCard(1_000);
  await takeCode(till.who, { place: till.place, basketId, code: card.code });
  const { accepted } = await shown();
  const wanted = await wish(500);
  await ask(wanted);
  await till.present("4000000000009995");
  expect(await follow(wanted, "look")).toMatchObject(now("stopped", { why: "declined", declined: "insufficient_funds" }));
  expect(await follow(wanted, "back")).toMatchObject(now("closed", { sold: null }));
  expect([(await movesOf(till.sessionId)).length, await walletNow(card.walletId), await piecesAt(till.place), (await shown()).accepted]).toMatchObject([1, { balance: 1_000, held: 0 }, { n: 9, held: 0 }, accepted]);
  expect(await ask(wanted), "that try is over").toMatchObject(now("closed"));
  expect(await inCash(5_000)).toMatchObject({ ok: true, value: { change: 1_500 } });
  expect(await tendersOf(basketId)).toEqual(["cash 3500", "gift-card 1000"]);
  expect(await ledger()).toMatchObject({ captures: 0 });
});

test("another card after one that was declined, or after the customer gave up: the same payment, one charge", async () => {
  const till = await aCounter(processor);
  const { basketId, wish, ask, follow } = await aBasket(till);
  const wanted = await wish();
  await ask(wanted);
  await till.present("4000000000009995");
  expect(await follow(wanted, "again")).toMatchObject(now("waiting"));
  await processor.stand.control(`reader/${till.readerRef}`, { timeOut: true });
  expect(await follow(wanted, "look")).toMatchObject(now("stopped", { why: "cancelled" }));
  expect(await follow(wanted, "again")).toMatchObject(now("waiting"));
  await till.present();
  expect(await follow(wanted, "look")).toMatchObject(now("paid"));
  expect([await paidOf(basketId), await ledger()]).toMatchObject([1, { captures: 1 }]);
});

test.each(["paymentIntents.create", "terminal.readers.processPaymentIntent"])("the answer of %s is lost: asked about, then taken, once", async (endpoint) => {
  for (const fault of ["hang-after", "500-after", "hang-before"]) {
    const till = await aCounter(processor);
    const { basketId, wish, ask, follow } = await aBasket(till);
    const wanted = await wish(1_000);
    const before = await ledger();
    await processor.script(endpoint, fault);
    expect(await ask(wanted), fault).toMatchObject(now(endpoint === "paymentIntents.create" && fault === "500-after" ? "waiting" : "checking")); // a payment that was made is found by its attempt
    const looked = await follow(wanted, "look");
    if (looked.ok && looked.value.now !== "waiting") expect(await follow(wanted, "again")).toMatchObject(now("waiting"));
    await till.present();
    await processor.script("paymentIntents.retrieve", "500-before");
    expect(await follow(wanted, "look"), "the processor is away").toMatchObject(now("checking"));
    expect(await follow(wanted, "again")).toMatchObject(now("paid"));
    expect([await paidOf(basketId), await tendersOf(basketId)]).toEqual([1, ["card-present 3500", "cash 1000"]]);
    expect(await ledger()).toMatchObject({ captures: before.captures + 1 });
  }
});

test("given up while the processor's answer is lost: nothing is certain, and a card that was quicker has paid", async () => {
  const till = await aCounter(processor);
  const { basketId, wish, ask, follow, inCash } = await aBasket(till);
  const wanted = await wish();
  await ask(wanted);
  await till.present();
  await processor.script("paymentIntents.cancel", "500-before");
  await processor.script("paymentIntents.retrieve", "500-before", "500-before");
  expect(await follow(wanted, "back")).toMatchObject(now("checking"));
  expect(await inCash(5_000), "no other tender meanwhile").toMatchObject({ ok: false, why: "being-paid" });
  expect(await follow(wanted, "back")).toMatchObject(now("paid"));
  expect(await paidOf(basketId)).toBe(1);
  expect(await ledger()).toMatchObject({ captures: 1, refunds: 0 });
});

test("pressed by ten at once it is one order, asked for once", async () => {
  const till = await aCounter(processor);
  const { basketId, wish, ask, follow } = await aBasket(till);
  const wanted = await wish(1_000);
  const answers = await Promise.all(Array.from({ length: 10 }, () => ask(wanted)));
  expect(answers.every((one) => one.ok && one.value.now === "waiting"), JSON.stringify(answers)).toBe(true);
  await till.present();
  await Promise.all(Array.from({ length: 10 }, () => follow(wanted, "look")));
  expect([(await ordersOf(basketId)).length, await tendersOf(basketId), (await movesOf(till.sessionId)).length]).toEqual([1, ["card-present 3500", "cash 1000"], 2]);
});

test("two cashiers with one basket, at two tills: one order is paid, once, whoever asked", async () => {
  for (let round = 0; round < 4; round++) {
    const till = await aCounter(processor);
    const readerRef = await aReader(processor);
    const { tillId: second } = await aDrawer(till.place, { readerRef });
    const { basketId, wish, ask, follow } = await aBasket(till);
    const before = await ledger();
    const [one, two] = [await wish(), await wish(0, { tillId: second })];
    const asked = await Promise.all([ask(one), ask(two)]);
    expect(asked.every((each) => each.ok || ["being-paid", "changed"].includes(each.why)), JSON.stringify(asked)).toBe(true);
    const cards = [till.present(), processor.stand.stripe.testHelpers.terminal.readers.presentPaymentMethod(readerRef, { type: "card_present", card_present: { number: "success" } })];
    await Promise.allSettled(cards);
    for (const each of [one, two]) await follow(each, "look");
    if ((await paidOf(basketId)) === 0) expect((await ledger()).captures).toBe(before.captures); // each gave the other's up: nobody has paid
    else expect((await ledger()).captures).toBe(before.captures + 1);
    expect(await paidOf(basketId)).toBeLessThanOrEqual(1);
  }
});

test("the card pays at the moment at which it is given up, or the basket is sold for cash: one of them, never both", async () => {
  for (const other of ["back", "cash"] as const) {
    for (let round = 0; round < 3; round++) {
      const till = await aCounter(processor);
      const { basketId, wish, ask, follow, inCash } = await aBasket(till);
      const before = await ledger();
      const wanted = await wish();
      await ask(wanted);
      await Promise.allSettled([till.present(), other === "back" ? follow(wanted, "back") : inCash(5_000)]);
      const stands = await follow(wanted, "look");
      const taken = (await ledger()).captures - before.captures;
      const cash = (await tendersOf(basketId)).filter((one) => one.startsWith("cash")).length;
      expect(await paidOf(basketId)).toBe(taken + cash);
      expect(taken + cash).toBeLessThanOrEqual(1);
      expect(stands).toMatchObject(now(taken === 1 ? "paid" : "closed"));
    }
  }
});

test("the till goes away: the sweeper books the card with its cash, and ends what nobody paid in time", async () => {
  const [one, two] = [await aCounter(processor), await aCounter(processor)];
  const [paid, left] = [await aBasket(one), await aBasket(two)];
  const wanted = await paid.wish(700);
  await paid.ask(wanted);
  await left.ask(await left.wish(700));
  await one.present();
  await sweep(new Date(Date.now() + 60 * 60_000), processor.cards);
  expect(await tendersOf(paid.basketId)).toEqual(["card-present 3800", "cash 700"]);
  expect(await paid.follow(wanted, "look"), "and the till that comes back hears so").toMatchObject(now("paid"));
  expect([await ordersOf(left.basketId), await movesOf(two.sessionId), await piecesAt(two.place)]).toMatchObject([[{ state: "expired" }], [{ kind: "float" }], { n: 9, held: 0 }]);
});

test("a reader that is away or busy charges nothing; what it shows of a sale that is over makes room", async () => {
  const till = await aCounter(processor);
  const [first, second] = [await aBasket(till), await aBasket(till)];
  const [one, two] = [await first.wish(), await second.wish()];
  await processor.stand.control(`reader/${till.readerRef}`, { status: "offline" });
  expect(await first.ask(one)).toMatchObject(now("stopped", { why: "reader-offline" }));
  await processor.stand.control(`reader/${till.readerRef}`, { status: "online" });
  expect(await first.follow(one, "again")).toMatchObject(now("waiting"));
  expect(await second.ask(two)).toMatchObject(now("stopped", { why: "reader-busy" }));
  expect(await first.inCash(5_000), "sold otherwise: the reader still shows it").toMatchObject({ ok: true });
  expect(await second.follow(two, "again")).toMatchObject(now("waiting"));
  await till.present();
  expect(await second.follow(two, "look")).toMatchObject(now("paid"));
});

test("tenders that don't leave anything for the card, a till without reader or drawer, somebody else: nothing is placed", async () => {
  const till = await aCounter(processor);
  const { basketId, wish, ask, follow } = await aBasket(till);
  for (const cash of [4_500, 4_501, 10_000]) expect(await ask(await wish(cash))).toEqual({ ok: false, why: "too-much", due: 4_500 });
  const { tillId: bare } = await aDrawer(till.place);
  expect(await ask(await wish(0, { tillId: bare }))).toEqual({ ok: false, why: "no-reader" });
  const { tillId: shut } = await aDrawer(till.place, { open: false, readerRef: await aReader(processor) });
  expect(await ask(await wish(0, { tillId: shut }))).toEqual({ ok: false, why: "drawer-closed" });
  expect(await ask({ ...(await wish()), accepted: hashOf("other") })).toMatchObject({ ok: false, why: "changed" });
  const other = await aCounter(processor);
  const picker: Staff = { ...till.who, staffId: (await aColleague([])).id, ...dutiesOf([{ role: "picker", locationId: till.place }]) };
  for (const by of [other.who, picker]) expect(await ask(await wish(), by)).toEqual({ ok: false, why: "not-yours" });
  expect(await ordersOf(basketId)).toEqual([]);
  const wanted = await wish();
  await ask(wanted);
  for (const what of ["look", "again", "back"] as const) expect(await follow(wanted, what, other.who)).toEqual({ ok: false, why: "not-yours" });
  expect(await (await aBasket(other)).follow(wanted, "back"), "the key of another store's sale").toEqual({ ok: false, why: "unknown-attempt" });
  expect(await follow(wanted, "look")).toMatchObject(now("waiting"));
});
