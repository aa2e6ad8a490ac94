import type Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventually, openStand, rejection, type Stand } from "./testing/stand";

let stand: Stand;
beforeAll(async () => void (stand = await openStand()));
beforeEach(() => stand.control("reset", {}));
afterAll(() => stand.close());

const eventTypes = async () => (await stand.stripe.events.list({ limit: 100 })).data.map((event) => event.type).reverse();
const intentOf = async (id: string) => (await stand.stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent"] })).payment_intent as Stripe.PaymentIntent;

describe("a session paid by card", () => {
  test("declined, then paid with another card: one payment, one capture", async () => {
    const { id } = await stand.session();
    await stand.control(`pay/${id}`, { card: "insufficient-funds" });
    expect(await stand.stripe.checkout.sessions.retrieve(id)).toMatchObject({ status: "open", payment_status: "unpaid" });
    expect((await intentOf(id)).last_payment_error).toMatchObject({ type: "card_error", code: "card_declined", decline_code: "insufficient_funds" });
    await stand.control(`pay/${id}`, { card: "success" });
    expect(await stand.stripe.checkout.sessions.retrieve(id)).toMatchObject({ status: "complete", payment_status: "paid" });
    expect(await eventTypes()).toEqual([
      "payment_intent.created",
      "charge.failed",
      "payment_intent.payment_failed",
      "charge.succeeded",
      "payment_intent.succeeded",
      "checkout.session.completed",
    ]);
    expect(await stand.control("ledger")).toEqual({ EUR: { captured: 8_890, refunded: 0, net: 8_890, captures: 1, refunds: 0 } });
  });

  test.each([
    ["complete", "complete", "succeeded"],
    ["fail", "open", "requires_payment_method"],
    ["abandon", "open", "requires_action"],
  ])("3-D Secure: %s", async (challenge, session, intent) => {
    const { id } = await stand.session();
    await stand.control(`pay/${id}`, { card: "challenge-2", challenge });
    expect((await stand.stripe.checkout.sessions.retrieve(id)).status).toBe(session);
    expect((await intentOf(id)).status).toBe(intent);
  });

  test("slow: processing first, then paid; can't be expired in between nor charged twice", async () => {
    await stand.control("settings", { slowCardMs: 60_000 });
    const { id } = await stand.session();
    await stand.control(`pay/${id}`, { card: "slow" });
    await stand.control(`pay/${id}`, { card: "success" });
    expect((await intentOf(id)).status).toBe("processing");
    expect(await rejection(stand.stripe.checkout.sessions.expire(id))).toMatchObject({ statusCode: 429, code: "lock_timeout" });
    await stand.control("advance-clock", { seconds: 61 });
    expect(await stand.stripe.checkout.sessions.retrieve(id)).toMatchObject({ status: "complete", payment_status: "paid" });
    expect((await stand.stripe.charges.list()).data).toHaveLength(1);
  });

  test("a slow card settles by itself", async () => {
    await stand.control("settings", { slowCardMs: 300 });
    const { id } = await stand.session();
    await stand.control(`pay/${id}`, { card: "slow" });
    await eventually(async () => ((await stand.stripe.checkout.sessions.retrieve(id)).status === "complete" ? true : null));
  });

  test("a scripted wrong amount or currency is really charged", async () => {
    await stand.control("faults", { on: "pay", steps: [{ do: "wrong-amount", amount: -100 }, { do: "wrong-currency", currency: "usd" }] });
    const [one, two] = [await stand.session(), await stand.session()];
    await stand.control(`pay/${one.id}`, {});
    await stand.control(`pay/${two.id}`, {});
    expect((await intentOf(one.id)).amount_received).toBe(8_790);
    expect((await intentOf(two.id)).currency).toBe("usd");
  });
});

describe("a payment intent of its own", () => {
  const eur = { amount: 5_000, currency: "eur" };

  test("is paid, or answers 402 with the reason and stays open", async () => {
    const { stripe } = stand;
    expect(await stripe.paymentIntents.create({ ...eur, confirm: true, payment_method: "pm_card_visa" })).toMatchObject({ status: "succeeded", amount_received: 5_000 });
    const refused = await rejection(stripe.paymentIntents.create({ ...eur, confirm: true, payment_method: "pm_card_visa_chargeDeclined" }));
    expect(refused).toMatchObject({ type: "StripeCardError", statusCode: 402, code: "card_declined", decline_code: "generic_decline" });
    const held = (refused.payment_intent as Stripe.PaymentIntent).id;
    expect(await stripe.paymentIntents.confirm(held, { payment_method: "pm_card_visa" })).toMatchObject({ status: "succeeded" });
    expect(await rejection(stripe.paymentIntents.confirm(held, { payment_method: "pm_card_visa" }))).toMatchObject({ code: "payment_intent_unexpected_state" });
  });

  test("set aside, then captured in part", async () => {
    const { stripe } = stand;
    const made = await stripe.paymentIntents.create({ ...eur, capture_method: "manual", confirm: true, payment_method: "pm_card_visa" });
    expect(made).toMatchObject({ status: "requires_capture", amount_capturable: 5_000 });
    expect(await stand.control("ledger")).toEqual({});
    expect(await rejection(stripe.paymentIntents.capture(made.id, { amount_to_capture: 5_001 }))).toMatchObject({ code: "amount_too_large" });
    expect(await stripe.paymentIntents.capture(made.id, { amount_to_capture: 4_000 })).toMatchObject({ status: "succeeded", amount_received: 4_000 });
    expect(await stand.control("ledger")).toMatchObject({ EUR: { captured: 4_000, net: 4_000 } });
  });

  test("cancelled: nothing can be taken any more", async () => {
    const { stripe } = stand;
    const made = await stripe.paymentIntents.create({ ...eur, metadata: { order_id: "7" } });
    expect(await stripe.paymentIntents.cancel(made.id, { cancellation_reason: "abandoned" })).toMatchObject({ status: "canceled" });
    expect(await rejection(stripe.paymentIntents.confirm(made.id, { payment_method: "pm_card_visa" }))).toMatchObject({ statusCode: 400 });
    expect(await rejection(stripe.paymentIntents.cancel(made.id))).toMatchObject({ code: "payment_intent_unexpected_state" });
  });

  test("may ask for 3-D Secure and comes back to the shop", async () => {
    const made = await stand.stripe.paymentIntents.create({ ...eur, confirm: true, payment_method: "pm_card_threeDSecure2Required", return_url: "http://shop.test/back" });
    const page = made.next_action?.redirect_to_url?.url ?? "";
    expect(await (await fetch(page)).text()).toContain("50");
    const answer = await fetch(page, { method: "POST", body: new URLSearchParams({ answer: "complete" }), redirect: "manual" });
    expect(answer.headers.get("location")).toBe(`http://shop.test/back?payment_intent=${made.id}&redirect_status=succeeded`);
  });
});
