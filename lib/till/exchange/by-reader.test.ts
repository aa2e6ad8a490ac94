import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { tillOf } from "@/db/factories/tills";
import { aGiftCard, walletNow } from "@/db/factories/wallets";
import { basketReturns, orders, paymentAttempts, refunds, returns, tills } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { issueCode } from "@/lib/codes/issue-code";
import { newId, type OrderId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import { xReportOf } from "@/lib/drawer/report/reads";
import { openTill, type Till } from "@/lib/gateways/testing/till";
import { sweep } from "@/lib/payments/sweep";
import { takeBack } from "@/lib/returns/take-back";
import { AskApproval, askApproval } from "@/lib/staff/approvals/ask-approval";
import { GiveApproval, giveApproval } from "@/lib/staff/approvals/give-approval";
import { AboutCard, AskCard, askCard, followCard } from "../ask-card";
import { takeCode } from "../change-basket";
import { leaveBasket } from "../park-basket";
import { cardWaitingAt } from "../reads";
import { aReader } from "../testing/at-reader";
import { keepInstead } from "./bring-back";
import { anExchange, between, levelOf, returnedOf } from "./testing/deal";

let processor: Till;
beforeAll(async () => void (processor = await openTill()));
beforeEach(() => processor.stand.control("reset", {}));
afterAll(async () => {
  await processor.close();
  await expectHealthy();
});

/** A lamp brought back and something dearer rung up, at a till with a reader. */
async function atReader(wish: Parameters<typeof anExchange>[0] = {}) {
  const deal = await anExchange(wish);
  const reader = await aReader(processor);
  await atomically(async (tx) => done(await tx.update(tills).set({ readerRef: reader }).where(eq(tills.id, deal.tillId))));
  await deal.scan();
  const asks = async (cash = 0) => AskCard.parse({ ...deal.at, tillId: deal.tillId, attemptKey: newId(), accepted: (await deal.shown()).accepted, cash });
  const ask = (wanted: Awaited<ReturnType<typeof asks>>) => askCard(deal.cashier, wanted, new Date(), processor.cards);
  const follow = ({ attemptKey }: { readonly attemptKey: string }, what: Parameters<typeof followCard>[2]) => followCard(deal.cashier, AboutCard.parse({ ...deal.at, attemptKey, tillId: deal.tillId }), what, new Date(), processor.cards);
  const present = (number = "success") => processor.stand.stripe.testHelpers.terminal.readers.presentPaymentMethod(reader, { type: "card_present", card_present: { number } });
  return { ...deal, reader, asks, ask, follow, present };
}
const now = (is: string, more: object = {}) => ({ ok: true, value: { now: is, ...more } });
const saleOf = async ({ at }: Pick<Awaited<ReturnType<typeof atReader>>, "at">) => (await db.select({ id: orders.id, state: orders.state, captured: orders.captured }).from(orders).where(eq(orders.cartId, at.basketId)).orderBy(orders.placedAt)).at(-1);
const tendersOf = async (id: OrderId) => (await db.select({ tender: paymentAttempts.tender, amount: paymentAttempts.amount }).from(paymentAttempts).where(and(eq(paymentAttempts.orderId, id), eq(paymentAttempts.state, "captured"))).orderBy(paymentAttempts.tender)).map(({ tender, amount }) => [tender, amount]);
const kept = ({ at }: Pick<Awaited<ReturnType<typeof atReader>>, "at">) => db.$count(basketReturns, eq(basketReturns.cartId, at.basketId));
const ledger = async () => ((await processor.stand.control("ledger")) as { EUR?: { captured: number; captures: number; refunds: number } }).EUR ?? { captured: 0, captures: 0, refunds: 0 };

describe("the card pays", () => {
  test("the lamp pays its price and the card the difference: nothing comes back before it has paid, then all of it at once", async () => {
    const deal = await atReader();
    await deal.bring(deal.press());
    const wanted = await deal.asks();
    expect(await deal.ask(wanted)).toMatchObject(now("waiting", { amount: 3_000, cash: 0, sold: null }));
    expect([await returnedOf(deal.order.id), await levelOf(deal.place, deal.lamp)]).toEqual([{ returned: 0, refunded: 0 }, undefined]);
    expect(await cardWaitingAt(deal.cashier, deal.place, deal.at.basketId)).toMatchObject({ amount: 3_000, cash: 0 });
    await deal.present();
    const paid = await deal.follow(wanted, "look");
    expect(paid).toMatchObject(now("paid", { amount: 3_000, cash: 0, sold: { total: 8_000, change: 0, exchange: { exchanged: 5_000, back: [] } } }));
    const sale = await saleOf(deal);
    expect(sale).toMatchObject({ state: "fulfilled", captured: 8_000 });
    expect(await tendersOf(sale?.id as OrderId)).toEqual([["card-present", 3_000], ["exchange", 5_000]]);
    expect([await returnedOf(deal.order.id), await levelOf(deal.place, deal.lamp), await levelOf(deal.place, deal.thing)]).toEqual([{ returned: 1, refunded: 5_000 }, 1, 4]);
    expect([await between(), await kept(deal), (await tillOf(deal.place)).balance]).toEqual([0, 0, 50_000]);
    expect(await ledger()).toMatchObject({ captures: 1, captured: 3_000, refunds: 0 });
    expect(await deal.ask(wanted), "pressed again").toMatchObject(now("paid", { sold: { exchange: { exchanged: 5_000 } } }));
    const x = await xReportOf(deal.sessionId);
    expect([x?.sales, x?.refunds]).toEqual([[{ tender: "card-present", count: 1, amount: 3_000 }, { tender: "exchange", count: 1, amount: 5_000 }], [{ tender: "exchange", count: 1, amount: 5_000 }]]);
  });

  test("beside a gift card and cash, each to the cent; what the sweeper finds is the same", async () => {
    const deal = await atReader();
    await deal.bring(deal.press());
    const { code, walletId } = await aGiftCard(1_000);
    expect(await takeCode(deal.cashier, { ...deal.at, code })).toMatchObject({ ok: true });
    const wanted = await deal.asks(500);
    expect(await deal.ask(wanted)).toMatchObject(now("waiting", { amount: 1_500, cash: 500 }));
    await deal.present();
    await sweep(new Date(Date.now() + 120_000), processor.cards);
    expect(await deal.follow(wanted, "look")).toMatchObject(now("paid", { amount: 1_500, cash: 500 }));
    expect(await tendersOf((await saleOf(deal))?.id as OrderId)).toEqual([["card-present", 1_500], ["cash", 500], ["exchange", 5_000], ["gift-card", 1_000]]);
    expect([(await walletNow(walletId))?.balance, (await tillOf(deal.place)).balance]).toEqual([0, 50_500]);
  });

  test("a card is never asked where goods pay it all, nor for what they no longer give", async () => {
    const even = await atReader({ was: 5_000, wants: 5_000 });
    await even.bring(even.press());
    expect(await even.ask(await even.asks())).toMatchObject({ ok: false, why: "too-much" });
    const deal = await atReader({ pieces: 2, was: 5_000, wants: 12_000 });
    await deal.bring(deal.press([{ quantity: 2 }]));
    const wanted = await deal.asks();
    expect(await takeBack(deal.cashier, deal.press())).toMatchObject({ ok: true });
    expect(await deal.ask(wanted)).toMatchObject({ ok: false, why: "exchange-not-taken", because: { why: "not-that-many", left: 1 } });
    expect([await saleOf(even), await saleOf(deal), (await ledger()).captures]).toEqual([undefined, undefined, 0]);
  });

  test("found by a gift receipt, and by what only who asked may see: it was proven then, and stays a present", async () => {
    const deal = await atReader();
    const { value: issued } = await atomically(async (tx) => done(await issueCode(tx, deal.manager, { purpose: "return", orderId: deal.order.id }, new Date())));
    expect(await deal.bring(deal.press([{}], { by: { shown: issued.code } }))).toEqual(done(null));
    const wanted = await deal.asks();
    expect(await deal.ask(wanted)).toMatchObject(now("waiting", { amount: 3_000 }));
    await deal.present();
    expect(await deal.follow(wanted, "look")).toMatchObject(now("paid", { sold: { exchange: { exchanged: 5_000, back: [] } } }));
    expect(await db.select({ gift: returns.gift, actor: returns.actor }).from(returns).where(eq(returns.orderId, deal.order.id))).toEqual([{ gift: true, actor: `staff:${deal.cashier.staffId}` }]);
  });

  test("as a kindness: a manager's word is asked before the card, stands as of then, and is used with it", async () => {
    const deal = await atReader();
    const press = deal.press([{}], { kind: "goodwill", note: "fuori termine" });
    await deal.bring(press);
    const wanted = await deal.asks();
    const asked = await deal.ask(wanted);
    expect(asked).toMatchObject({ ok: false, why: "exchange-not-taken", because: { why: "approval-needed", action: "goodwill-return", amount: 5_000 } });
    if (asked.ok || asked.why !== "exchange-not-taken" || asked.because.why !== "approval-needed") throw new Error("not asked for");
    const { why: _, ...word } = asked.because;
    const waits = await askApproval(deal.cashier, AskApproval.parse(word));
    if (!waits.ok) throw new Error(waits.why);
    expect(await giveApproval(deal.manager, GiveApproval.parse({ approvalId: waits.value.approvalId }))).toMatchObject({ ok: true });
    expect(await deal.ask(wanted)).toMatchObject(now("waiting"));
    await deal.present();
    expect(await deal.follow(wanted, "look")).toMatchObject(now("paid", { sold: { exchange: { exchanged: 5_000 } } }));
  });
});

describe("it doesn't", () => {
  test("taken back by the till: nothing came back, the basket and what was brought are whole, and cash pays", async () => {
    const deal = await atReader();
    await deal.bring(deal.press());
    const wanted = await deal.asks();
    await deal.ask(wanted);
    expect(await deal.follow(wanted, "back")).toMatchObject(now("closed"));
    expect([(await saleOf(deal))?.state, await returnedOf(deal.order.id), await kept(deal), await levelOf(deal.place, deal.thing)]).toEqual(["expired", { returned: 0, refunded: 0 }, 1, 5]);
    const again = await deal.asks();
    expect(await deal.ask(again), "another card").toMatchObject(now("waiting", { amount: 3_000, cash: 0 }));
    await deal.present("4000000000009995");
    expect(await deal.follow(again, "look")).toMatchObject(now("stopped"));
    expect(await deal.follow(again, "back")).toMatchObject(now("closed"));
    expect(await keepInstead(deal.cashier, deal.at)).toEqual(done(null));
  });

  test("while it may be paying nobody puts the goods aside; the till may leave, and the sale is whole", async () => {
    const deal = await atReader();
    await deal.bring(deal.press());
    const wanted = await deal.asks();
    await deal.ask(wanted);
    expect(await keepInstead(deal.cashier, deal.at)).toEqual({ ok: false, why: "being-paid" });
    expect(await deal.bring(deal.press([{}], { returnId: newId() }))).toEqual({ ok: false, why: "being-paid" });
    expect(await leaveBasket(deal.cashier, deal.at)).toEqual(done(null));
    await deal.present();
    await sweep(new Date(Date.now() + 120_000), processor.cards);
    expect([(await saleOf(deal))?.state, await returnedOf(deal.order.id), await kept(deal)]).toEqual(["fulfilled", { returned: 1, refunded: 5_000 }, 0]);
  });

  test("the goods came back elsewhere before it paid: the sale is over, and the card has its money again", async () => {
    const deal = await atReader();
    await deal.bring(deal.press());
    const wanted = await deal.asks();
    await deal.ask(wanted);
    expect(await takeBack(deal.cashier, deal.press([{}], { returnId: newId() })), "at the desk").toMatchObject({ ok: true });
    await deal.present();
    expect(await deal.follow(wanted, "look")).toMatchObject(now("closed", { why: "surplus", sold: null }));
    const sale = await saleOf(deal);
    expect(sale).toMatchObject({ state: "expired" });
    expect(await db.select({ reason: refunds.reason, amount: refunds.amount }).from(refunds).innerJoin(paymentAttempts, eq(paymentAttempts.id, refunds.attemptId)).where(eq(paymentAttempts.orderId, sale?.id as OrderId))).toEqual([{ reason: "surplus", amount: 3_000 }]);
    expect([await returnedOf(deal.order.id), await levelOf(deal.place, deal.thing), (await deal.shown()).brought?.problem]).toMatchObject([{ returned: 1, refunded: 5_000 }, 5, { why: "not-that-many" }]);
    await sweep(new Date(Date.now() + 120_000), processor.cards);
    expect(await ledger()).toMatchObject({ captures: 1, refunds: 1 });
  });
});

test("the same lamp at a desk while its card pays, and three that ask what became of it: it comes back once", async () => {
  for (let round = 0; round < 3; round++) {
    const deal = await atReader();
    await deal.bring(deal.press());
    const wanted = await deal.asks();
    await deal.ask(wanted);
    await deal.present();
    const [desk, ...looks] = await Promise.all([takeBack(deal.cashier, deal.press([{}], { returnId: newId() })), deal.follow(wanted, "look"), deal.follow(wanted, "look"), deal.follow(wanted, "look")]);
    expect(new Set(looks.map((look) => (look.ok ? look.value.now : look.why)))).toEqual(new Set([desk?.ok ? "closed" : "paid"]));
    expect(await returnedOf(deal.order.id)).toEqual({ returned: 1, refunded: 5_000 });
  }
});

test("the database keeps what a card may be paying with, and lets it wait for its own basket's sale alone", async () => {
  const deal = await atReader();
  await deal.bring(deal.press());
  await deal.ask(await deal.asks());
  const mine = eq(basketReturns.cartId, deal.at.basketId);
  for (const touch of [(tx: Parameters<Parameters<typeof atomically>[0]>[0]) => tx.delete(basketReturns).where(mine), (tx: Parameters<Parameters<typeof atomically>[0]>[0]) => tx.update(basketReturns).set({ exchanged: null, orderId: null, gift: null }).where(mine)])
    await expect(atomically(async (tx) => done(await touch(tx)))).rejects.toThrow("a card may be paying");
  const other = await atReader();
  await other.bring(other.press());
  const waits = (await saleOf(deal))?.id ?? null;
  await expect(atomically(async (tx) => done(await tx.update(basketReturns).set({ orderId: waits, exchanged: 1 as never, gift: false }).where(eq(basketReturns.cartId, other.at.basketId))))).rejects.toThrow("its own basket");
});
