import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "@/db/client";
import { orders, paymentAttempts, reconciliations, refunds } from "@/db/schema/all";
import { owner } from "@/db/testing/backends";
import { expectHealthy } from "@/db/testing/healthy";
import { done, refused } from "@/lib/core/outcome";
import type { CardProcessor } from "@/lib/gateways/card-processor";
import { openTill, type Till } from "@/lib/gateways/testing/till";
import { lastReconciliation, tellingReconciliations } from "./reads";
import { reconcile } from "./reconcile";
import { sendRefund } from "@/lib/refunds/send-refund";
import { settle } from "./settle";
import { sweep } from "./sweep";
import { atThePage as openPage } from "./testing/page";

const MACHINE = { is: "machine", job: "test" } as const;
const own = owner(1);
let till: Till;
beforeAll(async () => {
  till = await openTill();
});
beforeEach(async () => {
  await till.stand.control("reset", {});
  await till.stand.control("webhooks", { drop: true }); // nobody tells us of anything
  // What other tests took is not at this stand-in's books any more.
  await own.begin((tx) => [tx`set local session_replication_role = 'replica'`, tx`update payment_attempts set settled_at = settled_at - interval '9 days'`, tx`update refunds set settled_at = settled_at - interval '9 days'`, tx`delete from reconciliations`]);
});
afterAll(async () => {
  await expectHealthy({ except: ["P5", "P12"] }); // a refund that came back, and what can't be mended, wait for somebody
  await own.end();
  await till.close();
});

const atThePage = () => openPage(till);
const attempt = async (id: string) => (await db.select({ state: paymentAttempts.state, intentRef: paymentAttempts.intentRef, order: orders.state }).from(paymentAttempts).innerJoin(orders, eq(orders.id, paymentAttempts.orderId)).where(sql`${paymentAttempts.id} = ${id}`))[0];
/** Compares, and says in short what came of it. */
async function compare(cards: CardProcessor = till.cards) {
  const told = await reconcile(new Date(), cards);
  return told.ok ? { mended: told.value.mended, stands: told.value.differences.map((d) => d.kind) } : told;
}
const QUIET = { mended: 0, stands: [] };

test("money whose webhook never came pays its order", async () => {
  const page = await atThePage();
  await page.pay("success");
  expect(await compare()).toEqual({ mended: 1, stands: [] });
  expect(await attempt(page.attempt.id)).toMatchObject({ state: "captured", order: "paid" });
  expect(await compare()).toEqual(QUIET);
});

test("money for an order that was closed goes back, and both sides know it", async () => {
  const page = await atThePage();
  await settle(MACHINE, page.attempt.id, { is: "ended", because: "expired" });
  await page.pay("success");
  expect(await compare()).toEqual({ mended: 1, stands: [] });
  expect(await attempt(page.attempt.id)).toMatchObject({ state: "surplus", order: "expired" });
  const [back] = await db.select({ id: refunds.id, amount: refunds.amount }).from(refunds).where(eq(refunds.attemptId, page.attempt.id));
  expect(back?.amount).toBe(page.attempt.amount);
  expect(await compare()).toEqual(QUIET);
  expect(back && (await sendRefund(MACHINE, back.id, till.cards))).toMatchObject({ ok: true });
  expect(await compare()).toEqual(QUIET);
});

test("a refund whose answer was lost is booked", async () => {
  const page = await atThePage();
  await settle(MACHINE, page.attempt.id, { is: "ended", because: "expired" });
  await page.pay("success");
  await compare();
  const [back] = await db.select({ id: refunds.id }).from(refunds).where(eq(refunds.attemptId, page.attempt.id));
  const deaf: CardProcessor = { ...till.cards, refund: async (asked) => (await till.cards.refund(asked), refused({ why: "unknown" })) };
  expect(back && (await sendRefund(MACHINE, back.id, deaf))).toEqual({ ok: false, why: "unknown" });
  expect(await compare()).toEqual({ mended: 1, stands: [] });
  expect(await db.select({ state: refunds.state }).from(refunds).where(eq(refunds.attemptId, page.attempt.id))).toEqual([{ state: "succeeded" }]);
  expect(await compare()).toEqual(QUIET);
});

