import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { lamp, openTill, type Till } from "./testing/till";

let till: Till;
beforeAll(async () => void (till = await openTill()));
beforeEach(() => till.stand.control("reset", {}));
afterAll(() => till.close());

const R = "tmr_demo";
const present = (number = "success") => till.stand.stripe.testHelpers.terminal.readers.presentPaymentMethod(R, { type: "card_present", card_present: { number } });
async function opened() {
  const payment = lamp();
  const made = await till.cards.openPresent(payment);
  if (!made.ok) throw new Error(made.why);
  return { payment, ref: made.value.ref };
}

test("one payment for an attempt, however often it is asked for; paid at the reader", async () => {
  const { payment, ref } = await opened();
  expect(await till.cards.openPresent(payment)).toEqual({ ok: true, value: { ref } });
  expect(await till.cards.lookUpPresent(ref)).toEqual({ ok: true, value: { is: "open", ref, declined: null } });
  expect(await till.cards.showPresent(R, ref)).toEqual({ ok: true, value: null });
  await present();
  expect(await till.cards.lookUpPresent(ref)).toEqual({ ok: true, value: { is: "captured", ref, amount: payment.amount, currency: "EUR" } });
  expect(await till.cards.showPresent(R, ref), "never twice").toMatchObject({ ok: false, why: "refused", code: "intent_invalid_state" });
  const [listed] = ((answer) => (answer.ok ? answer.value : []))(await till.cards.listCaptures(new Date(0)));
  expect(listed).toMatchObject({ intentRef: ref, attemptId: payment.attemptId });
});

test("declined says why; a reader that is busy, away or none", async () => {
  const { ref } = await opened();
  await till.cards.showPresent(R, ref);
  expect(await till.cards.showPresent(R, (await opened()).ref)).toEqual({ ok: false, why: "reader-busy" });
  await present("4000000000009995");
  expect(await till.cards.lookUpPresent(ref)).toEqual({ ok: true, value: { is: "open", ref, declined: "insufficient_funds" } });
  await till.stand.control(`reader/${R}`, { status: "offline" });
  expect(await till.cards.showPresent(R, ref)).toEqual({ ok: false, why: "reader-offline" });
  expect(await till.cards.showPresent("tmr_none", ref)).toMatchObject({ ok: false, why: "refused", code: "resource_missing" });
  expect(await till.cards.lookUpPresent("pi_none")).toEqual({ ok: true, value: { is: "nothing" } });
});

test("closed before a card came, or just after: what is true", async () => {
  const [one, two] = [await opened(), await opened()];
  expect(await till.cards.closePresent(one.ref)).toEqual({ ok: true, value: { is: "ended", ref: one.ref } });
  await till.cards.showPresent(R, two.ref);
  await present();
  expect(await till.cards.closePresent(two.ref)).toMatchObject({ ok: true, value: { is: "captured" } });
  expect(await till.cards.clearReader(R)).toEqual({ ok: true, value: null });
});

test.each(["hang-after", "cut-after", "500-after", "hang-before", "500-before"])("an answer that is lost (%s) is unknown, and asked about", async (fault) => {
  const { payment, ref } = await opened();
  await till.script("terminal.readers.processPaymentIntent", fault, fault); // the client itself repeats a call whose connection is cut
  expect(await till.cards.showPresent(R, ref)).toEqual({ ok: false, why: "unknown" });
  expect(await till.cards.lookUpPresent(ref)).toMatchObject({ ok: true, value: { is: "open" } });
  await till.script("paymentIntents.create", fault, fault);
  const other = lamp();
  expect(await till.cards.openPresent(other), "one that was made, and answered with a 500, is found by its attempt").toMatchObject(fault === "500-after" ? { ok: true } : { ok: false, why: "unknown" });
  expect(payment.attemptId).not.toBe(other.attemptId);
});
