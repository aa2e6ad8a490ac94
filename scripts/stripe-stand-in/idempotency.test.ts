import type Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openStand, rejection, type Stand } from "./testing/stand";

let stand: Stand;
beforeAll(async () => void (stand = await openStand()));
beforeEach(() => stand.control("reset", {}));
afterAll(() => stand.close());

const script = (on: string, ...steps: unknown[]) => stand.control("faults", { on, steps });
const count = async () => (await stand.stripe.checkout.sessions.list()).data.length;
const KEY = { idempotencyKey: "order-1-pay-1" };

describe("one key", () => {
  test("answers the same again and does the work once", async () => {
    const [first, second] = [await stand.session({}, KEY), await stand.session({}, KEY)];
    expect(second).toEqual(first);
    expect(await count()).toBe(1);
    const { lastResponse } = second as Stripe.Response<Stripe.Checkout.Session>;
    expect(lastResponse.headers["idempotent-replayed"]).toBe("true");
  });

  test("with other parameters, or elsewhere, is refused", async () => {
    await stand.session({}, KEY);
    expect(await rejection(stand.session({ locale: "en" }, KEY))).toMatchObject({ type: "StripeIdempotencyError", statusCode: 400 });
    expect(await rejection(stand.stripe.refunds.create({ payment_intent: "pi_1" }, KEY))).toMatchObject({ type: "StripeIdempotencyError" });
  });

  test("still being worked on answers 409", async () => {
    await script("checkout.sessions.create", { do: "slow", ms: 400 });
    const slow = stand.session({}, KEY);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await rejection(stand.session({}, KEY))).toMatchObject({ statusCode: 409, code: "idempotency_key_in_use" });
    await slow;
    expect(await count()).toBe(1);
  });

  test("keeps a refusal that came from doing the work, not one from bad parameters", async () => {
    const { id } = await stand.session();
    await stand.control(`pay/${id}`, {});
    const intent = String((await stand.stripe.checkout.sessions.retrieve(id)).payment_intent);
    const tooMuch = () => rejection(stand.stripe.refunds.create({ payment_intent: intent, amount: 9_999 }, { idempotencyKey: "r1" }));
    expect((await tooMuch()).headers?.["idempotent-replayed"]).toBeUndefined();
    expect((await tooMuch()).headers?.["idempotent-replayed"]).toBe("true");
    await rejection(stand.session({ success_url: "nowhere" }, KEY));
    expect((await stand.session({}, KEY)).status).toBe("open");
  });

  test("is forgotten after a day", async () => {
    const first = await stand.session({}, KEY);
    await stand.control("advance-clock", { minutes: 24 * 60 + 1 });
    expect((await stand.session({}, KEY)).id).not.toBe(first.id);
  });
});

describe("scripted faults", () => {
  test("500 before: nothing happened, the same key works afterwards", async () => {
    await script("checkout.sessions.create", "500-before");
    expect(await rejection(stand.session({}, KEY))).toMatchObject({ type: "StripeAPIError", statusCode: 500 });
    expect(await count()).toBe(0);
    expect((await stand.session({}, KEY)).status).toBe("open");
  });

  test("500 after: it happened, and the key keeps answering 500, as Stripe's does", async () => {
    await script("checkout.sessions.create", "500-after");
    for (let i = 0; i < 2; i++) expect(await rejection(stand.session({}, KEY))).toMatchObject({ statusCode: 500 });
    expect(await count()).toBe(1);
  });

  test("hang after: the caller gives up, the same key finds what was made", async () => {
    await script("checkout.sessions.create", "hang-after");
    expect(await rejection(stand.session({}, { ...KEY, timeout: 300 }))).toMatchObject({ type: "StripeConnectionError" });
    expect((await stand.session({}, KEY)).status).toBe("open");
    expect(await count()).toBe(1);
  });

  test("hang before: nothing happened", async () => {
    await script("checkout.sessions.create", "hang-before");
    await rejection(stand.session({}, { timeout: 300 }));
    expect(await count()).toBe(0);
  });

  test("a cut connection is asked again by the client itself, with the same key", async () => {
    await script("checkout.sessions.create", "cut-after");
    expect((await stand.session()).status).toBe("open");
    expect(await count()).toBe(1);
  });

  test("429 comes in the order it was scripted", async () => {
    await script("refunds.list", "429", "ok", "429");
    expect(await rejection(stand.stripe.refunds.list() as unknown as Promise<unknown>)).toMatchObject({ type: "StripeRateLimitError", statusCode: 429 });
    await stand.stripe.refunds.list();
    expect((await rejection(stand.stripe.refunds.list() as unknown as Promise<unknown>)).statusCode).toBe(429);
    await stand.stripe.refunds.list();
  });

  test("a script that makes no sense is refused", async () => {
    await expect(script("refunds.create", "explode")).rejects.toThrow(/unknown fault/);
    await expect(script("nothing", "429")).rejects.toThrow(/unknown endpoint/);
  });
});
