import { eq, inArray, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { aCustomer } from "@/db/factories/customers";
import { anOrder } from "@/db/factories/orders";
import { after, owner } from "@/db/testing/backends";
import { documents, entries, journals, orders, paymentAttempts, refunds, stockLevels } from "@/db/schema/all";
import { mergeCarts } from "@/lib/cart/merge-carts";
import { cartById } from "@/lib/cart/reads";
import { checkOut } from "@/lib/checkout/check-out";
import { aBuyer, aForm, aShelf } from "@/lib/checkout/testing/buyer";
import type { CartId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { refused } from "@/lib/core/outcome";
import type { CardProcessor } from "@/lib/gateways/card-processor";
import { openTill, type Till } from "@/lib/gateways/testing/till";
import { settle } from "./settle";
import { lookUpPayment } from "./look-up-payment";
import { sendRefund } from "./send-refund";
import { startPayment } from "./start-payment";
import { sweep } from "./sweep";
import { takeWebhook } from "./take-webhook";

const MACHINE = { is: "machine", job: "test" } as const;
let till: Till;
beforeAll(async () => {
  till = await openTill();
});
afterAll(() => till.close());

const stateOf = async (number: string) => (await db.select({ state: orders.state, captured: orders.captured, total: orders.total, refunded: orders.refunded }).from(orders).where(eq(orders.number, number)))[0];
const attemptOf = async (number: string) => {
  const [row] = await db.select({ attempt: paymentAttempts }).from(paymentAttempts).innerJoin(orders, eq(orders.id, paymentAttempts.orderId)).where(eq(orders.number, number));
  if (!row) throw new Error("no attempt");
  return row.attempt;
};
const attemptOfKey = async (attemptKey: string) => {
  const [row] = await db.select({ number: orders.number }).from(orders).where(eq(orders.attemptKey, attemptKey));
  return attemptOf(row?.number ?? "");
};
const clearing = async () => (await db.select({ sum: sql<number>`coalesce(sum(${entries.amount}), 0)::int` }).from(entries).where(eq(entries.account, "card-clearing")))[0]?.sum;

/** A buyer in front of the payment page. */
async function atThePage(pieces = 3) {
  const shelf = await aShelf(pieces);
  const who = await aBuyer([{ variantId: shelf.variantId }]);
  const form = await aForm(who);
  const answer = await checkOut(who, form, till.cards);
  if (!answer.ok) throw new Error(answer.why);
  const [order] = await db.select({ number: orders.number, id: orders.id }).from(orders).where(eq(orders.attemptKey, form.attemptKey));
  if (!order) throw new Error("no order");
  const attempt = await attemptOf(order.number);
  const pay = (card: string) => till.stand.control(`pay/${attempt.providerRef}`, { card });
  const level = async () => (await db.select({ onHand: stockLevels.onHand, held: stockLevels.held }).from(stockLevels).where(eq(stockLevels.variantId, shelf.variantId)))[0];
  return { ...shelf, who, form, url: answer.value.url, ...order, attempt, pay, level };
}

describe("a payment that succeeds", () => {
  test("pays the order once, whoever arrives first and however often", async () => {
    const before = await clearing();
    const page = await atThePage();
    await page.pay("success");
    const now = new Date();
    const answers = await Promise.all(Array.from({ length: 6 }, () => lookUpPayment(page.attempt.id, now, till.cards)));
    expect(answers.map((a) => a.ok && a.value.now)).toEqual(Array.from({ length: 6 }, () => "paid"));
    expect(await stateOf(page.number)).toEqual({ state: "paid", captured: 5690, total: 5690, refunded: 0 });
    expect(await db.select().from(documents).where(eq(documents.orderId, page.id))).toHaveLength(1);
    expect(await db.select().from(journals).where(eq(journals.cause, `attempt:${page.attempt.id}`))).toHaveLength(1);
    expect(await clearing()).toBe((before ?? 0) + 5690);
    expect(await page.level()).toEqual({ onHand: 3, held: 1 });
    expect((await cartById(page.who.cartId, new Date())).lines).toEqual([]);
  });

  test("the same button again leads to the same page, and later to nothing new", async () => {
    const page = await atThePage();
    expect(await checkOut(page.who, page.form, till.cards)).toEqual({ ok: true, value: { url: page.url } });
    await page.pay("success");
    await lookUpPayment(page.attempt.id, new Date(), till.cards);
    expect(await checkOut(page.who, page.form, till.cards)).toMatchObject({ ok: false, why: "order-closed" });
  });

  test("a decline changes nothing until another card succeeds", async () => {
    const page = await atThePage();
    await page.pay("decline");
    expect(await lookUpPayment(page.attempt.id, new Date(), till.cards)).toMatchObject({ ok: true, value: { now: "waiting" } });
    expect(await page.level()).toEqual({ onHand: 3, held: 1 });
    await page.pay("success");
    expect(await lookUpPayment(page.attempt.id, new Date(), till.cards)).toMatchObject({ ok: true, value: { now: "paid" } });
  });
});

test("who signs in while paying finds what was bought gone from the bag, and the rest there", async () => {
  const page = await atThePage();
  const other = await aShelf(3);
  const { id: customerId } = await aCustomer();
  const own = await aBuyer([{ variantId: other.variantId }], { customerId });
  await mergeCarts({ ...own, customerId }, page.who.cartId as CartId);
  expect((await cartById(own.cartId, new Date())).count).toBe(2);
  await page.pay("success");
  await lookUpPayment(page.attempt.id, new Date(), till.cards);
  expect((await cartById(own.cartId, new Date())).lines.map((l) => l.variantId)).toEqual([other.variantId]);
});

describe("webhooks", () => {
  test("ten copies at once have one effect, and a forged one none", async () => {
    const page = await atThePage();
    await page.pay("success");
    const isOurs = (hook: (typeof till.box.got)[number]) => hook.event.type === "checkout.session.completed" && hook.body.includes(page.attempt.id);
    const { body, signature } = (await till.box.until((got) => got.some(isOurs))).find(isOurs) ?? { body: "", signature: "" };
    const answers = await Promise.all(Array.from({ length: 10 }, () => takeWebhook(body, signature, till.cards)));
    expect(answers.every((a) => a.ok)).toBe(true);
    expect(await stateOf(page.number)).toMatchObject({ state: "paid" });
    expect(await takeWebhook(body.replace("completed", "expired"), signature, till.cards)).toEqual({ ok: false, why: "bad-signature" });
    expect(await takeWebhook(body, null, till.cards)).toEqual({ ok: false, why: "bad-signature" });
  });
});

describe("time runs out", () => {
  test("the page is closed at the processor, the pieces are free, the bag is whole", async () => {
    const page = await atThePage(1);
    const later = new Date(page.attempt.expiresAt.getTime() + 1000);
    await sweep(later, till.cards);
    expect(await stateOf(page.number)).toMatchObject({ state: "expired", captured: 0 });
    expect(await page.level()).toEqual({ onHand: 1, held: 0 });
    expect((await cartById(page.who.cartId, new Date())).count).toBe(1);
    const found = await till.cards.lookUp({ ref: page.attempt.providerRef, attemptId: page.attempt.id, orderId: page.id });
    expect(found).toMatchObject({ ok: true, value: { is: "expired" } });
  });

  test("paid in the last second, it is an order and not an expiry", async () => {
    const page = await atThePage();
    await page.pay("success");
    await sweep(new Date(page.attempt.expiresAt.getTime() + 1000), till.cards);
    expect(await stateOf(page.number)).toMatchObject({ state: "paid", captured: 5690 });
  });

  test("money that comes for a dead order is surplus and goes back once", async () => {
    const before = await clearing();
    const page = await atThePage();
    await settle(MACHINE, page.attempt.id, { is: "ended", because: "expired" });
    await page.pay("success");
    expect(await lookUpPayment(page.attempt.id, new Date(), till.cards)).toMatchObject({ ok: true, value: { now: "surplus" } });
    const [due] = await db.select().from(refunds).where(eq(refunds.attemptId, page.attempt.id));
    if (!due) throw new Error("no refund is due");
    const sent = await Promise.all([1, 2, 3].map(() => sendRefund(MACHINE, due.id, till.cards)));
    expect(sent.some((a) => a.ok && a.value.state === "succeeded")).toBe(true);
    expect(await stateOf(page.number)).toEqual({ state: "expired", captured: 0, total: 5690, refunded: 0 });
    expect(await clearing()).toBe(before);
    const captures = await till.cards.listCaptures(new Date(Date.now() - 3_600_000));
    expect(captures.ok && captures.value.find((c) => c.attemptId === page.attempt.id)).toMatchObject({ amount: 5690, refunded: 5690 });
  });
});

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
        expect(payment).toMatchObject({ amount: 5690, lines: [{ name: expect.stringMatching(/^Prova/) as string, quantity: 1, amount: 5000 }, { name: "Consegna", quantity: 1, amount: 690 }] });
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

  test("an amount that differs settles nothing", async () => {
    const page = await atThePage();
    const finding = { is: "captured", intentRef: "pi_other", amount: minorOf(1), currency: "EUR" } as const;
    expect(await settle(MACHINE, page.attempt.id, finding)).toEqual({ ok: false, why: "amount-differs", expected: 5690, found: 1 });
    expect(await stateOf(page.number)).toMatchObject({ state: "placed" });
  });
});

