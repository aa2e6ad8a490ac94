import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aGiftCard, colleague, walletNow } from "@/db/factories/wallets";
import { entries, fulfilments, journals, paymentAttempts } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { placeOrder } from "@/lib/checkout/place-order";
import { aForm, aShelf } from "@/lib/checkout/testing/buyer";
import { aBuyerWith, moneyOf, tendersOf } from "@/lib/checkout/testing/paying";
import { type LocationId, newId, type OrderId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { refused } from "@/lib/core/outcome";
import type { Duty, Staff } from "@/lib/core/who";
import { handOver } from "@/lib/fulfilment/hand-over";
import { makeReady } from "@/lib/fulfilment/make-ready";
import type { CardProcessor } from "@/lib/gateways/card-processor";
import { startPayment } from "./start-payment";
import { sweep } from "./sweep";
import { takeCash } from "./take-cash";

afterAll(() => expectHealthy());
const TILL = { channel: "till" } as const;
/** No card processor is asked about cash. */
const NONE = new Proxy({}, { get: () => async () => refused({ why: "unknown" }) }) as CardProcessor;
const at = (place: string, ...may: readonly Duty[]): Staff => ({ ...colleague(...may), at: [place as LocationId] });

async function aSale(codes: readonly string[] = []) {
  const shelf = await aShelf(2);
  const { who } = await aBuyerWith(codes, { shelf, over: TILL });
  const placed = await placeOrder(who, await aForm(who, { delivers: "0" }));
  if (!placed.ok) throw new Error(placed.why);
  const [part] = await db.select({ id: fulfilments.id }).from(fulfilments).where(eq(fulfilments.orderId, placed.value.orderId));
  if (!part) throw new Error("no part");
  return { ...shelf, ...placed.value, who, part: part.id, cashier: at(shelf.place.id, "sell", "hand-over") };
}
const cash = (orderId: OrderId, given: number) => ({ orderId, given: minorOf(given) });

test("cash pays an order of the counter, change comes back, and the piece goes with the customer", async () => {
  const { orderId, cashier, part } = await aSale();
  expect(await takeCash(cashier, cash(orderId, 6_000))).toEqual({ ok: true, value: { change: 1_000 } });
  expect(await moneyOf(orderId)).toEqual({ state: "paid", captured: 5_000, refunded: 0 });
  const [attempt] = await db.select({ id: paymentAttempts.id }).from(paymentAttempts).where(eq(paymentAttempts.orderId, orderId));
  const booked = await db.select({ account: entries.account, amount: entries.amount }).from(entries).innerJoin(journals, eq(journals.id, entries.journalId)).where(eq(journals.cause, `attempt:${attempt?.id}`));
  expect(booked).toEqual([{ account: "cash", amount: 5_000 }, { account: "sales", amount: -5_000 }]);
  expect(await handOver(cashier, { fulfilmentId: part })).toEqual({ ok: false, why: "not-ready" });
  expect(await makeReady(cashier, { fulfilmentId: part })).toMatchObject({ ok: true });
  expect(await handOver(cashier, { fulfilmentId: part })).toMatchObject({ ok: true, value: { orderDone: true } });
  expect((await moneyOf(orderId))?.state).toBe("fulfilled");
});

test("with a gift card, cash is for the rest", async () => {
  const gift = await aGiftCard(2_000);
  const { orderId, cashier } = await aSale([gift.code]);
  expect(await takeCash(cashier, cash(orderId, 3_000))).toEqual({ ok: true, value: { change: 0 } });
  expect(await tendersOf(orderId)).toEqual([["cash", 3_000, "captured"], ["gift-card", 2_000, "captured"]]);
  expect((await walletNow(gift.walletId))?.balance).toBe(0);
});

test("taken by ten hands at once, it is taken once", async () => {
  const { orderId, cashier } = await aSale();
  const answers = await Promise.all(Array.from({ length: 10 }, () => takeCash(cashier, cash(orderId, 5_000))));
  expect(answers).toEqual(Array.from({ length: 10 }, () => ({ ok: true, value: { change: 0 } })));
  expect(await moneyOf(orderId)).toMatchObject({ state: "paid", captured: 5_000 });
});

test("too little, another place, another duty, no such order: nothing happens", async () => {
  const { orderId, cashier, who, attemptId } = await aSale();
  expect(await takeCash(cashier, cash(orderId, 4_999))).toEqual({ ok: false, why: "not-enough", due: 5_000 });
  expect(await takeCash(at(newId(), "sell"), cash(orderId, 5_000))).toEqual({ ok: false, why: "not-yours" });
  expect(await takeCash({ ...cashier, may: new Set(["hand-over"]) }, cash(orderId, 5_000))).toEqual({ ok: false, why: "not-yours" });
  expect(await takeCash(cashier, cash(newId<"order">() as OrderId, 5_000))).toEqual({ ok: false, why: "unknown-order" });
  expect(attemptId && (await startPayment(who, attemptId, NONE)), "cash has no page").toEqual({ ok: false, why: "order-closed" });
  expect(await moneyOf(orderId)).toMatchObject({ state: "placed", captured: 0 });
});

test("nobody came with the money: the piece is free again, and it is too late", async () => {
  const { orderId, cashier } = await aSale();
  await sweep(new Date(Date.now() + 60 * 60_000), NONE);
  expect(await moneyOf(orderId)).toMatchObject({ state: "expired" });
  expect(await takeCash(cashier, cash(orderId, 5_000))).toEqual({ ok: false, why: "closed" });
});
