import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openStand, rejection, type Stand } from "./testing/stand";

let stand: Stand;
beforeAll(async () => void (stand = await openStand()));
beforeEach(() => stand.control("reset", {}));
afterAll(() => stand.close());

async function paid(card = "success"): Promise<string> {
  const { id } = await stand.session();
  await stand.control(`pay/${id}`, { card });
  return String((await stand.stripe.checkout.sessions.retrieve(id)).payment_intent);
}

test("in parts, to the cent, never above the charge", async () => {
  const { refunds } = stand.stripe;
  const intent = await paid();
  const first = await refunds.create({ payment_intent: intent, amount: 4_100, reason: "requested_by_customer", metadata: { return_id: "r1" } });
  expect(first).toMatchObject({ status: "succeeded", amount: 4_100, payment_intent: intent, metadata: { return_id: "r1" } });
  await refunds.create({ payment_intent: intent, amount: 690 });
  expect(await rejection(refunds.create({ payment_intent: intent, amount: 4_101 }))).toMatchObject({
    statusCode: 400,
    param: "amount",
    message: "Refund amount (€41.01) is greater than unrefunded amount on charge (€41.00)",
  });
  expect(await refunds.create({ payment_intent: intent })).toMatchObject({ amount: 4_100 });
  expect(await rejection(refunds.create({ payment_intent: intent }))).toMatchObject({ code: "charge_already_refunded" });
  expect((await refunds.list({ payment_intent: intent })).data.map((one) => one.amount)).toEqual([4_100, 690, 4_100]);
  expect(await refunds.retrieve(first.id)).toMatchObject({ id: first.id });
  expect(await stand.control("ledger")).toEqual({ EUR: { captured: 8_890, refunded: 8_890, net: 0, captures: 1, refunds: 3 } });
  const events = await stand.stripe.events.list({ types: ["refund.created", "charge.refunded"] });
  expect(events.data).toHaveLength(6);
});

test("the balance lists each capture and refund", async () => {
  const intent = await paid();
  await stand.stripe.refunds.create({ payment_intent: intent, amount: 100 });
  const { data } = await stand.stripe.balanceTransactions.list();
  expect(data.map((entry) => [entry.type, entry.amount, entry.net])).toEqual([["refund", -100, -100], ["charge", 8_890, 8_890]]);
  const [charge] = (await stand.stripe.charges.list({ payment_intent: intent, expand: ["data.refunds"] })).data;
  expect(charge).toMatchObject({ amount_refunded: 100, refunded: false, refunds: { data: [{ amount: 100 }] } });
});

test("many at once can't send back more than came in", async () => {
  const intent = await paid();
  const answers = await Promise.allSettled(Array.from({ length: 10 }, () => stand.stripe.refunds.create({ payment_intent: intent, amount: 3_000 })));
  expect(answers.filter((one) => one.status === "fulfilled")).toHaveLength(2);
});

test("what was never charged can't be refunded", async () => {
  const { refunds, paymentIntents } = stand.stripe;
  const open = await paymentIntents.create({ amount: 5_000, currency: "eur" });
  expect(await rejection(refunds.create({ payment_intent: open.id }))).toMatchObject({ statusCode: 400 });
  expect(await rejection(refunds.create({ payment_intent: "pi_none" }))).toMatchObject({ statusCode: 404, code: "resource_missing" });
  expect(await rejection(refunds.create({ payment_intent: await paid(), amount: 0 }))).toMatchObject({ code: "parameter_invalid_integer" });
  expect(await rejection(refunds.create({}))).toMatchObject({ code: "parameter_missing" });
});

test("a late refund is pending first; one that fails comes back", async () => {
  const { refunds } = stand.stripe;
  const [late, failing] = [await paid("refund-late"), await paid("refund-fails")];
  const [one, two] = [await refunds.create({ payment_intent: late }), await refunds.create({ payment_intent: failing })];
  expect([one.status, two.status]).toEqual(["pending", "succeeded"]);
  await stand.control("advance-clock", { seconds: 10 });
  expect((await refunds.retrieve(one.id)).status).toBe("succeeded");
  expect(await refunds.retrieve(two.id)).toMatchObject({ status: "failed", failure_reason: "expired_or_canceled_card" });
  expect(await stand.control("ledger")).toMatchObject({ EUR: { captured: 17_780, refunded: 8_890, net: 8_890, refunds: 1 } });
});