describe("a settlement waits for nothing that it holds up itself", () => {
  test("a bag that is being changed does not keep other orders from their receipts", async () => {
    const [busy, other] = [await atThePage(), await atThePage()];
    const captured = (page: typeof busy) => settle(MACHINE, page.attempt.id, { is: "captured", intentRef: `pi_${page.number}`, amount: page.attempt.amount, currency: "EUR" });
    const own = owner(1);
    const late = await own.begin(async (tx) => {
      await tx`select 1 from carts where id = ${String(busy.who.cartId)} for update`;
      const waiting = captured(busy);
      await after(200);
      expect(await captured(other)).toMatchObject({ ok: true, value: { now: "paid" } });
      return () => waiting; // a promise that is returned as it is would be waited for
    });
    expect(await late()).toMatchObject({ ok: true, value: { now: "paid" } });
    await own.end();
  });
});

describe("an unpaid order does not stand in its own shopper's way", () => {
  test("a second checkout of the same bag gives the first up and gets the last piece", async () => {
    const page = await atThePage(1);
    const second = await aForm(page.who).catch(() => null);
    expect(second).not.toBeNull();
    const answer = await checkOut(page.who, { ...page.form, attemptKey: second?.attemptKey ?? "" }, till.cards);
    expect(answer).toMatchObject({ ok: true });
    expect(await stateOf(page.number)).toMatchObject({ state: "expired" });
    expect(await page.level()).toEqual({ onHand: 1, held: 1 });
  });

  test("what can't be given up is not ordered a second time", async () => {
    const page = await atThePage(2);
    const second = await aForm(page.who);
    const silent: CardProcessor = { ...till.cards, lookUp: async () => refused({ why: "unknown" }) };
    expect(await checkOut(page.who, second, silent)).toEqual({ ok: false, why: "checking" });
    expect(await page.level()).toEqual({ onHand: 2, held: 1 });
  });
});

