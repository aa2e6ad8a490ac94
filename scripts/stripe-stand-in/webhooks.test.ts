import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventually, type Hook, type Mailbox, openMailbox, openStand, SECRET, type Stand } from "./testing/stand";

let stand: Stand;
let box: Mailbox;
beforeAll(async () => {
  box = await openMailbox();
  stand = await openStand({ webhookUrl: box.url, webhookSecret: SECRET });
});
beforeEach(() => stand.control("settings", { webhookRetryMs: [50, 100] }));
afterEach(async () => {
  await stand.control("reset", {});
  await new Promise((resolve) => setTimeout(resolve, 60)); // what is under way arrives
  box.answer(200);
  box.got.length = 0;
});
afterAll(async () => {
  await stand.close();
  await box.close();
});

const PAID = ["payment_intent.created", "charge.succeeded", "payment_intent.succeeded", "checkout.session.completed"];
const types = (got: Hook[]) => got.map(({ event }) => event.type);
const verify = ({ body, signature }: Hook, secret = SECRET) => stand.stripe.webhooks.constructEvent(body, signature, secret);
async function pay(): Promise<void> {
  const { id } = await stand.session();
  await stand.control(`pay/${id}`, {});
}

test("arrive signed, in order, once; the client's own check accepts them", async () => {
  await pay();
  const got = await box.until((all) => all.length >= 4);
  expect(types(got)).toEqual(PAID);
  for (const hook of got) expect(verify(hook)).toEqual(hook.event);
  expect(got.at(-1)?.event).toMatchObject({ livemode: false, data: { object: { object: "checkout.session", payment_status: "paid" } } });
  expect(() => verify(got[0] as Hook, "whsec_other")).toThrow(/signature/);
  const [event] = (await stand.stripe.events.list({ limit: 1 })).data;
  expect(event?.pending_webhooks).toBe(0);
});

test("a changed body is noticed", async () => {
  await pay();
  const [hook] = await box.until((all) => all.length >= 1);
  expect(() => verify({ ...(hook as Hook), body: (hook as Hook).body.replace("8890", "1") })).toThrow(/signature/);
});

test("come again until they are taken, and then not any more", async () => {
  box.answer(503);
  await pay();
  await box.until((all) => all.length >= 5);
  box.answer(200);
  await eventually(async () => ((await stand.stripe.events.list()).data.every((event) => event.pending_webhooks === 0) ? true : null));
  const tries = box.got.filter(({ event }) => event.type === "checkout.session.completed");
  expect(new Set(tries.map(({ event }) => event.id)).size).toBe(1);
});

test("are given up after the last retry", async () => {
  box.answer(500);
  await stand.stripe.paymentIntents.create({ amount: 500, currency: "eur" });
  await box.until((all) => all.length >= 3);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(box.got).toHaveLength(3);
});

describe("misbehaviour on demand", () => {
  const mode = (given: unknown) => stand.control("webhooks", given);

  test("ten copies at once", async () => {
    await mode({ copies: 10 });
    await stand.stripe.paymentIntents.create({ amount: 500, currency: "eur" });
    const got = await box.until((all) => all.length >= 10);
    expect(new Set(got.map(({ event }) => event.id)).size).toBe(1);
  });

  test("the wrong way round", async () => {
    await mode({ reverse: true });
    await pay();
    expect(types(await box.until((all) => all.length >= 4))).toEqual(PAID.toReversed());
  });

  test("late", async () => {
    await mode({ delayMs: 300 });
    const asked = Date.now();
    await stand.stripe.paymentIntents.create({ amount: 500, currency: "eur" });
    const [hook] = await box.until((all) => all.length >= 1);
    expect((hook?.at ?? 0) - asked).toBeGreaterThanOrEqual(300);
  });

  test("never: the event is on record all the same", async () => {
    await mode({ drop: true });
    await pay();
    await eventually(async () => ((await stand.control("deliveries")) as unknown as { status: string }[]).filter((one) => one.status === "dropped").length === 4 ? true : null);
    expect(box.got).toEqual([]);
    expect((await stand.stripe.events.list({ type: "checkout.session.completed" })).data).toHaveLength(1);
  });

  test.each([
    ["a wrong signature", { badSignature: true }, /No signatures found/],
    ["an old timestamp", { oldTimestamp: true }, /tolerance/],
  ])("%s", async (_, given, message) => {
    await mode(given);
    await stand.stripe.paymentIntents.create({ amount: 500, currency: "eur" });
    const [hook] = await box.until((all) => all.length >= 1);
    expect(() => verify(hook as Hook)).toThrow(message);
  });
});

test("an endpoint that names events gets these alone; the others are on record, and wait for nobody", async () => {
  const choosy = await openStand({ webhookUrl: box.url, webhookSecret: SECRET, webhookEvents: ["payment_intent.succeeded", "checkout.session.completed"] });
  const { id } = await choosy.session();
  await choosy.control(`pay/${id}`, {});
  await box.until((all) => all.length >= 2);
  const { data } = await choosy.stripe.events.list();
  await choosy.close();
  expect(types(box.got)).toEqual(["payment_intent.succeeded", "checkout.session.completed"]);
  expect(data.map(({ type }) => type).toSorted()).toEqual(PAID.toSorted());
  expect(data.filter(({ type }) => type === "charge.succeeded").map((event) => event.pending_webhooks)).toEqual([0]);
});
