import Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { minorOf } from "@/lib/core/money";
import { type Hook, KEY, SECRET } from "@/scripts/stripe-stand-in/testing/stand";
import { stripeProcessor } from "./stripe";
import { openTill, type Till } from "./testing/till";

let till: Till;
beforeAll(async () => void (till = await openTill()));
beforeEach(() => till.stand.control("reset", {}));
afterAll(() => till.close());

const MINUTE = 60_000;
const ledger = async () => (await till.stand.control("ledger"))["EUR"];

describe("refunding", () => {
  test("in parts, never above what was taken", async () => {
    const { intentRef } = await till.paid();
    const back = (amount: number, key: string) => till.cards.refund({ intentRef, amount: minorOf(amount), idempotencyKey: key });
    expect(await back(9_000, "r1")).toMatchObject({ ok: true, value: { state: "succeeded", ref: expect.stringMatching(/^re_/) } });
    expect(await back(581, "r2")).toMatchObject({ ok: false, why: "refused" });
    expect(await back(580, "r3")).toMatchObject({ ok: true });
    expect(await back(1, "r4")).toEqual({ ok: false, why: "refused", code: "charge_already_refunded" });
    expect(await ledger()).toMatchObject({ captured: 9_580, refunded: 9_580, net: 0 });
  });

  test.each([
    ["no answer after it was made", "hang-after"],
    ["a 500 after it was made", "500-after"],
    ["a connection cut after it was made", "cut-after"],
    ["no answer, nothing made", "hang-before"],
    ["a 500, nothing made", "500-before"],
    ["too many requests", "429"],
  ])("%s: asked again with its key until known, refunded once", async (_, step) => {
    const { intentRef } = await till.paid();
    await till.script("refunds.create", step);
    const once = () => till.cards.refund({ intentRef, amount: minorOf(1_000), idempotencyKey: "r" });
    const first = await once();
    const second = first.ok ? first : await once();
    expect(second).toMatchObject({ ok: true, value: { state: "succeeded" } });
    expect(await once()).toEqual(second);
    expect(await ledger()).toMatchObject({ refunded: 1_000, refunds: 1 });
  });

  test("one that takes its time is pending, then through; one that comes back has failed", async () => {
    const { intentRef } = await till.paid("refund-late");
    const again = () => till.cards.refund({ intentRef, amount: minorOf(1_000), idempotencyKey: "r" });
    expect(await again()).toMatchObject({ value: { state: "pending" } });
    await till.stand.control("advance-clock", { seconds: 10 });
    expect(await again()).toMatchObject({ value: { state: "succeeded" } });
  });
});

test("captures since a moment, with what went back", async () => {
  const before = new Date(Date.now() - MINUTE);
  const { intentRef, payment } = await till.paid();
  await till.open();
  await till.cards.refund({ intentRef, amount: minorOf(80), idempotencyKey: "r" });
  expect(await till.cards.listCaptures(before)).toEqual({ ok: true, value: [{ intentRef, amount: 9_580, currency: "EUR", refunded: 80, attemptId: payment.attemptId }] });
  expect(await till.cards.listCaptures(new Date(Date.now() + MINUTE))).toEqual({ ok: true, value: [] });
  await till.script("charges.list", "500-before");
  expect(await till.cards.listCaptures(before)).toEqual({ ok: false, why: "unknown" });
});

describe("webhooks", () => {
  test("say which attempt to look up, and nothing about the shopper", async () => {
    const { payment, ref, intentRef } = await till.paid();
    const refunded = await till.cards.refund({ intentRef, amount: minorOf(80), idempotencyKey: "r" });
    const about = ({ body }: Hook) => body.includes(payment.attemptId) || body.includes(intentRef);
    const got = (await till.box.until((all) => all.filter(about).length >= 6)).filter(about);
    const read = got.map(({ body, signature }) => till.cards.readWebhook(body, signature));
    const notices = read.map((one) => (one.ok ? one.value : one.why));
    for (const notice of notices) expect(JSON.stringify(notice)).not.toContain(payment.email);
    expect(notices).toMatchObject([
      { kind: "payment_intent.created", attemptId: payment.attemptId, ref: null },
      { kind: "charge.succeeded", attemptId: payment.attemptId },
      { kind: "payment_intent.succeeded", attemptId: payment.attemptId },
      { kind: "checkout.session.completed", attemptId: payment.attemptId, ref },
      { kind: "refund.created", attemptId: null, refundRef: refunded.ok ? refunded.value.ref : "" },
      { kind: "charge.refunded", attemptId: payment.attemptId },
    ]);
  });

  test("with a wrong, old or missing signature are refused", async () => {
    const { body, signature } = await oneHook();
    expect(till.cards.readWebhook(body, signature).ok).toBe(true);
    expect(till.cards.readWebhook(`${body} `, signature)).toEqual({ ok: false, why: "bad-signature" });
    expect(till.cards.readWebhook(body, null)).toEqual({ ok: false, why: "bad-signature" });
    const hour = Math.floor(Date.now() / 1000) - 3_600;
    const old = Stripe.webhooks.generateTestHeaderString({ payload: body, secret: SECRET, timestamp: hour });
    expect(till.cards.readWebhook(body, old)).toEqual({ ok: false, why: "bad-signature" });
  });

  test("while the secret is replaced both are good, afterwards only the new one", async () => {
    const { body } = await oneHook();
    const signed = (secret: string) => Stripe.webhooks.generateTestHeaderString({ payload: body, secret });
    const both = stripeProcessor({ secretKey: KEY, webhookSecrets: ["whsec_new", SECRET] });
    for (const secret of ["whsec_new", SECRET]) expect(both.readWebhook(body, signed(secret)).ok).toBe(true);
    const after = stripeProcessor({ secretKey: KEY, webhookSecrets: ["whsec_new"] });
    expect(after.readWebhook(body, signed(SECRET))).toEqual({ ok: false, why: "bad-signature" });
  });

  test("about somebody else's payment are not ours", async () => {
    const { id } = await till.stand.stripe.paymentIntents.create({ amount: 500, currency: "eur" });
    const about = (hook: Hook) => (hook.event.data.object as { id?: string }).id === id;
    const hook = (await till.box.until((all) => all.some(about))).find(about);
    expect(till.cards.readWebhook(hook?.body ?? "", hook?.signature ?? "")).toEqual({ ok: false, why: "not-ours" });
    const junk = "not json";
    expect(till.cards.readWebhook(junk, Stripe.webhooks.generateTestHeaderString({ payload: junk, secret: SECRET }))).toEqual({ ok: false, why: "not-ours" });
  });

  async function oneHook() {
    const { intentRef } = await till.paid();
    const about = ({ body }: Hook) => body.includes(intentRef);
    const hook = (await till.box.until((all) => all.some(about))).find(about);
    if (!hook) throw new Error("no webhook");
    return hook;
  }
});