describe("somebody else's payment", () => {
  test("is not started", async () => {
    const page = await atThePage();
    const stranger = await aBuyer([{ variantId: page.variantId }]);
    expect(await startPayment(page.who, page.attempt.id, till.cards)).toEqual({ ok: true, value: { url: page.url } });
    for (const who of [stranger, { ...stranger, cartId: null }]) expect(await startPayment(who, page.attempt.id, till.cards)).toEqual({ ok: false, why: "order-closed" });
  });
});

describe("the sweeper against a settlement", () => {
  test("whoever wins, the order is paid or expired, never both", async () => {
    const made = await Promise.all(Array.from({ length: 6 }, async () => {
      const shelf = await aShelf(2);
      return anOrder({ state: "placed", parts: [{ at: shelf.place.id, lines: [{ variantId: shelf.variantId, price: 5000 }] }] });
    }));
    await Promise.all(made.flatMap((order) => [
      settle(MACHINE, order.attemptId, { is: "captured", intentRef: `pi_${order.number}`, amount: order.total, currency: "EUR" }),
      settle(MACHINE, order.attemptId, { is: "ended", because: "expired" }),
    ]));
    const rows = await db.select({ state: orders.state, captured: orders.captured, total: orders.total, attempt: paymentAttempts.state }).from(orders).innerJoin(paymentAttempts, eq(paymentAttempts.orderId, orders.id)).where(inArray(orders.id, made.map((o) => o.id)));
    for (const row of rows) expect([{ state: "paid", captured: row.total, attempt: "captured" }, { state: "expired", captured: 0, attempt: "surplus" }]).toContainEqual({ state: row.state, captured: row.captured, attempt: row.attempt });
  });
});
