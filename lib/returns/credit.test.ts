import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { anOrder } from "@/db/factories/orders";
import { aDesk, aMixedOrder, aPress, leaves } from "@/db/factories/returns";
import { tillOf } from "@/db/factories/tills";
import { aGiftCard, books, walletNow } from "@/db/factories/wallets";
import { messages, orderLines, orders, refunds, returns, wallets } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { issueCode } from "@/lib/codes/issue-code";
import { newId, type OrderId, type RefundId, type VariantId, type WalletId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import { writeMoneyReturned } from "@/lib/messages/write-money-returned";
import { orderById } from "@/lib/orders/reads";
import { handOutCash } from "@/lib/refunds/hand-out-cash";
import { sendRefund } from "@/lib/refunds/send-refund";
import { walletOfCode } from "@/lib/wallets/reads";
import { readGiftCode } from "@/lib/wallets/rules";
import { confirmReturn } from "./confirm-return";
import { sayProven } from "./counter/proof";
import { showTaken } from "./counter/reads";
import { foreseeReturn, takeBack } from "./take-back";

afterAll(() => expectHealthy());

const AMOUNTS = { gift: 1_000, credit: 1_500, cash: 2_500, terminal: 3_000, card: 4_000 };
async function mixed() {
  const [seller, desk] = [await aDesk({ float: 0 }), await aDesk({ float: 0 })];
  const variantId = (await aProduct({ stock: { [seller.place]: 20 } })).variants[0]?.id as VariantId;
  return { ...desk, seller, order: await aMixedOrder(seller, [{ variantId, quantity: 3, price: 4_000 }], AMOUNTS) };
}
/** A present: paid by card, handed over, and the gift receipt that lay in it. */
async function present(price = 2_000) {
  const desk = await aDesk({ float: 0 });
  const variantId = (await aProduct({ stock: { [desk.place]: 20 } })).variants[0]?.id as VariantId;
  const order = await leaves(await anOrder({ email: "prova.regalo@example.org", parts: [{ kind: "collect", at: desk.place, lines: [{ variantId, quantity: 2, price }] }] }), "collect");
  const { value: issued } = await atomically(async (tx) => done(await issueCode(tx, desk.manager, { purpose: "return", orderId: order.id }, new Date())));
  const other = await aDesk({ float: 0 });
  return { order, seller: desk, ...other, by: { shown: issued.code } };
}
const moneyOf = async (id: OrderId) => (await db.select({ refunded: orders.refunded }).from(orders).where(eq(orders.id, id)))[0]?.refunded;
const returnedOf = async (id: OrderId) => (await db.select({ returned: orderLines.returned }).from(orderLines).where(eq(orderLines.orderId, id)))[0]?.returned;
const intoOf = async (returnId: string) => db.select({ walletId: refunds.walletId, state: refunds.state, id: refunds.id }).from(refunds).where(eq(refunds.returnId, returnId as never));

test("into credit goes what five tenders paid: at once, in one card, with no drawer and no processor; the books owe it", async () => {
  const { order, cashier, manager, place } = await mixed();
  const before = await books();
  const input = aPress(order, place, [{ quantity: 3 }], { to: "credit" });
  const taken = await takeBack(manager, input);
  expect(taken).toMatchObject({ ok: true, value: { back: 12_000 } });
  expect(taken.ok && taken.value.refunds.map((each) => [each.tender, each.amount, each.state])).toEqual([1_000, 1_500, 2_500, 3_000, 4_000].map((amount) => ["gift-card", amount, "succeeded"]));
  const into = await intoOf(input.returnId);
  expect(new Set(into.map((each) => each.walletId)).size).toBe(1);
  expect(await walletNow(into[0]?.walletId as WalletId)).toEqual({ balance: 12_000, held: 0, state: "active" });
  expect([(await walletNow(order.giftId))?.balance, (await walletNow(order.creditId))?.balance, (await tillOf(place)).balance]).toEqual([0, 0, 0]);
  const after = await books();
  expect(Object.fromEntries(["gift-cards", "sales", "cash", "terminal", "card-clearing", "store-credit"].map((account) => [account, (after[account] ?? 0) - (before[account] ?? 0)]))).toEqual({ "gift-cards": -12_000, sales: 12_000, cash: 0, terminal: 0, "card-clearing": 0, "store-credit": 0 });
  for (const { id } of into) {
    expect(await sendRefund({ is: "machine", job: "test" }, id as RefundId, {} as never), "never sent to a processor").toMatchObject({ ok: false, why: "not-due" });
    expect(await handOutCash(cashier, { refundId: id as RefundId, tillId: (await aDesk()).tillId })).toMatchObject({ ok: false });
  }
});

test("a code in the hand is like cash in the hand: above a cashier's limit it needs a manager, of a present too, and nothing is done without", async () => {
  const { order, cashier, place } = await mixed();
  const before = await db.$count(wallets);
  expect(await takeBack(cashier, aPress(order, place, [{ quantity: 2 }], { to: "credit" }))).toMatchObject({ ok: false, why: "approval-needed" });
  const gift = await present(6_000);
  expect(await takeBack(gift.cashier, aPress(gift.order, gift.place, [{}], { by: gift.by }))).toMatchObject({ ok: false, why: "approval-needed" });
  expect([await returnedOf(order.id), await moneyOf(order.id), await returnedOf(gift.order.id), (await db.$count(wallets)) - before]).toEqual([0, 0, 0, 0]);
  expect(await takeBack(gift.manager, aPress(gift.order, gift.place, [{}], { by: gift.by }))).toMatchObject({ ok: true, value: { back: 6_000 } });
});

test("pressed ten times at once it is one card with one code, shown again while nothing of it was spent", async () => {
  const { order, cashier, place } = await mixed();
  const input = aPress(order, place, [{}], { to: "credit" });
  const answers = await Promise.all(Array.from({ length: 10 }, () => takeBack(cashier, input)));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  const [first, again] = [await showTaken(cashier, place, input.returnId), await showTaken(cashier, place, input.returnId)];
  expect(first?.code).toMatch(/^(.{4}-){5}.{4}$/);
  expect(again?.code).toBe(first?.code);
  const [into] = await intoOf(input.returnId);
  expect(await walletOfCode(readGiftCode(first?.code ?? "") ?? "", "EUR")).toBe(into?.walletId);
  expect(await showTaken((await aDesk()).cashier, place, input.returnId), "another store's colleague").toBeNull();
  await anOrder({ state: "placed", gift: { walletId: into?.walletId as WalletId, amount: 1_000 }, parts: [{ at: place, lines: [{ variantId: (await aProduct({ stock: { [place]: 5 } })).variants[0]?.id as VariantId, price: 3_000 }] }] });
  expect((await showTaken(cashier, place, input.returnId))?.code, "an order holds some of it").toBeNull();
});

test("a look, and what was not accepted, open no card", async () => {
  const { order, cashier, place } = await mixed();
  const before = await db.$count(wallets);
  expect(await foreseeReturn(cashier, aPress(order, place, [{}], { to: "credit" }))).toMatchObject({ ok: true, value: { back: 4_000 } });
  expect(await takeBack(cashier, aPress(order, place, [{ accepted: false, condition: "worn", disposition: null, notAccepted: "worn" } as never], { to: "credit" }))).toMatchObject({ ok: true, value: { back: 0, refunds: [] } });
  expect(await db.$count(wallets)).toBe(before);
});

test("a gift receipt gives credit alone, in any store, whatever is pressed, and who paid hears nothing", async () => {
  const { order, cashier, place, by } = await present();
  const input = aPress(order, place, [{}], { by, to: "tenders" });
  expect(await takeBack(cashier, aPress(order, place, [{}], { by, kind: "withdrawal" })), "who was given it made no contract").toMatchObject({ ok: false, why: "excluded" });
  expect(await takeBack(cashier, input)).toMatchObject({ ok: true, value: { back: 2_000, refunds: [{ tender: "gift-card", amount: 2_000, state: "succeeded" }] } });
  expect(await db.select({ gift: returns.gift }).from(returns).where(eq(returns.id, input.returnId))).toEqual([{ gift: true }]);
  const [into] = await intoOf(input.returnId);
  await confirmReturn(input.returnId);
  await writeMoneyReturned(order.id, into?.id as RefundId);
  expect(await db.$count(messages, eq(messages.orderId, order.id))).toBe(0);
  expect(await orderById(order.id)).toMatchObject({ refunded: 2_000, refundedTold: 0 });
  expect((await showTaken(cashier, place, input.returnId))?.code).not.toBeNull();
});

test("what it was found by is asked again: a stranger's order id, another order's code or a number alone take nothing back", async () => {
  const [mine, theirs] = [await present(), await present()];
  for (const by of [theirs.by, { shown: mine.order.number }, { shown: sayProven(mine.cashier, mine.place, { orderId: theirs.order.id, by: "email" }, new Date()) }, { shown: sayProven(mine.cashier, theirs.place, { orderId: mine.order.id, by: "email" }, new Date()) }, { shown: "" }])
    expect(await takeBack(mine.cashier, aPress(mine.order, mine.place, [{}], { by })), JSON.stringify(by)).toEqual({ ok: false, why: "unknown-order" });
  expect([await returnedOf(mine.order.id), await moneyOf(mine.order.id)]).toEqual([0, 0]);
  expect(await takeBack(mine.cashier, aPress(mine.order, mine.place, [{}], { by: { shown: sayProven(mine.cashier, mine.place, { orderId: mine.order.id, by: "email" }, new Date()) } }))).toMatchObject({ ok: true, value: { refunds: [{ tender: "card-online" }] } });
});

test("a sum that is not the one that was looked at is refused with the new one, and nothing came back", async () => {
  const { order, cashier, place } = await mixed();
  expect(await takeBack(cashier, aPress(order, place, [{}], { expected: 3_999 }))).toEqual({ ok: false, why: "sum-changed", back: 4_000 });
  expect([await returnedOf(order.id), await moneyOf(order.id)]).toEqual([0, 0]);
  expect(await takeBack(cashier, aPress(order, place, [{}], { expected: 4_000, to: "credit" }))).toMatchObject({ ok: true });
});

test("the database lets a gift give nothing but credit, in its own currency, at once", async () => {
  const { order, cashier, place, by } = await present();
  const card = await aGiftCard(100);
  const input = aPress(order, place, [{}], { by });
  expect(await takeBack(cashier, input)).toMatchObject({ ok: true });
  const wrong = (over: object) => atomically(async (tx) => done(await tx.insert(refunds).values({ id: newId<"refund">(), attemptId: order.attemptId, amount: 1 as never, idempotencyKey: newId(), reason: "goodwill", actor: "job:test", ...over })));
  await expect(wrong({ walletId: card.walletId })).rejects.toThrow();
  await expect(wrong({ walletId: card.walletId, returnId: input.returnId, reason: "return" })).rejects.toThrow();
});
