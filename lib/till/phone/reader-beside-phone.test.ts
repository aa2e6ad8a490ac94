import { and, eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "@/db/client";
import { guest } from "@/db/factories/customers";
import { orders } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { checkOut } from "@/lib/checkout/check-out";
import { aForm } from "@/lib/checkout/testing/buyer";
import type { CartId } from "@/lib/core/id";
import type { Shopper } from "@/lib/core/who";
import { openTill, type Till } from "@/lib/gateways/testing/till";
import { lookUpOrder } from "@/lib/payments/look-up-payment";
import { sweep } from "@/lib/payments/sweep";
import { attemptOfKey } from "@/lib/payments/testing/page";
import { aBasket, aCounter, piecesAt } from "../testing/at-reader";
import { openOnPhone } from "./open-on-phone";
import { SendToPhone, sendToPhone } from "./send-to-phone";

let processor: Till;
beforeAll(async () => void (processor = await openTill()));
beforeEach(() => processor.stand.control("reset", {}));
afterAll(async () => {
  await processor.close();
  await expectHealthy();
});

const paidOf = (cartId: CartId) => db.$count(orders, and(eq(orders.cartId, cartId), inArray(orders.state, ["paid", "fulfilled"])));
const kept = async () => {
  const { EUR } = (await processor.stand.control("ledger")) as { EUR?: { captured: number; refunded: number } };
  return EUR ? EUR.captured - EUR.refunded : 0;
};

/** A basket whose card a reader awaits, sent to its customer's phone all the same. */
async function aSentBasket() {
  const till = await aCounter(processor);
  const basket = await aBasket(till);
  const wanted = await basket.wish();
  expect(await basket.ask(wanted)).toMatchObject({ ok: true, value: { now: "waiting" } });
  const sent = await sendToPhone(till.who, SendToPhone.parse({ place: till.place, basketId: basket.basketId }));
  if (!sent.ok) throw new Error(sent.why);
  expect(await openOnPhone(guest, { code: sent.value.code })).toMatchObject({ ok: true });
  const phone: Shopper = { ...guest, cartId: basket.basketId };
  return { till, basket, wanted, phone, form: await aForm(phone) };
}

test("a reader awaits a card, and the phone pays: the reader charges nothing more, and it is paid once", async () => {
  const { till, basket, wanted, phone, form } = await aSentBasket();
  const began = await checkOut(phone, form, processor.cards);
  expect(began).toMatchObject({ ok: true });
  expect((await till.present()).action, "a card that is held to it all the same is not charged").toMatchObject({ status: "failed" });
  const { providerRef, orderId } = await attemptOfKey(form.attemptKey);
  await processor.stand.control(`pay/${providerRef}`, { card: "success" });
  await lookUpOrder(orderId, new Date(), processor.cards);
  expect(await basket.follow(wanted, "look")).toMatchObject({ ok: true, value: { now: "closed", sold: null } });
  expect([await paidOf(basket.basketId), await kept(), await piecesAt(till.place)]).toEqual([1, 4_500, { n: 8, held: 0 }]);
});

test("the card is held to the reader at the moment at which the phone goes to pay: one of them pays, and nothing too much is kept", async () => {
  for (let round = 0; round < 6; round++) {
    await processor.stand.control("reset", {});
    const { till, basket, wanted, phone, form } = await aSentBasket();
    const [held, began] = await Promise.allSettled([till.present(), checkOut(phone, form, processor.cards)]);
    if (began.status === "fulfilled" && began.value.ok) {
      const { providerRef } = await attemptOfKey(form.attemptKey);
      await processor.stand.control(`pay/${providerRef}`, { card: "success" });
    }
    await basket.follow(wanted, "look");
    await sweep(new Date(Date.now() + 60 * 60_000), processor.cards);
    expect(held.status === "fulfilled" || (began.status === "fulfilled" && began.value.ok), "one of them can pay").toBe(true);
    expect([await paidOf(basket.basketId), await kept(), await piecesAt(till.place)]).toEqual([1, 4_500, { n: 8, held: 0 }]);
  }
});
