import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { aDesk, someoneAt } from "@/db/factories/returns";
import { basketReturns, orders } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { newId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import { sayProven } from "@/lib/returns/counter/proof";
import { takeBack } from "@/lib/returns/take-back";
import { leaveBasket, parkBasket } from "../park-basket";
import { SendToPhone, sendToPhone } from "../phone/send-to-phone";
import { parkedAt } from "../reads";
import { sellAtTill } from "../sell-at-till";
import { BringBack, bringBack, keepInstead } from "./bring-back";
import { aBasketFor, anExchange, cash, returnedOf } from "./testing/deal";

afterAll(() => expectHealthy());

describe("refused, and nothing written", () => {
  test("a sum that changed between screen and press: some of it came back at the desk meanwhile", async () => {
    const deal = await anExchange({ pieces: 3, was: 5_000, wants: 6_000 });
    await deal.scan();
    await deal.bring(deal.press([{ quantity: 2 }]));
    const wish = await deal.wish();
    expect(await takeBack(deal.cashier, deal.press([{ quantity: 2 }]))).toMatchObject({ ok: true });
    expect(await sellAtTill(deal.cashier, wish)).toMatchObject({ ok: false, why: "exchange-not-taken", because: { why: "not-that-many", left: 1 } });
    expect((await deal.shown()).brought).toMatchObject({ problem: { why: "not-that-many", left: 1 }, exchanged: 0 });
    expect(await keepInstead(deal.cashier, deal.at)).toEqual(done(null));
    const fresh = await deal.wish([cash(6_000)]);
    expect(await deal.bring(deal.press())).toEqual(done(null));
    expect(await sellAtTill(deal.cashier, fresh), "it was not accepted with the piece").toMatchObject({ ok: false, why: "changed" });
    expect(await db.$count(orders, eq(orders.cartId, deal.at.basketId))).toBe(0);
    await keepInstead(deal.cashier, deal.at);
    expect(await sellAtTill(deal.cashier, fresh)).toMatchObject({ ok: true, value: { exchange: null } });
  });

  test("what may not come back, another's basket, a basket on a phone, nothing instead", async () => {
    const deal = await anExchange();
    const { cashier } = await aDesk();
    expect(await bringBack(cashier, BringBack.parse({ ...deal.at, press: deal.press() }))).toEqual({ ok: false, why: "not-yours" });
    expect(await bringBack(deal.cashier, BringBack.parse({ ...deal.at, press: deal.press([{}], { place: newId() }) }))).toEqual({ ok: false, why: "not-yours" });
    expect(await deal.bring(deal.press([{ quantity: 2 }]))).toEqual({ ok: false, why: "not-that-many", position: 0, left: 1 });
    expect(await deal.bring(deal.press())).toEqual(done(null));
    expect(await sellAtTill(deal.cashier, await deal.wish())).toEqual({ ok: false, why: "cart-empty" });
    expect(await sendToPhone(deal.cashier, SendToPhone.parse(deal.at))).toEqual({ ok: false, why: "exchange-on-phone" });

    const sent = await aBasketFor(deal, 3_000);
    await sent.scan();
    expect(await sendToPhone(deal.cashier, SendToPhone.parse(sent.at))).toMatchObject({ ok: true });
    expect(await sent.bring(deal.press())).toEqual({ ok: false, why: "exchange-on-phone" });
  });
});

test("what was proven is asked as it is brought, and not kept with the basket: who sells it later needs no address again", async () => {
  const deal = await anExchange({ was: 5_000, wants: 6_000 });
  await deal.scan();
  const by = (who: typeof deal.cashier) => ({ by: { shown: sayProven(who, deal.place, { orderId: deal.order.id, by: "email" }, new Date()) } });
  const other = await someoneAt("cashier", deal.place);
  expect(await deal.bring(deal.press([{}], by(other))), "what another colleague was shown").toEqual({ ok: false, why: "unknown-order" });
  expect(await deal.bring(deal.press([{}], by(deal.cashier)))).toEqual(done(null));
  const [kept] = await db.select({ press: basketReturns.press }).from(basketReturns).where(eq(basketReturns.cartId, deal.at.basketId));
  expect(kept?.press).toMatchObject({ by: null });
  expect(await sellAtTill(other, await deal.wish([cash(1_000)]))).toMatchObject({ ok: true, value: { exchange: { exchanged: 5_000 } } });
});

test("put aside and taken up again it is still there; emptied, it stays with its customer", async () => {
  const deal = await anExchange();
  await deal.bring(deal.press());
  await parkBasket(deal.cashier, { ...deal.at, as: "signora col cappotto" });
  expect((await parkedAt(deal.cashier, deal.place)).map(({ id }) => id)).toContain(deal.at.basketId);
  await parkBasket(deal.cashier, { ...deal.at, as: null });
  expect((await deal.shown()).brought).toMatchObject({ problem: null });
  await leaveBasket(deal.cashier, deal.at);
  expect([await db.$count(basketReturns, eq(basketReturns.cartId, deal.at.basketId)), await returnedOf(deal.order.id)]).toMatchObject([0, { returned: 0 }]);
});
