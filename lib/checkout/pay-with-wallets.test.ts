import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { aCustomer } from "@/db/factories/customers";
import { aGiftCard, colleague, walletNow } from "@/db/factories/wallets";
import { expectHealthy } from "@/db/testing/healthy";
import { entries, journals, stockLevels } from "@/db/schema/all";
import { chooseWallet } from "@/lib/cart/choose-wallet";
import { enterCode } from "@/lib/cart/enter-code";
import { cartById } from "@/lib/cart/reads";
import { newId, type WalletId } from "@/lib/core/id";
import { openTill, type Till } from "@/lib/gateways/testing/till";
import { orderById } from "@/lib/orders/reads";
import { settle } from "@/lib/payments/settle";
import { sweep } from "@/lib/payments/sweep";
import { IssueStoreCredit, issueStoreCredit } from "@/lib/wallets/issue-store-credit";
import { creditOf } from "@/lib/wallets/reads";
import { voidWallet } from "@/lib/wallets/void-wallet";
import { checkOut } from "./check-out";
import { placeOrder } from "./place-order";
import { aCode, aForm, aShelf } from "./testing/buyer";
import { aBuyerWith, attemptsOf, cardOf, moneyOf, press, tendersOf } from "./testing/paying";

const MACHINE = { is: "machine", job: "test" } as const;
let till: Till;
beforeAll(async () => {
  till = await openTill();
});
beforeEach(() => till.stand.control("reset", {}));
afterAll(() => till.close());
afterAll(() => expectHealthy());

const bookedOn = async (cause: string) => Object.fromEntries((await db.select({ account: entries.account, amount: entries.amount }).from(entries).innerJoin(journals, eq(journals.id, entries.journalId)).where(eq(journals.cause, cause))).map((e) => [e.account, e.amount]));

describe("a gift card that covers a part", () => {
  test("is held while the card pays the rest, and charged with it", async () => {
    const { walletId, code, tail } = await aGiftCard(3_000);
    const { who } = await aBuyerWith([code]);
    const { order, answer } = await press(who, till.cards);
    expect(answer).toMatchObject({ ok: true });
    expect(order).toMatchObject({ state: "placed", total: 5_000, captured: 0 });
    expect(await tendersOf(order.id)).toEqual([["card-online", 2_000, "open"], ["gift-card", 3_000, "created"]]);
    expect(await walletNow(walletId)).toEqual({ balance: 3_000, held: 3_000, state: "active" });

    const card = await cardOf(order.id);
    await till.stand.control(`pay/${card.providerRef}`, { card: "success" });
    await sweep(new Date(Date.now() + 120_000), till.cards);
    expect(await moneyOf(order.id)).toMatchObject({ state: "paid", captured: 5_000 });
    expect(await tendersOf(order.id)).toEqual([["card-online", 2_000, "captured"], ["gift-card", 3_000, "captured"]]);
    expect(await walletNow(walletId)).toEqual({ balance: 0, held: 0, state: "active" });
    const [, gift] = await attemptsOf(order.id);
    expect(await bookedOn(`attempt:${gift?.id}`)).toEqual({ "gift-cards": 3_000, sales: -3_000 });
    expect(await orderById(order.id)).toMatchObject({ tenders: [{ tender: "gift-card", tail, amount: 3_000 }, { tender: "card-online", tail: null, amount: 2_000 }], payment: { state: "captured" } });
    expect((await cartById(who.cartId, new Date())).wallets).toEqual([]);
  });

  test("is free again when the card pays nothing", async () => {
    const { walletId, code } = await aGiftCard(3_000);
    const { who, variantId } = await aBuyerWith([code]);
    const { order } = await press(who, till.cards);
    const card = await cardOf(order.id);
    await sweep(new Date(card.expiresAt.getTime() + 1_000), till.cards);
    expect(await moneyOf(order.id)).toMatchObject({ state: "expired", captured: 0 });
    expect(await tendersOf(order.id)).toEqual([["card-online", 2_000, "voided"], ["gift-card", 3_000, "voided"]]);
    expect(await walletNow(walletId)).toEqual({ balance: 3_000, held: 0, state: "active" });
    expect((await db.select({ held: stockLevels.held }).from(stockLevels).where(eq(stockLevels.variantId, variantId)))[0]?.held).toBe(0);
    const late = await settle(MACHINE, card.id, { is: "captured", intentRef: "late", amount: card.amount, currency: "EUR" });
    expect(late).toMatchObject({ ok: true, value: { now: "surplus" } });
    expect((await walletNow(walletId))?.balance, "money that comes too late goes back to where it came from").toBe(3_000);
  });

  test("settled ten times while the sweeper ends it, the order ends one way and so does the card", async () => {
    for (let round = 0; round < 6; round++) {
      const { walletId, code } = await aGiftCard(3_000);
      const { order } = await press((await aBuyerWith([code])).who, till.cards);
      const card = await cardOf(order.id);
      const captured = { is: "captured", intentRef: `intent-${card.id}`, amount: card.amount, currency: "EUR" } as const;
      await Promise.all([...Array.from({ length: 5 }, () => settle(MACHINE, card.id, captured)), ...Array.from({ length: 5 }, () => settle(MACHINE, card.id, { is: "ended", because: "expired" }))]);
      const now = await moneyOf(order.id);
      expect(await walletNow(walletId)).toEqual({ balance: now?.state === "paid" ? 0 : 3_000, held: 0, state: "active" });
      expect(now).toEqual(now?.state === "paid" ? { state: "paid", captured: 5_000, refunded: 0 } : { state: "expired", captured: 0, refunded: 0 });
    }
  });

  test("going back and ordering again, it pays for the new order: the old one is given up", async () => {
    const { walletId, code } = await aGiftCard(3_000);
    const { who } = await aBuyerWith([code]);
    const first = await press(who, till.cards);
    const second = await press(who, till.cards);
    expect(second.answer).toMatchObject({ ok: true });
    expect([(await moneyOf(first.order.id))?.state, (await moneyOf(second.order.id))?.state]).toEqual(["expired", "placed"]);
    expect(await walletNow(walletId)).toEqual({ balance: 3_000, held: 3_000, state: "active" });
  });

  test("leaves the card nothing, or what a card takes", async () => {
    const { code } = await aGiftCard(4_990);
    const { order } = await press((await aBuyerWith([code])).who, till.cards);
    expect(await tendersOf(order.id)).toEqual([["card-online", 50, "open"], ["gift-card", 4_950, "created"]]);
  });
});

