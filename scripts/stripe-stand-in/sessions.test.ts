import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import Stripe from "stripe";
import { LAMP, openStand, rejection, type Stand } from "./testing/stand";

let stand: Stand;
beforeAll(async () => void (stand = await openStand()));
beforeEach(() => stand.control("reset", {}));
afterAll(() => stand.close());

describe("a session", () => {
  test("is open, priced from its lines, and has a page", async () => {
    const session = await stand.session();
    expect(session).toMatchObject({ object: "checkout.session", status: "open", payment_status: "unpaid", amount_total: 8_890, currency: "eur", payment_intent: null, locale: "it", metadata: { order_id: "order-1" } });
    expect(session.id).toMatch(/^cs_test_\w{60}$/);
    expect(session.url).toBe(`${stand.url}/c/pay/${session.id}`);
    expect(session.expires_at - session.created).toBe(86_400);
    expect((await fetch(session.url ?? "")).status).toBe(200);
  });

  test("once paid is complete and leads to its payment and charge", async () => {
    const { id } = await stand.session();
    await stand.control(`pay/${id}`, { card: "success" });
    const session = await stand.stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent.latest_charge", "line_items"] });
    expect(session).toMatchObject({ status: "complete", payment_status: "paid", url: null, customer_details: { email: "ada@example.test" } });
    expect(session.line_items?.data.map((line) => [line.description, line.amount_total])).toEqual([["Cuscino Lino", 8_200], ["Consegna", 690]]);
    const intent = session.payment_intent as Stripe.PaymentIntent;
    expect(intent).toMatchObject({ status: "succeeded", amount: 8_890, amount_received: 8_890, metadata: { order_id: "order-1" }, description: "Order 1" });
    expect(intent.latest_charge).toMatchObject({ paid: true, captured: true, amount_captured: 8_890, metadata: { order_id: "order-1" }, payment_method_details: { card: { last4: "4242" } } });
    const found = await stand.stripe.checkout.sessions.list({ payment_intent: intent.id });
    expect(found.data.map((one) => one.id)).toEqual([id]);
  });

  test("is found by its payment's metadata", async () => {
    const { id } = await stand.session();
    await stand.control(`pay/${id}`, { card: "success" });
    const found = await stand.stripe.paymentIntents.search({ query: "metadata['order_id']:'order-1' AND status:'succeeded'" });
    expect(found.data).toHaveLength(1);
    expect((await stand.stripe.paymentIntents.search({ query: 'metadata["order_id"]:"order-2"' })).data).toEqual([]);
    expect((await rejection(stand.stripe.paymentIntents.search({ query: "anything" }))).statusCode).toBe(400);
  });
});

describe("expiry", () => {
  test("by hand, once", async () => {
    const { id } = await stand.session();
    expect(await stand.stripe.checkout.sessions.expire(id)).toMatchObject({ status: "expired", url: null });
    const again = await rejection(stand.stripe.checkout.sessions.expire(id));
    expect(again).toMatchObject({ statusCode: 400, message: 'Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of `expired`.' });
  });

  test("by the clock, with its event, and never when paid", async () => {
    const soon = { expires_at: Math.floor(Date.now() / 1000) + 1_800 };
    const [left, paid] = [await stand.session(soon), await stand.session(soon)];
    await stand.control(`pay/${paid.id}`, {});
    await stand.control("advance-clock", { minutes: 31 });
    expect((await stand.stripe.checkout.sessions.retrieve(left.id)).status).toBe("expired");
    expect((await stand.stripe.checkout.sessions.retrieve(paid.id)).status).toBe("complete");
    const events = await stand.stripe.events.list({ type: "checkout.session.expired" });
    expect(events.data.map((event) => (event.data.object as Stripe.Checkout.Session).id)).toEqual([left.id]);
  });

  test("takes 30 minutes at least, unless a test says otherwise", async () => {
    const soon = { expires_at: Math.floor(Date.now() / 1000) + 60 };
    expect(await rejection(stand.session(soon))).toMatchObject({ statusCode: 400, param: "expires_at" });
    await stand.control("settings", { minSessionMs: 1_000 });
    expect((await stand.session(soon)).status).toBe("open");
  });

  test("a payment that was declined before is cancelled with its session", async () => {
    const { id } = await stand.session();
    await stand.control(`pay/${id}`, { card: "decline" });
    await stand.stripe.checkout.sessions.expire(id);
    const { payment_intent: ref } = await stand.stripe.checkout.sessions.retrieve(id);
    expect(await stand.stripe.paymentIntents.retrieve(String(ref))).toMatchObject({ status: "canceled", cancellation_reason: "expired" });
  });
});

describe("refusals", () => {
  const lines = (unit: number) => [{ quantity: 1, price_data: { currency: "eur", unit_amount: unit, product_data: { name: "x" } } }];
  test.each([
    ["a total under 50 cents", { line_items: lines(49) }, "amount_too_small"],
    ["a negative price", { line_items: lines(-1) }, "parameter_invalid_integer"],
    ["no lines", { line_items: [] }, "parameter_missing"],
    ["an address that is none", { success_url: "order page" }, "url_invalid"],
    ["a script as address", { cancel_url: "javascript:alert(1)" }, "url_invalid"],
    ["a parameter it doesn't know", { after_expiration: { recovery: { enabled: true } } }, "parameter_unknown"],
  ] as const)("%s", async (_, more, code) => {
    expect(await rejection(stand.session(more as Partial<Stripe.Checkout.SessionCreateParams>))).toMatchObject({ statusCode: 400, code });
  });

  test("another key, no such session, no such address", async () => {
    const stranger = new Stripe("sk_test_somebody_else", { host: "127.0.0.1", port: stand.port, protocol: "http", telemetry: false });
    expect(await rejection(stranger.checkout.sessions.create(LAMP))).toMatchObject({ type: "StripeAuthenticationError", statusCode: 401 });
    expect(await rejection(stand.stripe.checkout.sessions.retrieve("cs_test_none"))).toMatchObject({ statusCode: 404, code: "resource_missing", message: "No such checkout.session: 'cs_test_none'" });
    expect(await rejection(stand.stripe.customers.list() as unknown as Promise<unknown>)).toMatchObject({ statusCode: 404 });
    expect((await fetch(`${stand.url}/_stand_in/ledger`)).status).toBe(401);
  });
});

test("lists turn pages", async () => {
  const ids: string[] = [];
  for (let i = 0; i < 7; i++) ids.unshift((await stand.session()).id);
  const first = await stand.stripe.checkout.sessions.list({ limit: 3 });
  expect([first.data.map((one) => one.id), first.has_more]).toEqual([ids.slice(0, 3), true]);
  const all = await stand.stripe.checkout.sessions.list({ limit: 2 }).autoPagingToArray({ limit: 100 });
  expect(all.map((one) => one.id)).toEqual(ids);
  const back = await stand.stripe.checkout.sessions.list({ limit: 2, ending_before: ids[3] ?? "" });
  expect(back.data.map((one) => one.id)).toEqual(ids.slice(1, 3));
  expect((await stand.stripe.checkout.sessions.list({ created: { gt: Math.floor(Date.now() / 1000) + 60 } })).data).toEqual([]);
});

test("answers name their request and API version", async () => {
  const { lastResponse } = (await stand.session()) as Stripe.Response<Stripe.Checkout.Session>;
  expect(lastResponse.requestId).toMatch(/^req_/);
  expect(lastResponse.headers["stripe-version"]).toBe(Stripe.API_VERSION);
});
