import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { entries, journals, orders, paymentAttempts, refunds } from "@/db/schema/all";
import { after, owner } from "@/db/testing/backends";
import { expectHealthy } from "@/db/testing/healthy";
import { checkOut } from "@/lib/checkout/check-out";
import { aBuyer, aForm, aShelf } from "@/lib/checkout/testing/buyer";
import { newId, type RefundId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { done } from "@/lib/core/outcome";
import { stripeProcessor } from "@/lib/gateways/stripe";
import { openTill, type Till } from "@/lib/gateways/testing/till";
import { lookUpPayment } from "./look-up-payment";
import { sendRefund } from "@/lib/refunds/send-refund";
import { settle } from "./settle";
import { takeWebhook } from "./take-webhook";

afterAll(() => expectHealthy({ except: ["P5"] })); // a refund that failed: somebody must give the money back

const MACHINE = { is: "machine", job: "test" } as const;
let till: Till;
beforeAll(async () => {
  till = await openTill();
});
beforeEach(() => till.stand.control("reset", {})); // its clock, too
afterAll(() => till.close());

const hours = (n: number) => till.stand.control("advance-clock", { minutes: n * 60 });
const rowOf = async (id: RefundId) => (await db.select().from(refunds).where(eq(refunds.id, id)))[0];
const clearing = async () => (await db.select({ sum: sql<number>`coalesce(sum(${entries.amount}), 0)::int` }).from(entries).where(eq(entries.account, "card-clearing")))[0]?.sum ?? 0;
const journalsOf = (id: RefundId) => db.select({ kind: journals.kind }).from(journals).where(eq(journals.cause, `refund:${id}`)).orderBy(journals.at);
const given = async (attemptId: string) => {
  const listed = await till.cards.listCaptures(new Date(0));
  return listed.ok ? listed.value.find((c) => c.attemptId === attemptId)?.refunded : undefined;
};

/** An order that was paid; a dead one has money to give back. */
async function paid(card: string, { dead = true } = {}) {
  const { variantId } = await aShelf(3);
  const who = await aBuyer([{ variantId }]);
  const form = await aForm(who);
  expect(await checkOut(who, form, till.cards)).toMatchObject({ ok: true });
  const [row] = await db.select({ attempt: paymentAttempts }).from(paymentAttempts).innerJoin(orders, eq(orders.id, paymentAttempts.orderId)).where(eq(orders.attemptKey, form.attemptKey));
  if (!row) throw new Error("no attempt");
  const { attempt } = row;
  if (dead) await settle(MACHINE, attempt.id, { is: "ended", because: "expired" });
  await till.stand.control(`pay/${attempt.providerRef}`, { card });
  expect(await lookUpPayment(attempt.id, new Date(), till.cards)).toMatchObject({ ok: true, value: { now: dead ? "surplus" : "paid" } });
  const [due] = await db.select({ id: refunds.id }).from(refunds).where(eq(refunds.attemptId, attempt.id));
  return { attempt, refundId: due?.id as RefundId };
}

describe("money on its way back", () => {
  test("that takes days is asked after, not sent again, when the processor has forgotten the key", async () => {
    const before = await clearing();
    const { attempt, refundId } = await paid("refund-late");
    expect(await sendRefund(MACHINE, refundId, till.cards)).toEqual({ ok: true, value: { state: "pending" } });
    expect(await rowOf(refundId)).toMatchObject({ state: "sent", providerRef: expect.stringMatching(/^re_/) as string });
    await hours(25);
    expect(await sendRefund(MACHINE, refundId, till.cards)).toEqual({ ok: true, value: { state: "succeeded" } });
    expect(await rowOf(refundId)).toMatchObject({ state: "succeeded" });
    expect([await clearing(), await given(attempt.id)]).toEqual([before, attempt.amount]);
  });

  test("in part, it goes back once, also when the key is forgotten before the answer is known", async () => {
    const { attempt } = await paid("refund-late", { dead: false });
    const id = newId<"refund">() as RefundId;
    await atomically(async (tx) => done(await tx.insert(refunds).values({ id, attemptId: attempt.id, amount: minorOf(1000), idempotencyKey: `refund:${id}`, reason: "goodwill", actor: "job:test" })));
    await till.script("refunds.create", "hang-after");
    expect(await sendRefund(MACHINE, id, till.cards)).toEqual({ ok: false, why: "unknown" });
    await hours(25);
    expect(await sendRefund(MACHINE, id, till.cards)).toMatchObject({ ok: true });
    expect(await given(attempt.id)).toBe(1000);
  });

  test("that comes back after it had gone is money we have again, and owe", async () => {
    const before = await clearing();
    const { attempt, refundId } = await paid("refund-fails");
    expect(await sendRefund(MACHINE, refundId, till.cards)).toEqual({ ok: true, value: { state: "succeeded" } });
    expect(await clearing()).toBe(before);
    const { providerRef } = (await rowOf(refundId)) ?? {};
    await hours(1);
    const isFailure = (hook: (typeof till.box.got)[number]) => hook.event.type === "refund.failed" && hook.body.includes(String(providerRef));
    const hook = (await till.box.until((got) => got.some(isFailure))).find(isFailure);
    for (let copies = 2; copies > 0; copies--) expect(await takeWebhook(hook?.body ?? "", hook?.signature ?? "", till.cards)).toMatchObject({ ok: true });
    expect(await rowOf(refundId)).toMatchObject({ state: "failed" });
    expect(await journalsOf(refundId)).toEqual([{ kind: "refund" }, { kind: "refund-failed" }]);
    expect(await clearing()).toBe(before + attempt.amount);
  });

  test("is not given up because our own key to the processor is wrong", async () => {
    const { refundId } = await paid("success");
    const locked = stripeProcessor({ secretKey: "sk_test_not_this_one", webhookSecrets: [], apiBase: till.stand.url });
    expect(await sendRefund(MACHINE, refundId, locked)).toEqual({ ok: false, why: "unknown" });
    expect(await rowOf(refundId)).toMatchObject({ state: "sent" });
    expect(await sendRefund(MACHINE, refundId, till.cards)).toEqual({ ok: true, value: { state: "succeeded" } });
  });

  test("locks the order before the refund, as everybody does", async () => {
    const { attempt } = await paid("success", { dead: false });
    const id = newId<"refund">() as RefundId;
    await atomically(async (tx) => done(await tx.insert(refunds).values({ id, attemptId: attempt.id, amount: minorOf(10), idempotencyKey: `refund:${id}`, reason: "goodwill", actor: "job:test" })));
    const own = owner(1);
    const sent = await own.begin(async (tx) => {
      await tx`select 1 from orders where id = ${attempt.orderId} for update`;
      const waiting = sendRefund(MACHINE, id, till.cards);
      await after(200);
      await tx`set local lock_timeout = '500ms'`;
      await tx`select 1 from payment_attempts where id = ${attempt.id} for update`;
      return () => waiting; // a promise that is returned as it is would be waited for
    });
    expect(await sent()).toEqual({ ok: true, value: { state: "succeeded" } });
    await own.end();
  });
});
