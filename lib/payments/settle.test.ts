import { eq, inArray, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { aCustomer } from "@/db/factories/customers";
import { anOrder } from "@/db/factories/orders";
import { after, owner } from "@/db/testing/backends";
import { documents, entries, journals, orders, paymentAttempts, refunds } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { mergeCarts } from "@/lib/cart/merge-carts";
import { cartById } from "@/lib/cart/reads";
import { checkOut } from "@/lib/checkout/check-out";
import { aBuyer, aShelf } from "@/lib/checkout/testing/buyer";
import type { CartId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { openTill, type Till } from "@/lib/gateways/testing/till";
import { settle } from "./settle";
import { lookUpPayment } from "./look-up-payment";
import { sendRefund } from "@/lib/refunds/send-refund";
import { sweep } from "./sweep";
import { takeWebhook } from "./take-webhook";
import { atThePage, stateOf } from "./testing/page";

afterAll(() => expectHealthy());

const MACHINE = { is: "machine", job: "test" } as const;
let till: Till;
beforeAll(async () => {
  till = await openTill();
});
afterAll(() => till.close());

const clearing = async () => (await db.select({ sum: sql<number>`coalesce(sum(${entries.amount}), 0)::int` }).from(entries).where(eq(entries.account, "card-clearing")))[0]?.sum;

describe("a payment that succeeds", () => {
  test("pays the order once, whoever arrives first and however often", async () => {
    const before = await clearing();
    const page = await atThePage(till);
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
    const page = await atThePage(till);
    expect(await checkOut(page.who, page.form, till.cards)).toEqual({ ok: true, value: { url: page.url, opens: null } });
    await page.pay("success");
    await lookUpPayment(page.attempt.id, new Date(), till.cards);
    expect(await checkOut(page.who, page.form, till.cards)).toMatchObject({ ok: false, why: "order-closed" });
  });

  test("a decline changes nothing until another card succeeds", async () => {
    const page = await atThePage(till);
    await page.pay("decline");
    expect(await lookUpPayment(page.attempt.id, new Date(), till.cards)).toMatchObject({ ok: true, value: { now: "waiting" } });
    expect(await page.level()).toEqual({ onHand: 3, held: 1 });
    await page.pay("success");
    expect(await lookUpPayment(page.attempt.id, new Date(), till.cards)).toMatchObject({ ok: true, value: { now: "paid" } });
  });
});

test("who signs in while paying finds what was bought gone from the bag, and the rest there", async () => {
  const page = await atThePage(till);
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
    const page = await atThePage(till);
    await page.pay("success");
    const isOurs = (hook: (typeof till.box.got)[number]) => hook.event.type === "checkout.session.completed" && hook.body.includes(page.attempt.id);
    const { body, signature } = (await till.box.until((got) => got.some(isOurs))).find(isOurs) ?? { body: "", signature: "" };
    const answers = await Promise.all(Array.from({ length: 10 }, () => takeWebhook(body, signature, till.cards)));
    expect(answers.every((a) => a.ok)).toBe(true);
    expect(await stateOf(page.number)).toMatchObject({ state: "paid" });
    expect(await takeWebhook(body.replace("completed", "expired"), signature, till.cards)).toEqual({ ok: false, why: "bad-signature" });
    expect(await takeWebhook(body, null, till.cards)).toEqual({ ok: false, why: "bad-signature" });
  });

  test("what only announces is taken and asks nobody", async () => {
    const page = await atThePage(till);
    await page.pay("success");
    const isOurs = (hook: (typeof till.box.got)[number]) => hook.event.type === "charge.succeeded" && hook.body.includes(page.attempt.id);
    const { body, signature } = (await till.box.until((got) => got.some(isOurs))).find(isOurs) ?? { body: "", signature: "" };
    expect(await takeWebhook(body, signature, till.cards)).toMatchObject({ ok: true });
    expect(await takeWebhook(`${body} `, signature, till.cards)).toEqual({ ok: false, why: "bad-signature" });
    expect(await stateOf(page.number)).toMatchObject({ state: "placed" });
    await lookUpPayment(page.attempt.id, new Date(), till.cards);
    expect(await stateOf(page.number)).toMatchObject({ state: "paid" });
  });
});

describe("time runs out", () => {
  test("the page is closed at the processor, the pieces are free, the bag is whole", async () => {
    const page = await atThePage(till, 1);
    const later = new Date(page.attempt.expiresAt.getTime() + 1000);
    await sweep(later, till.cards);
    expect(await stateOf(page.number)).toMatchObject({ state: "expired", captured: 0 });
    expect(await page.level()).toEqual({ onHand: 1, held: 0 });
    expect((await cartById(page.who.cartId, new Date())).count).toBe(1);
    const found = await till.cards.lookUp({ ref: page.attempt.providerRef, attemptId: page.attempt.id, orderId: page.id });
    expect(found).toMatchObject({ ok: true, value: { is: "expired" } });
  });

  test("paid in the last second, it is an order and not an expiry", async () => {
    const page = await atThePage(till);
    await page.pay("success");
    await sweep(new Date(page.attempt.expiresAt.getTime() + 1000), till.cards);
    expect(await stateOf(page.number)).toMatchObject({ state: "paid", captured: 5690 });
  });

  test("money that comes for a dead order is surplus and goes back once", async () => {
    const before = await clearing();
    const page = await atThePage(till);
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

test("an amount that differs settles nothing", async () => {
  const page = await atThePage(till);
  const finding = { is: "captured", intentRef: "pi_other", amount: minorOf(1), currency: "EUR" } as const;
  expect(await settle(MACHINE, page.attempt.id, finding)).toEqual({ ok: false, why: "amount-differs", expected: 5690, found: 1 });
  expect(await stateOf(page.number)).toMatchObject({ state: "placed" });
});

describe("a settlement waits for nothing that it holds up itself", () => {
  test("a bag that is being changed does not keep other orders from their receipts", async () => {
    const [busy, other] = [await atThePage(till), await atThePage(till)];
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
