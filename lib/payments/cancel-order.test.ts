import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { aGiftCard, colleague, walletNow } from "@/db/factories/wallets";
import { expectHealthy } from "@/db/testing/healthy";
import { paymentAttempts, refunds, stockLevels } from "@/db/schema/all";
import { aBuyerWith, attemptsOf, moneyOf, press } from "@/lib/checkout/testing/paying";
import type { Shopper } from "@/lib/core/who";
import { openTill, type Till } from "@/lib/gateways/testing/till";
import { voidWallet } from "@/lib/wallets/void-wallet";
import { cancelOrder } from "./cancel-order";
import { sendRefund } from "@/lib/refunds/send-refund";
import { sweep } from "./sweep";

const MACHINE = { is: "machine", job: "test" } as const;
let till: Till;
beforeAll(async () => {
  till = await openTill();
});
beforeEach(() => till.stand.control("reset", {}));
afterAll(() => till.close());
afterAll(() => expectHealthy());

describe("money that goes back", () => {
  async function paidWith(worth: number) {
    const card = await aGiftCard(worth);
    const { who, variantId } = await aBuyerWith([card.code]);
    const { order } = await press(who, till.cards);
    const byCard = (await attemptsOf(order.id)).find((a) => a.tender === "card-online");
    if (byCard) {
      await till.stand.control(`pay/${byCard.providerRef}`, { card: "success" });
      await sweep(new Date(Date.now() + 120_000), till.cards);
    }
    return { ...card, order, variantId };
  }
  const owner = colleague("refund");

  test("fills the gift card at once, and the rest goes to the card that paid", async () => {
    const { order, walletId, variantId } = await paidWith(3_000);
    expect(await cancelOrder(owner, { orderId: order.id, code: null })).toMatchObject({ ok: true });
    expect(await moneyOf(order.id)).toEqual({ state: "cancelled", captured: 5_000, refunded: 5_000 });
    expect(await walletNow(walletId)).toEqual({ balance: 3_000, held: 0, state: "active" });
    const back = await db.select({ id: refunds.id, amount: refunds.amount, state: refunds.state, tender: paymentAttempts.tender }).from(refunds).innerJoin(paymentAttempts, eq(paymentAttempts.id, refunds.attemptId)).where(eq(paymentAttempts.orderId, order.id));
    expect(back.toSorted((a, b) => a.tender.localeCompare(b.tender)).map((r) => [r.tender, r.amount, r.state])).toEqual([["card-online", 2_000, "due"], ["gift-card", 3_000, "succeeded"]]);
    expect((await db.select({ held: stockLevels.held }).from(stockLevels).where(eq(stockLevels.variantId, variantId)))[0]?.held).toBe(0);
    const due = back.find((r) => r.tender === "card-online");
    expect(due && (await sendRefund(MACHINE, due.id, till.cards))).toMatchObject({ ok: true, value: { state: "succeeded" } });
  });

  test("cancelled by ten at once, it goes back once", async () => {
    const { order, walletId } = await paidWith(5_000);
    const answers = await Promise.all(Array.from({ length: 10 }, () => cancelOrder(owner, { orderId: order.id, code: null })));
    expect(answers.filter((a) => a.ok)).toHaveLength(1);
    expect((await walletNow(walletId))?.balance).toBe(5_000);
  });

  test("opens a card that has ended meanwhile again", async () => {
    const { order, walletId } = await paidWith(5_000);
    expect(await voidWallet(owner, { walletId })).toMatchObject({ ok: true, value: { left: 0 } });
    await cancelOrder(owner, { orderId: order.id, code: null });
    expect(await walletNow(walletId)).toEqual({ balance: 5_000, held: 0, state: "active" });
  });

  test("is not anybody's to ask for", async () => {
    const { order } = await paidWith(5_000);
    const shopper: Shopper = { is: "shopper", cartId: null, customerId: null, channel: "web", locale: "it" };
    expect(await cancelOrder(shopper, { orderId: order.id, code: null })).toEqual({ ok: false, why: "unknown-order" });
    expect(await cancelOrder(shopper, { orderId: order.id, code: "0".repeat(26) })).toEqual({ ok: false, why: "unknown-order" });
    expect(await cancelOrder(colleague("sell"), { orderId: order.id, code: null })).toEqual({ ok: false, why: "unknown-order" });
    expect(await moneyOf(order.id)).toMatchObject({ state: "paid" });
  });
});
