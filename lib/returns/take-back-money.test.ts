import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { anOrder } from "@/db/factories/orders";
import { aDesk, aMixedOrder, aPress, leaves } from "@/db/factories/returns";
import { aTill, tillOf } from "@/db/factories/tills";
import { walletNow } from "@/db/factories/wallets";
import { messages, orderLines, orders, returns } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import type { OrderId, RefundId, VariantId } from "@/lib/core/id";
import { writeMoneyReturned } from "@/lib/messages/write-money-returned";
import { confirmReturn } from "./confirm-return";
import { foreseeReturn, takeBack } from "./take-back";

afterAll(() => expectHealthy());

const moneyOf = async (id: OrderId) => (await db.select({ refunded: orders.refunded }).from(orders).where(eq(orders.id, id)))[0]?.refunded;
const returnedOf = async (id: OrderId) => (await db.select({ returned: orderLines.returned }).from(orderLines).where(eq(orderLines.orderId, id)))[0]?.returned;

describe("money", () => {
  const AMOUNTS = { gift: 1_000, credit: 1_500, cash: 2_500, terminal: 3_000, card: 4_000 };
  async function mixed(float = 50_000) {
    const seller = await aDesk({ float: 0 });
    const desk = await aDesk({ float });
    const variantId = (await aProduct({ stock: { [seller.place]: 20 } })).variants[0]?.id as VariantId;
    const order = await aMixedOrder(seller, [{ variantId, quantity: 3, price: 4_000 }], AMOUNTS);
    return { ...desk, seller, order };
  }
  const given = async (taking: ReturnType<typeof takeBack>) => {
    const taken = await taking;
    return taken.ok ? taken.value.refunds : [];
  };
  const spread = (taken: Awaited<ReturnType<typeof takeBack>>) => taken.ok && taken.value.refunds.map((r) => [r.tender, r.amount, r.state]);

  test("goes back over five tenders: gift card, credit, cash out of this store's drawer, then the cards; never more than each paid", async () => {
    const { order, cashier, place, seller } = await mixed();
    expect(spread(await takeBack(cashier, aPress(order, place)))).toEqual([["gift-card", 1_000, "succeeded"], ["store-credit", 1_500, "succeeded"], ["cash", 1_500, "succeeded"]]);
    expect([(await tillOf(place)).balance, (await tillOf(seller.place)).balance]).toEqual([48_500, 2_500]);
    const [cash, terminal] = await given(takeBack(cashier, aPress(order, place)));
    expect([cash, terminal].map((r) => [r?.tender, r?.amount, r?.state])).toEqual([["cash", 1_000, "succeeded"], ["card-present", 3_000, "due"]]);
    await writeMoneyReturned(order.id, cash?.id as RefundId);
    expect(await db.$count(messages, eq(messages.dedupe, `money-returned:${cash?.id}`)), "no letter for what was put into a hand").toBe(0);
    expect(spread(await takeBack(cashier, aPress(order, place)))).toEqual([["card-online", 4_000, "due"]]);
    expect([await walletNow(order.giftId), await walletNow(order.creditId)]).toMatchObject([{ balance: 1_000 }, { balance: 1_500 }]);
    expect([await moneyOf(order.id), (await tillOf(place)).balance]).toEqual([12_000, 47_500]);
  });

  test("in cash comes out of an open drawer that has it, of the till that is named; else nothing came back", async () => {
    const { order, cashier, place, tillId } = await mixed(1_000);
    expect(await takeBack(cashier, aPress(order, place))).toEqual({ ok: false, why: "not-in-drawer", missing: 500 });
    const rich = await aTill(place, { float: 9_000 });
    expect(await takeBack(cashier, aPress(order, place))).toEqual({ ok: false, why: "which-till" });
    expect(await takeBack(cashier, aPress(order, place, [{}], { tillId: (await aDesk()).tillId })), "another store's").toEqual({ ok: false, why: "drawer-closed" });
    expect([await returnedOf(order.id), await moneyOf(order.id), await db.$count(returns, eq(returns.orderId, order.id)), (await walletNow(order.giftId))?.balance]).toEqual([0, 0, 0, 0]);
    expect(await takeBack(cashier, aPress(order, place, [{}], { tillId: rich.tillId }))).toMatchObject({ ok: true });
    expect(await takeBack(cashier, aPress(order, place, [{}], { tillId }))).toMatchObject({ ok: true });
  });

  test("in cash above a cashier's limit waits for a manager", async () => {
    const seller = await aDesk({ float: 0 });
    const desk = await aDesk({ float: 100_000 });
    const variantId = (await aProduct({ stock: { [seller.place]: 20 } })).variants[0]?.id as VariantId;
    const order = await aMixedOrder(seller, [{ variantId, quantity: 2, price: 10_000 }], { gift: 1_000, credit: 1_000, cash: 16_000, terminal: 1_000, card: 1_000 });
    expect(await takeBack(desk.cashier, aPress(order, desk.place))).toMatchObject({ ok: false, why: "approval-needed", action: "big-payout", amount: 8_000 });
    expect(await takeBack(desk.manager, aPress(order, desk.place))).toMatchObject({ ok: true, value: { back: 10_000 } });
  });
});

describe("the delivery of what was sent", () => {
  async function sent() {
    const desk = await aDesk();
    const variantId = (await aProduct({ stock: { [desk.place]: 20 } })).variants[0]?.id as VariantId;
    return { ...desk, order: await leaves(await anOrder({ delivery: 690, parts: [{ at: desk.place, lines: [{ variantId, quantity: 2, price: 2_000 }] }] })) };
  }
  const press = ({ order, place }: Awaited<ReturnType<typeof sent>>, quantity: number, over: object = { kind: "withdrawal" }) => aPress(order, place, [{ quantity }], over);

  test("goes back with the last piece of a contract that is withdrawn from, once, and the letter says so", async () => {
    const all = await sent();
    expect(await takeBack(all.cashier, press(all, 1)), "in part: the goods alone").toMatchObject({ ok: true, value: { back: 2_000 } });
    const last = press(all, 1);
    for (const _ of ["looked at", "looked at again"]) expect(await foreseeReturn(all.cashier, last)).toMatchObject({ ok: true, value: { back: 2_690, refunds: [{ tender: "card-online", amount: 2_690 }] } });
    expect([await returnedOf(all.order.id), await moneyOf(all.order.id), await db.$count(returns, eq(returns.id, last.returnId))], "nothing was done").toEqual([1, 2_000, 0]);
    expect(await takeBack(all.cashier, last)).toMatchObject({ ok: true, value: { back: 2_690 } });
    expect(await takeBack(all.cashier, last), "pressed again").toMatchObject({ ok: true, value: { back: 2_690 } });
    expect(await moneyOf(all.order.id)).toBe(4_690);
    await confirmReturn(last.returnId);
    const [letter] = await db.select({ text: messages.text }).from(messages).where(eq(messages.dedupe, `return-taken:${last.returnId}`));
    expect(letter?.text).toContain("Consegna standard");
    expect(letter?.text).toContain("26,90");
  });

  test("stays where somebody changed their mind, and where nothing was accepted", async () => {
    const all = await sent();
    expect(await takeBack(all.cashier, press(all, 1))).toMatchObject({ value: { back: 2_000 } });
    expect(await takeBack(all.cashier, aPress(all.order, all.place, [{ quantity: 1, accepted: false, condition: "worn", notAccepted: "worn" }], { kind: "withdrawal" }))).toMatchObject({ ok: true, value: { back: 0 } });
    expect(await takeBack(all.cashier, press(all, 1, {}))).toMatchObject({ value: { back: 2_000 } });
  });
});
