import { and, eq, isNotNull } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aDesk, aMixedOrder, aPress } from "@/db/factories/returns";
import { tillOf } from "@/db/factories/tills";
import { colleague, walletNow } from "@/db/factories/wallets";
import { messages, orders, refunds, returns } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { type OrderId, newId, type VariantId } from "@/lib/core/id";
import { cancelOrder } from "@/lib/payments/cancel-order";
import { confirmReturn } from "@/lib/returns/confirm-return";
import { takeBack } from "@/lib/returns/take-back";
import { RingUp, ringUp } from "../ring-up";
import { sellAtTill } from "../sell-at-till";
import { aBasketFor, anExchange, between, cash } from "./testing/deal";

// What was paid with goods comes back itself: its money goes over what those goods had been paid with.

afterAll(() => expectHealthy());

type Deal = Pick<Awaited<ReturnType<typeof anExchange>>, "cashier" | "scan" | "bring" | "wish">;
/** Something is taken for what comes back, and what is missing put down in cash. */
async function exchange(deal: Deal, press: ReturnType<typeof aPress>, put = 0) {
  await deal.scan();
  const brought = await deal.bring(press);
  const sold = await sellAtTill(deal.cashier, await deal.wish(put > 0 ? [cash(put)] : []));
  if (!brought.ok || !sold.ok) throw new Error("no exchange");
  return { id: sold.value.orderId };
}
const spread = (taken: Awaited<ReturnType<typeof takeBack>>) => (taken.ok ? taken.value.refunds.map((r) => [r.tender, r.amount, r.state]) : taken.why);
const refundedOf = async (id: OrderId) => (await db.select({ refunded: orders.refunded, captured: orders.captured }).from(orders).where(eq(orders.id, id)))[0];

test("its cash first, then the card that had paid for the first thing; of all of it together no more than was paid", async () => {
  const deal = await anExchange({ was: 5_000, wants: 8_000 });
  const second = await exchange(deal, deal.press(), 3_000);
  expect(spread(await takeBack(deal.cashier, aPress(second, deal.place)))).toEqual([["cash", 3_000, "succeeded"], ["card-online", 5_000, "due"]]);
  expect([await refundedOf(deal.order.id), await refundedOf(second.id), await between()]).toEqual([{ refunded: 5_000, captured: 5_000 }, { refunded: 8_000, captured: 8_000 }, 0]);
  const [via] = await db.select({ via: refunds.viaId }).from(refunds).where(and(isNotNull(refunds.viaId), eq(refunds.amount, 5_000 as never)));
  expect(via?.via).toBe(deal.order.attemptId);
});

test("exchanged three times, over five tenders: what the first thing had been paid with, gift card and cash at once", async () => {
  const seller = await aDesk({ float: 0 });
  const desk = await aDesk();
  const variantId = (await aProduct({ stock: { [seller.place]: 20 } })).variants[0]?.id as VariantId;
  const order = await aMixedOrder(seller, [{ variantId, quantity: 1, price: 12_000 }], { gift: 1_000, credit: 1_500, cash: 2_500, terminal: 3_000, card: 4_000 });
  let last: { readonly id: OrderId } = order;
  for (let i = 0; i < 3; i++) last = await exchange({ ...desk, ...(await aBasketFor(desk, 12_000)) }, aPress(last, desk.place));
  expect([(await walletNow(order.giftId))?.balance, (await tillOf(desk.place)).balance]).toEqual([0, 50_000]);
  expect(spread(await takeBack(desk.cashier, aPress(last, desk.place)))).toEqual([["gift-card", 1_000, "succeeded"], ["store-credit", 1_500, "succeeded"], ["cash", 2_500, "succeeded"], ["card-present", 3_000, "due"], ["card-online", 4_000, "due"]]);
  expect([(await walletNow(order.giftId))?.balance, (await tillOf(desk.place)).balance, await between()]).toEqual([1_000, 47_500, 0]);
});

test("something cheaper, then half of it back: each euro once, whichever way it went", async () => {
  const deal = await anExchange({ was: 6_000, wants: 2_000 });
  await deal.scan();
  const second = await exchange(deal, deal.press());
  expect(await refundedOf(second.id)).toEqual({ refunded: 0, captured: 4_000 });
  for (const left of [2_000, 2_000]) expect(spread(await takeBack(deal.cashier, aPress(second, deal.place)))).toEqual([["card-online", left, "due"]]);
  expect(await refundedOf(second.id)).toEqual({ refunded: 4_000, captured: 4_000 });
});

test("its customer reads what it paid, and what goes back all the same", async () => {
  for (const [wants, says, not] of [[5_000, "Ha pagato quello che hai preso in cambio", "Il denaro torna"], [1_999, "30,01", "Per questo reso non c’è nulla"]] as const) {
    const deal = await anExchange({ was: 5_000, wants, email: "prova.cambio@example.org" });
    await exchange(deal, deal.press());
    const [taken] = await db.select({ id: returns.id }).from(returns).where(eq(returns.orderId, deal.order.id));
    await confirmReturn(taken?.id as never);
    const [letter] = await db.select({ text: messages.text }).from(messages).where(eq(messages.dedupe, `return-taken:${taken?.id}`));
    expect(letter?.text).toContain(says);
    expect(letter?.text).not.toContain(not);
  }
});

test("sent instead of carried out, and cancelled before it leaves: the card has its money", async () => {
  const deal = await anExchange({ was: 5_000, wants: 3_000 });
  const [thing] = (await aProduct({ price: 2_000, stock: { [deal.place]: 3 } })).variants;
  await ringUp(deal.cashier, RingUp.parse({ ...deal.at, code: thing?.sku, wanted: { fulfilment: "collect", locationId: deal.place } }));
  await deal.bring(deal.press());
  const sold = await sellAtTill(deal.cashier, await deal.wish([], { contact: { email: `${newId()}@posta.example`, name: "Prova Canarino", phone: null } }));
  if (!sold.ok) throw new Error(sold.why);
  expect(await cancelOrder(colleague("refund"), { orderId: sold.value.orderId, code: null })).toMatchObject({ ok: true });
  expect(await refundedOf(sold.value.orderId)).toEqual({ refunded: 2_000, captured: 2_000 });
  expect(await db.select({ state: refunds.state, amount: refunds.amount }).from(refunds).where(eq(refunds.viaId, deal.order.attemptId))).toEqual([{ state: "due", amount: 2_000 }]);
});

test("the same pieces at three desks at once: they come back once, and the card has its money once", async () => {
  for (let round = 0; round < 3; round++) {
    const deal = await anExchange({ was: 5_000, wants: 5_000 });
    const second = await exchange(deal, deal.press());
    const others = [await aDesk(), await aDesk()];
    const answers = await Promise.all([deal, ...others].map(({ cashier, place }) => takeBack(cashier, aPress(second, place))));
    expect(answers.filter((a) => a.ok)).toHaveLength(1);
    expect(await refundedOf(second.id)).toEqual({ refunded: 5_000, captured: 5_000 });
  }
});