describe("gift cards that cover everything", () => {
  test("pay the order at once, without a page", async () => {
    const [a, b] = [await aGiftCard(2_000), await aGiftCard(9_000)];
    const { who } = await aBuyerWith([a.code, b.code]);
    const { order, answer, form } = await press(who, till.cards);
    expect(answer).toMatchObject({ ok: true, value: { url: expect.stringContaining("paid=1") as string } });
    expect(await moneyOf(order.id)).toEqual({ state: "paid", captured: 5_000, refunded: 0 });
    expect([await walletNow(a.walletId), await walletNow(b.walletId)].map((w) => w?.balance)).toEqual([0, 6_000]);
    expect(await orderById(order.id)).toMatchObject({ payment: null, receipt: { number: expect.any(Number) as number } });
    expect(await checkOut(who, form, till.cards), "the button pressed again").toMatchObject({ ok: true });
    expect((await walletNow(b.walletId))?.balance).toBe(6_000);
  });

  test("the last euro is spent once by twenty bags at once", async () => {
    const { walletId, code } = await aGiftCard(5_000);
    const shelf = await aShelf(100);
    const buyers = await Promise.all(Array.from({ length: 20 }, () => aBuyerWith([code], { shelf })));
    const forms = await Promise.all(buyers.map(({ who }) => aForm(who)));
    const answers = await Promise.all(buyers.map(({ who }, i) => placeOrder(who, forms[i] as (typeof forms)[number])));
    expect(answers.filter((a) => a.ok)).toHaveLength(1);
    expect(new Set(answers.flatMap((a) => (a.ok ? [] : [a.why])))).toEqual(new Set(["changed"]));
    expect(await walletNow(walletId)).toEqual({ balance: 0, held: 0, state: "active" });
  });

  test("two orders that want the same two cards in different order both end, without a deadlock", async () => {
    const [a, b] = [await aGiftCard(100_000), await aGiftCard(100_000)];
    const shelf = await aShelf(100);
    const answers = await Promise.all(Array.from({ length: 12 }, async (_, i) => press((await aBuyerWith(i % 2 ? [a.code, b.code] : [b.code, a.code], { shelf })).who, till.cards)));
    expect(answers.every((x) => x.answer.ok)).toBe(true);
    expect(((await walletNow(a.walletId))?.balance ?? 0) + ((await walletNow(b.walletId))?.balance ?? 0)).toBe(200_000 - 12 * 5_000);
  });
});