test("a refund that came back days later is taken out of the books", async () => {
  const page = await atThePage();
  await settle(MACHINE, page.attempt.id, { is: "ended", because: "expired" });
  await page.pay("refund-fails");
  await compare();
  const [back] = await db.select({ id: refunds.id }).from(refunds).where(eq(refunds.attemptId, page.attempt.id));
  expect(back && (await sendRefund(MACHINE, back.id, till.cards))).toMatchObject({ ok: true, value: { state: "succeeded" } });
  await till.stand.control("advance-clock", { minutes: 10 });
  expect(await compare()).toEqual({ mended: 1, stands: [] });
  expect(await db.select({ state: refunds.state }).from(refunds).where(eq(refunds.attemptId, page.attempt.id))).toEqual([{ state: "failed" }]);
  expect(await compare()).toEqual(QUIET);
});

test("another amount, money taken or given back elsewhere: told with the moment it was first seen, and left alone", async () => {
  const [wrong, right] = [await atThePage(), await atThePage()];
  await till.script("pay", { do: "wrong-amount", amount: 100 });
  await wrong.pay("success");
  await right.pay("success");
  const elsewhere = await till.stand.stripe.paymentIntents.create({ amount: 700, currency: "usd", confirm: true, payment_method: "pm_card_visa", automatic_payment_methods: { enabled: true, allow_redirects: "never" } });
  expect(elsewhere.status).toBe("succeeded");
  const first = await reconcile(new Date(), till.cards);
  expect(first).toMatchObject({ ok: true, value: { mended: 1, captures: 3 } });
  const intentRef = (await attempt(right.attempt.id))?.intentRef ?? "";
  await till.stand.stripe.refunds.create({ payment_intent: intentRef, amount: 90 });
  const again = await reconcile(new Date(Date.now() + 5), till.cards);
  if (!first.ok || !again.ok) throw new Error("no lists");
  const stands = again.value.differences.toSorted((a, b) => a.kind.localeCompare(b.kind));
  expect(stands).toMatchObject([
    { kind: "elsewhere", ref: elsewhere.id, there: 700, here: null, currency: "USD", orderNumber: null, since: first.value.at.toISOString() },
    { kind: "not-booked", there: wrong.attempt.amount + 100, here: null, orderNumber: wrong.number, since: first.value.at.toISOString() },
    { kind: "refund-not-booked", there: 90, orderNumber: right.number, since: again.value.at.toISOString() },
  ]);
  expect(await attempt(wrong.attempt.id)).toMatchObject({ state: "open", order: "placed" });
  expect((await lastReconciliation())?.differences).toHaveLength(3);
  expect(await tellingReconciliations()).toHaveLength(2);
  await settle(MACHINE, wrong.attempt.id, { is: "ended", because: "failed" });
});

test("money that only the books have is told; what the lists are too short for is looked up", async () => {
  const page = await atThePage();
  await page.pay("success");
  await compare();
  const short: CardProcessor = { ...till.cards, listCaptures: async () => done([]) };
  expect(await compare(short)).toEqual(QUIET);
  const empty: CardProcessor = { ...short, lookUp: async () => done({ is: "nothing" }) };
  expect(await compare(empty)).toEqual({ mended: 0, stands: ["not-there"] });
});

test("without the processor's lists nothing is judged and nothing written", async () => {
  for (const on of ["charges.list", "refunds.list"]) {
    await till.script(on, "500-before");
    expect(await compare()).toEqual({ ok: false, why: "unknown" });
  }
  expect(await lastReconciliation()).toBeNull();
});

test("two comparisons at once mend once, and sweeper and comparison don't quarrel", async () => {
  const pages = await Promise.all([atThePage(), atThePage(), atThePage()]);
  await Promise.all(pages.map((page) => page.pay("success")));
  await Promise.all([compare(), compare(), sweep(new Date(Date.now() + 70_000), till.cards)]);
  for (const page of pages) expect(await attempt(page.attempt.id)).toMatchObject({ state: "captured", order: "paid" });
  expect(await compare()).toEqual(QUIET);
});

test("what was found can't be edited", async () => {
  await compare();
  await expect(own`update reconciliations set mended = 9`).rejects.toThrow(/inside atomically/);
  await expect(own.begin((tx) => [tx`select set_config('unico.tx', '1', true)`, tx`update reconciliations set mended = 9`])).rejects.toThrow(/append-only/);
  expect(await db.select({ mended: reconciliations.mended }).from(reconciliations)).toEqual([{ mended: 0 }]);
});
