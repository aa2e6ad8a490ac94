import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { eventually, openStand, rejection, type Stand } from "./testing/stand";

let stand: Stand;
beforeAll(async () => void (stand = await openStand()));
beforeEach(() => stand.control("reset", {}));
afterAll(() => stand.close());

const R = "tmr_demo";
const intent = () => stand.stripe.paymentIntents.create({ amount: 5_000, currency: "eur", allowed_payment_method_types: ["card_present"] });
const show = (id: string) => stand.stripe.terminal.readers.processPaymentIntent(R, { payment_intent: id });
const present = (number?: string) => stand.stripe.testHelpers.terminal.readers.presentPaymentMethod(R, { type: "card_present", ...(number ? { card_present: { number } } : {}) });
const statusOf = async (id: string) => (await stand.stripe.paymentIntents.retrieve(id)).status;

test("shown, a card is held against it: paid, and said so by reader, intent and events", async () => {
  const { id } = await intent();
  expect(await show(id)).toMatchObject({ id: R, action: { type: "process_payment_intent", status: "in_progress", process_payment_intent: { payment_intent: id } } });
  expect(await present()).toMatchObject({ action: { status: "succeeded", failure_code: null } });
  expect(await stand.stripe.paymentIntents.retrieve(id)).toMatchObject({ status: "succeeded", amount_received: 5_000 });
  expect((await stand.stripe.events.list({ type: "terminal.reader.action_succeeded" })).data).toHaveLength(1);
  expect(await stand.control("ledger")).toMatchObject({ EUR: { captured: 5_000, captures: 1 } });
});

test("declined, then paid with another card: the same intent, one capture", async () => {
  const { id } = await intent();
  await show(id);
  expect(await present("4000000000009995")).toMatchObject({ action: { status: "failed", failure_code: "insufficient_funds" } });
  expect(await stand.stripe.paymentIntents.retrieve(id)).toMatchObject({ status: "requires_payment_method", last_payment_error: { decline_code: "insufficient_funds" } });
  await show(id);
  await present();
  expect(await statusOf(id)).toBe("succeeded");
  expect(await rejection(show(id))).toMatchObject({ statusCode: 400, code: "intent_invalid_state" });
});

test("cancelled, offline, busy, nobody there", async () => {
  const [one, two] = [await intent(), await intent()];
  await show(one.id);
  expect(await rejection(show(two.id))).toMatchObject({ code: "terminal_reader_busy" });
  expect(await stand.stripe.terminal.readers.cancelAction(R)).toMatchObject({ action: null });
  expect(await rejection(present())).toMatchObject({ code: "terminal_reader_invalid_state" });
  await show(two.id);
  await stand.control(`reader/${R}`, { timeOut: true });
  expect(await stand.stripe.terminal.readers.retrieve(R)).toMatchObject({ action: { status: "failed", failure_code: "customer_canceled" } });
  await stand.control(`reader/${R}`, { status: "offline" });
  expect(await rejection(show(one.id))).toMatchObject({ code: "terminal_reader_offline" });
  expect(await rejection(stand.stripe.terminal.readers.retrieve("tmr_none"))).toMatchObject({ statusCode: 404, code: "resource_missing" });
  expect(await statusOf(one.id)).toBe("requires_payment_method");
});

test("only what is for readers is shown, and only readers that are simulated are made", async () => {
  const web = await stand.stripe.paymentIntents.create({ amount: 5_000, currency: "eur" });
  expect(await rejection(show(web.id))).toMatchObject({ code: "payment_intent_unexpected_state" });
  expect(await rejection(stand.stripe.terminal.readers.create({ registration_code: "puppies-plug-could" }))).toMatchObject({ statusCode: 400 });
  const made = await stand.stripe.terminal.readers.create({ registration_code: "simulated-wpe", label: "Cassa 2" });
  expect((await stand.stripe.terminal.readers.list()).data.map((one) => one.id)).toContain(made.id);
});

test("by itself, where nobody is there to hold a card: approved, unless the script says otherwise", async () => {
  await stand.control("settings", { readerMs: 50 });
  await stand.control("faults", { on: "reader", steps: ["decline", "no-card", "ok"] });
  const { id } = await intent();
  for (const outcome of ["insufficient_funds|generic_decline", "customer_canceled"]) {
    await show(id);
    const action = await eventually(async () => ((one) => ("action" in one && one.action?.status === "failed" ? one.action : null))(await stand.stripe.terminal.readers.retrieve(R)));
    expect(action.failure_code).toMatch(new RegExp(outcome));
  }
  await show(id);
  await eventually(async () => ((await statusOf(id)) === "succeeded" ? true : null));
});