describe("what is refused", () => {
  test("a card that was spent, voided or shrank meanwhile shows the new sums first", async () => {
    const { walletId, code } = await aGiftCard(3_000);
    const { who } = await aBuyerWith([code]);
    const form = await aForm(who);
    expect(await voidWallet(colleague("refund"), { walletId })).toMatchObject({ ok: true });
    expect(await placeOrder(who, form)).toMatchObject({ ok: false, why: "changed", cart: { wallets: [] } });
    expect(await enterCode(who, { code })).toEqual({ ok: false, why: "code", problem: "unknown" });
  });

  test("a card of which an order holds some is not voided", async () => {
    const { walletId, code } = await aGiftCard(3_000);
    await press((await aBuyerWith([code])).who, till.cards);
    expect(await voidWallet(colleague("refund"), { walletId })).toEqual({ ok: false, why: "in-use" });
  });

  test("a code that nobody knows, spent or not, is the same", async () => {
    const { code } = await aGiftCard(5_000);
    await press((await aBuyerWith([code])).who, till.cards);
    const { who } = await aBuyerWith([]);
    for (const wrong of [code, "0".repeat(24), "ESTATE-MAI"]) expect(await enterCode(who, { code: wrong })).toEqual({ ok: false, why: "code", problem: "unknown" });
    expect(await enterCode({ ...who, cartId: null }, { code })).toEqual({ ok: false, why: "cart-empty" });
  });

  test("more cards than a bag takes; one entered twice counts once; one taken out pays nothing", async () => {
    const cards = await Promise.all(Array.from({ length: 6 }, () => aGiftCard(100)));
    const [first, ...rest] = cards.map((c) => c.code) as [string, ...string[]];
    const { who } = await aBuyerWith([first, first, ...rest.slice(0, 4)]);
    expect(await enterCode(who, { code: rest[4] ?? "" })).toEqual({ ok: false, why: "code", problem: "cards-enough" });
    expect(await chooseWallet(who, { walletId: cards[0]?.walletId as WalletId, chosen: false })).toMatchObject({ ok: true });
    expect((await cartById(who.cartId, new Date())).wallets.map((w) => w.id)).toEqual(cards.slice(1, 5).map((c) => c.walletId));
    expect(await chooseWallet(who, { walletId: cards[5]?.walletId as WalletId, chosen: true }), "a gift card needs its code").toEqual({ ok: false, why: "not-yours" });
  });
});

test("store credit pays for its own customer alone", async () => {
  const [{ id: customerId }, { id: stranger }] = [await aCustomer(), await aCustomer()];
  await issueStoreCredit(colleague("refund"), IssueStoreCredit.parse({ key: newId(), customerId, worth: 1_500 }));
  const credit = await creditOf(customerId, "EUR");
  const walletId = credit?.id as WalletId;
  const other = await aBuyerWith([], { over: { customerId: stranger } });
  expect(await chooseWallet(other.who, { walletId, chosen: true })).toEqual({ ok: false, why: "not-yours" });
  const { who } = await aBuyerWith([], { over: { customerId } });
  expect(await chooseWallet(who, { walletId, chosen: true })).toMatchObject({ ok: true, value: { wallets: [{ id: walletId, free: 1_500 }] } });
  const { order } = await press(who, till.cards);
  expect(await tendersOf(order.id)).toEqual([["card-online", 3_500, "open"], ["store-credit", 1_500, "created"]]);
});

test("a discount code goes by the same field, and both count", async () => {
  const { code } = await aGiftCard(1_000);
  const coupon = await aCode({ kind: "amount", value: 500 });
  const { who } = await aBuyerWith([code, coupon]);
  expect(await cartById(who.cartId, new Date())).toMatchObject({ coupon: { code: coupon, discount: 500 }, wallets: [{ free: 1_000 }] });
  expect(await enterCode(who, { code: null }), "no code at all takes the discount away, not the card").toMatchObject({ ok: true, value: { coupon: null, wallets: [{ free: 1_000 }] } });
});
