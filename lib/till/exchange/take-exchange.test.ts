import { and, eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { anOrder } from "@/db/factories/orders";
import { aDesk, aMixedOrder, aPress, leaves } from "@/db/factories/returns";
import { aCashOrder, tillOf } from "@/db/factories/tills";
import { aGiftCard, walletNow } from "@/db/factories/wallets";
import { basketReturns, cashCounts, cashSessions, orders, paymentAttempts, refunds, returns } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { type LocationId, newId, type OrderId, type VariantId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { done } from "@/lib/core/outcome";
import { CloseSession, closeSession } from "@/lib/drawer/close-session";
import { CountSession, countSession } from "@/lib/drawer/count-session";
import { xReportOf } from "@/lib/drawer/report/reads";
import { orderById } from "@/lib/orders/reads";
import { sayNumber } from "@/lib/orders/rules";
import { takeBack } from "@/lib/returns/take-back";
import { AskApproval, askApproval } from "@/lib/staff/approvals/ask-approval";
import { GiveApproval, giveApproval } from "@/lib/staff/approvals/give-approval";
import { takeCode } from "../change-basket";
import { sellAtTill } from "../sell-at-till";
import { aBasketFor, anExchange, between, cash, levelOf, returnedOf, slip } from "./testing/deal";

afterAll(() => expectHealthy());

const tendersOf = async (id: OrderId) => (await db.select({ tender: paymentAttempts.tender, amount: paymentAttempts.amount }).from(paymentAttempts).where(and(eq(paymentAttempts.orderId, id), eq(paymentAttempts.state, "captured"))).orderBy(paymentAttempts.tender)).map(({ tender, amount }) => [tender, amount]);

describe("something dearer", () => {
  test("the lamp pays its price and the difference is put down in cash: one transaction, both stocks, the drawer, the receipt, nothing to the card", async () => {
    const deal = await anExchange();
    expect(await deal.bring(deal.press())).toEqual(done(null));
    expect((await returnedOf(deal.order.id))?.returned, "only kept with the basket").toBe(0);
    await deal.scan();
    const shown = await deal.shown();
    expect(shown.brought).toMatchObject({ exchanged: 5_000, back: [], problem: null, lines: [{ amount: 5_000, quantity: 1 }] });
    expect(await sellAtTill(deal.cashier, await deal.wish([cash(2_999)]))).toEqual({ ok: false, why: "not-enough", due: 1 });
    const sold = await sellAtTill(deal.cashier, await deal.wish([cash(5_000)]));
    if (!sold.ok) throw new Error(sold.why);
    expect(sold.value).toMatchObject({ total: 8_000, change: 2_000, exchange: { exchanged: 5_000, back: [] } });
    expect(await tendersOf(sold.value.orderId)).toEqual([["cash", 3_000], ["exchange", 5_000]]);
    expect(await returnedOf(deal.order.id)).toEqual({ returned: 1, refunded: 5_000 });
    expect([await levelOf(deal.place, deal.lamp), await levelOf(deal.place, deal.thing), (await tillOf(deal.place)).balance]).toEqual([1, 4, 53_000]);
    expect(await db.$count(refunds, and(eq(refunds.returnId, sold.value.exchange?.returnId as never), eq(refunds.state, "due"))), "nothing is on its way to the card").toBe(0);
    expect((await orderById(sold.value.orderId))?.tenders).toContainEqual({ tender: "exchange", tail: sayNumber(deal.order.number), amount: 5_000 });
    expect([await between(), await db.$count(basketReturns, eq(basketReturns.cartId, deal.at.basketId))]).toEqual([0, 0]);
  });

  test("the difference by a slip; a gift card in the basket pays first", async () => {
    const deal = await anExchange();
    await deal.scan();
    await deal.bring(deal.press());
    const { code, walletId } = await aGiftCard(1_000);
    expect(await takeCode(deal.cashier, { ...deal.at, code })).toMatchObject({ ok: true });
    const sold = await sellAtTill(deal.cashier, await deal.wish([slip(2_000)]));
    if (!sold.ok) throw new Error(sold.why);
    expect(await tendersOf(sold.value.orderId)).toEqual([["card-present", 2_000], ["exchange", 5_000], ["gift-card", 1_000]]);
    expect(await walletNow(walletId)).toMatchObject({ balance: 0, held: 0 });
  });
});

test("something of the same price: nobody pays, nothing goes anywhere, and a receipt has its number", async () => {
  const deal = await anExchange({ was: 4_500, wants: 4_500 });
  await deal.scan();
  await deal.bring(deal.press());
  const sold = await sellAtTill(deal.cashier, await deal.wish());
  if (!sold.ok) throw new Error(sold.why);
  expect(sold.value).toMatchObject({ change: 0, exchange: { exchanged: 4_500, back: [] } });
  expect([await tendersOf(sold.value.orderId), (await tillOf(deal.place)).balance, (await orderById(sold.value.orderId))?.receipt !== null]).toEqual([[["exchange", 4_500]], 50_000, true]);
});

describe("something cheaper", () => {
  test("the rest goes to the card that paid, to the cent", async () => {
    const deal = await anExchange({ was: 5_000, wants: 1_999 });
    await deal.scan();
    await deal.bring(deal.press());
    expect((await deal.shown()).brought).toMatchObject({ exchanged: 1_999, back: [{ tender: "card-online", amount: 3_001 }] });
    expect(await sellAtTill(deal.cashier, await deal.wish([cash(1)])), "nobody pays").toMatchObject({ ok: false, why: "too-much" });
    const sold = await sellAtTill(deal.cashier, await deal.wish());
    expect(sold).toMatchObject({ ok: true, value: { total: 1_999, exchange: { exchanged: 1_999, back: [{ tender: "card-online", amount: 3_001, state: "due" }] } } });
    expect(await returnedOf(deal.order.id)).toEqual({ returned: 1, refunded: 5_000 });
  });

  test("of five tenders: what is quick goes back first, cash out of this drawer, and what was paid by card stays here", async () => {
    const seller = await aDesk({ float: 0 });
    const deal = await aDesk();
    const variantId = (await aProduct({ stock: { [seller.place]: 20 } })).variants[0]?.id as VariantId;
    const order = await aMixedOrder(seller, [{ variantId, quantity: 1, price: 12_000 }], { gift: 1_000, credit: 1_500, cash: 2_500, terminal: 3_000, card: 4_000 });
    const basket = await aBasketFor(deal, 8_000);
    await basket.scan();
    await basket.bring(aPress(order, deal.place));
    const sold = await sellAtTill(deal.cashier, await basket.wish());
    expect(sold.ok && sold.value.exchange?.back.map((r) => [r.tender, r.amount])).toEqual([["gift-card", 1_000], ["store-credit", 1_500], ["cash", 1_500]]);
    expect([(await tillOf(deal.place)).balance, (await walletNow(order.giftId))?.balance, await between()]).toEqual([48_500, 1_000, 0]);
  });

  test("more cash than a cashier may pay out waits for a manager, and the whole sale with it; with their word it is done", async () => {
    const seller = await aDesk({ float: 0 });
    const deal = await aDesk({ float: 100_000 });
    const variantId = (await aProduct({ stock: { [seller.place]: 20 } })).variants[0]?.id as VariantId;
    const order = await aMixedOrder(seller, [{ variantId, quantity: 1, price: 20_000 }], { gift: 1_000, credit: 1_000, cash: 16_000, terminal: 1_000, card: 1_000 });
    const basket = await aBasketFor(deal, 5_000);
    await basket.scan();
    await basket.bring(aPress(order, deal.place));
    const wish = await basket.wish();
    const asked = await sellAtTill(deal.cashier, wish);
    expect(asked).toMatchObject({ ok: false, why: "exchange-not-taken", because: { why: "approval-needed", action: "big-payout", amount: 13_000 } });
    expect([await returnedOf(order.id), await levelOf(deal.place, basket.thing), await db.$count(orders, eq(orders.cartId, basket.at.basketId))]).toMatchObject([{ returned: 0 }, 5, 0]);
    if (asked.ok || asked.why !== "exchange-not-taken" || asked.because.why !== "approval-needed") throw new Error("not asked for");
    const { why: _, ...wanted } = asked.because;
    const waits = await askApproval(deal.cashier, AskApproval.parse(wanted));
    if (!waits.ok) throw new Error(waits.why);
    expect(await giveApproval(deal.manager, GiveApproval.parse({ approvalId: waits.value.approvalId }))).toMatchObject({ ok: true });
    expect(await sellAtTill(deal.cashier, wish)).toMatchObject({ ok: true });
  });
});

describe("at the same time", () => {
  test("ten presses of one sale: one return, one sale, one answer", async () => {
    const deal = await anExchange({ was: 5_000, wants: 1_999 });
    await deal.scan();
    await deal.bring(deal.press());
    const wish = await deal.wish();
    const answers = await Promise.all(Array.from({ length: 10 }, () => sellAtTill(deal.cashier, wish)));
    expect(new Set(answers.map((a) => (a.ok ? `${a.value.number} ${JSON.stringify(a.value.exchange)}` : a.why))).size).toBe(1);
    expect(answers[0]).toMatchObject({ ok: true, value: { exchange: { exchanged: 1_999, back: [{ amount: 3_001 }] } } });
    expect([await db.$count(returns, eq(returns.orderId, deal.order.id)), await levelOf(deal.place, deal.lamp), await levelOf(deal.place, deal.thing)]).toEqual([1, 1, 4]);
  });

  test("one lamp in two baskets of two stores, and at a desk: it comes back once, and who is too late has sold nothing", async () => {
    for (let round = 0; round < 3; round++) {
      const deal = await anExchange({ was: 5_000, wants: 6_000 });
      const other = await aDesk();
      const there = await aBasketFor(other, 7_000);
      await deal.scan();
      await there.scan();
      expect([await deal.bring(deal.press()), await there.bring(aPress(deal.order, other.place))]).toEqual([done(null), done(null)]);
      const wishes = [await deal.wish([cash(1_000)]), await there.wish([cash(2_000)])] as const;
      const answers = await Promise.all([sellAtTill(deal.cashier, wishes[0]), sellAtTill(other.cashier, wishes[1]), takeBack(deal.cashier, deal.press())]);
      expect(answers.filter((a) => a.ok)).toHaveLength(1);
      for (const answer of answers.slice(0, 2)) if (!answer.ok) expect(answer).toMatchObject({ why: "exchange-not-taken", because: { why: "not-that-many", left: 0 } });
      expect(await returnedOf(deal.order.id)).toEqual({ returned: 1, refunded: 5_000 });
      const soldHere = answers[0].ok ? 1 : 0;
      expect([await levelOf(deal.place, deal.thing), (await tillOf(deal.place)).balance]).toEqual([5 - soldHere, 50_000 + soldHere * 1_000]);
    }
  });

  test("exchanges that cross: each brings what the other takes, over and over, and none is lost", async () => {
    const [a, b] = [await anExchange({ was: 3_000, wants: 3_000 }), await anExchange({ was: 3_000, wants: 3_000 })];
    const at = await aDesk();
    const deals = await Promise.all(Array.from({ length: 4 }, async (_, i) => {
      const { order } = i % 2 ? a : b;
      const more = await leaves(await anOrder({ parts: [{ kind: "collect", at: order.parts[0]?.locationId as LocationId, lines: [{ variantId: (i % 2 ? a : b).lamp, quantity: 1, price: 3_000 }] }] }), "collect");
      const basket = await aBasketFor(at, 3_000);
      await basket.scan();
      await basket.bring(aPress(more, at.place));
      return basket.wish();
    }));
    for (const sold of await Promise.all(deals.map((wish) => sellAtTill(at.cashier, wish)))) expect(sold).toMatchObject({ ok: true });
    expect(await between()).toBe(0);
  });
});

test("the day's report counts what was sold, what goods paid of it and what went back, to the cent", async () => {
  const deal = await anExchange({ was: 5_000, wants: 8_001 });
  await deal.scan();
  await deal.bring(deal.press());
  expect(await sellAtTill(deal.cashier, await deal.wish([cash(3_001)]))).toMatchObject({ ok: true });
  const x = await xReportOf(deal.sessionId);
  expect(x?.sales).toEqual([{ tender: "cash", count: 1, amount: 3_001 }, { tender: "exchange", count: 1, amount: 5_000 }]);
  expect([x?.refunds, x?.orders, x?.expected]).toEqual([[{ tender: "exchange", count: 1, amount: minorOf(5_000) }], 1, 53_001]);

  const second = await aBasketFor(deal, 4_000);
  await second.scan();
  const cashOrder = await aCashOrder({ at: deal.place, lines: [{ variantId: (await aProduct({ price: 6_000, stock: { [deal.place]: 2 } })).variants[0]?.id as VariantId, quantity: 1, price: 6_000 }] });
  await second.bring(aPress(await leaves(cashOrder, "collect"), deal.place));
  expect(await sellAtTill(deal.cashier, await second.wish())).toMatchObject({ ok: true, value: { exchange: { back: [{ tender: "cash", amount: 2_000 }] } } });
  const counted = await countSession(deal.manager, CountSession.parse({ countId: newId(), sessionId: deal.sessionId, pieces: { 10000: 5, 5000: 1, 2000: 1, 1: 1 } }));
  expect(counted).toMatchObject({ ok: true, value: { expected: 57_001, variance: 0 } });
  const [count] = await db.select({ id: cashCounts.id }).from(cashCounts).where(eq(cashCounts.sessionId, deal.sessionId));
  expect(await closeSession(deal.manager, CloseSession.parse({ sessionId: deal.sessionId, countId: count?.id }))).toMatchObject({ ok: true });
  const [z] = await db.select({ report: cashSessions.report }).from(cashSessions).where(eq(cashSessions.id, deal.sessionId));
  expect([z?.report?.sales, z?.report?.refunds]).toEqual([
    [{ tender: "cash", count: 2, amount: 9_001 }, { tender: "exchange", count: 2, amount: 9_000 }],
    [{ tender: "cash", count: 1, amount: 2_000 }, { tender: "exchange", count: 2, amount: 9_000 }],
  ]);
});
