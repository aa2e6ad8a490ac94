import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { orders } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { checkOut } from "@/lib/checkout/check-out";
import { aBuyer, aForm, aShelf } from "@/lib/checkout/testing/buyer";
import { refused } from "@/lib/core/outcome";
import type { CardProcessor } from "@/lib/gateways/card-processor";
import { openTill, type Till } from "@/lib/gateways/testing/till";
import { lookUpPayment } from "./look-up-payment";
import { settle } from "./settle";
import { startPayment } from "./start-payment";
import { atThePage, attemptOfKey, stateOf } from "./testing/page";

afterAll(() => expectHealthy());

const MACHINE = { is: "machine", job: "test" } as const;
let till: Till;
beforeAll(async () => {
  till = await openTill();
});
afterAll(() => till.close());

describe("an answer that is lost", () => {
  test("charged without an answer: we are checking, and the sweeper finds the order's own page", async () => {
    const shelf = await aShelf(1);
    const who = await aBuyer([{ variantId: shelf.variantId }]);
    const form = await aForm(who);
    await till.script("checkout.sessions.create", "hang-after");
    expect(await checkOut(who, form, till.cards)).toEqual({ ok: false, why: "checking" });
    const again = await checkOut(who, form, till.cards);
    expect(again).toMatchObject({ ok: true });
    expect(await db.select().from(orders).where(eq(orders.attemptKey, form.attemptKey))).toHaveLength(1);
  });

  test("once the page is found, it is the attempt's page and no longer unknown", async () => {
    const shelf = await aShelf(1);
    const who = await aBuyer([{ variantId: shelf.variantId }]);
    const form = await aForm(who);
    await till.script("checkout.sessions.create", "hang-after");
    expect(await checkOut(who, form, till.cards)).toEqual({ ok: false, why: "checking" });
    const attempt = await attemptOfKey(form.attemptKey);
    expect(await lookUpPayment(attempt.id, new Date(), till.cards)).toMatchObject({ ok: true, value: { now: "waiting" } });
    expect(await attemptOfKey(form.attemptKey)).toMatchObject({ state: "open", providerRef: expect.stringMatching(/^cs_/) as string, pageUrl: expect.stringMatching(/^http/) as string });
  });

  test("a call that never arrived is given up after five minutes, not before", async () => {
    const shelf = await aShelf(1);
    const who = await aBuyer([{ variantId: shelf.variantId }]);
    const form = await aForm(who);
    await till.script("checkout.sessions.create", "hang-before");
    expect(await checkOut(who, form, till.cards)).toEqual({ ok: false, why: "checking" });
    const { id, startedAt } = await attemptOfKey(form.attemptKey);
    const minutes = (n: number) => new Date(startedAt.getTime() + n * 60_000);
    expect(await lookUpPayment(id, minutes(4), till.cards)).toMatchObject({ ok: true, value: { now: "waiting" } });
    expect(await lookUpPayment(id, minutes(5), till.cards)).toMatchObject({ ok: true, value: { now: "closed" } });
    expect((await attemptOfKey(form.attemptKey)).state).toBe("voided");
  });

  test("asked again in another language, it is the same call", async () => {
    const shelf = await aShelf(1);
    const who = await aBuyer([{ variantId: shelf.variantId }]);
    const form = await aForm(who);
    await till.script("checkout.sessions.create", "hang-after");
    expect(await checkOut(who, form, till.cards)).toEqual({ ok: false, why: "checking" });
    expect(await checkOut({ ...who, locale: "en" }, form, till.cards)).toMatchObject({ ok: true });
  });

  test("an order that was given up meanwhile leaves no page to pay it on", async () => {
    const shelf = await aShelf(1);
    const who = await aBuyer([{ variantId: shelf.variantId }]);
    const form = await aForm(who);
    let ref = "";
    const slow: CardProcessor = {
      ...till.cards,
      async openPayment(payment) {
        expect(payment).toMatchObject({ amount: 5690, lines: [{ name: expect.stringMatching(/^Prova/) as string, quantity: 1, amount: 5000, detail: "colour-0", image: "http://localhost:3000/media/prova-320.webp" }, { name: "Consegna", quantity: 1, amount: 690 }] });
        await settle(MACHINE, payment.attemptId, { is: "ended", because: "expired" });
        const opened = await till.cards.openPayment(payment);
        if (opened.ok) ref = opened.value.ref;
        return opened;
      },
    };
    expect(await checkOut(who, form, slow)).toEqual({ ok: false, why: "order-closed" });
    const { id, orderId } = await attemptOfKey(form.attemptKey);
    expect(await till.cards.lookUp({ ref, attemptId: id, orderId })).toMatchObject({ ok: true, value: { is: "expired" } });
  });
});

describe("an unpaid order does not stand in its own shopper's way", () => {
  test("a second checkout of the same bag gives the first up and gets the last piece", async () => {
    const page = await atThePage(till, 1);
    const second = await aForm(page.who).catch(() => null);
    expect(second).not.toBeNull();
    const answer = await checkOut(page.who, { ...page.form, attemptKey: second?.attemptKey ?? "" }, till.cards);
    expect(answer).toMatchObject({ ok: true });
    expect(await stateOf(page.number)).toMatchObject({ state: "expired" });
    expect(await page.level()).toEqual({ onHand: 1, held: 1 });
  });

  test("what can't be given up is not ordered a second time", async () => {
    const page = await atThePage(till, 2);
    const second = await aForm(page.who);
    const silent: CardProcessor = { ...till.cards, lookUp: async () => refused({ why: "unknown" }) };
    expect(await checkOut(page.who, second, silent)).toEqual({ ok: false, why: "checking" });
    expect(await page.level()).toEqual({ onHand: 2, held: 1 });
  });
});

describe("somebody else's payment", () => {
  test("is not started", async () => {
    const page = await atThePage(till);
    const stranger = await aBuyer([{ variantId: page.variantId }]);
    expect(await startPayment(page.who, page.attempt.id, till.cards)).toEqual({ ok: true, value: { url: page.url } });
    for (const who of [stranger, { ...stranger, cartId: null }]) expect(await startPayment(who, page.attempt.id, till.cards)).toEqual({ ok: false, why: "order-closed" });
  });
});
