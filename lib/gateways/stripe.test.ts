import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type AttemptId, newId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { KEY } from "@/scripts/stripe-stand-in/testing/stand";
import { stripeProcessor } from "./stripe";
import { lamp, openTill, type Till } from "./testing/till";

let till: Till;
beforeAll(async () => void (till = await openTill()));
beforeEach(() => till.stand.control("reset", {}));
afterAll(() => till.close());

const made = async () => (await till.stand.stripe.checkout.sessions.list({ limit: 100 })).data;

describe("opening a payment page", () => {
  test("asks for the order's lines and names the order and the attempt", async () => {
    const { payment, ref, url } = await till.open();
    const session = await till.stand.stripe.checkout.sessions.retrieve(ref, { expand: ["line_items"] });
    expect(url).toBe(session.url);
    expect(session).toMatchObject({ amount_total: 9_580, currency: "eur", locale: "it", client_reference_id: payment.orderId, metadata: { order_id: payment.orderId, attempt_id: payment.attemptId } });
    expect(session.line_items?.data.map((one) => [one.description, one.quantity, one.amount_total])).toEqual([["Cuscino Lino", 2, 8_200], ["3 × Portacandele", 1, 1_000], ["Consegna", 1, 380]]);
  });

  test("shows each thing with its picture and which one it is, also where it goes as one line", async () => {
    const image = "http://shop.test/media/portacandele-320.webp";
    const { url } = await till.open(lamp({ lines: [{ name: "Cuscino", quantity: 2, amount: minorOf(8_580), detail: "Salvia, 50 × 50", image: null }, { name: "Portacandele", quantity: 3, amount: minorOf(1_000), detail: "Ottone", image }] }));
    const page = await (await fetch(url)).text();
    for (const shown of ["Salvia, 50 × 50", "Ottone", "3 × Portacandele", `src="${image}"`]) expect(page).toContain(shown);
  });

  test("what is due is what is charged, also when the lines say otherwise", async () => {
    const { ref } = await till.open(lamp({ amount: minorOf(5_000) }));
    const session = await till.stand.stripe.checkout.sessions.retrieve(ref, { expand: ["line_items"] });
    expect(session.line_items?.data.map((one) => [one.description, one.amount_total])).toEqual([["BL-7KQF-2", 5_000]]);
  });

  test("ten calls with one key, at once and later: one page", async () => {
    const payment = lamp();
    const answers = await Promise.all(Array.from({ length: 9 }, () => till.cards.openPayment(payment)));
    answers.push(await till.cards.openPayment(payment));
    expect(new Set(answers.map((answer) => (answer.ok ? answer.value.ref : answer.why))).size).toBe(1);
    expect(await made()).toHaveLength(1);
  });

  test("a refusal is certain and says why; nothing was made", async () => {
    expect(await till.cards.openPayment(lamp({ amount: minorOf(10), lines: [] }))).toEqual({ ok: false, why: "refused", code: "amount_too_small" });
    const locked = stripeProcessor({ secretKey: "sk_test_wrong", webhookSecrets: [], apiBase: till.stand.url });
    expect(await locked.openPayment(lamp())).toMatchObject({ ok: false, why: "refused" });
    expect(await made()).toEqual([]);
  });

  test("too many requests: waits and repeats with the same key", async () => {
    await till.script("checkout.sessions.create", "429", "429");
    expect((await till.cards.openPayment(lamp())).ok).toBe(true);
    expect(await made()).toHaveLength(1);
  });

  test("too many for too long: nobody knows", async () => {
    await till.script("checkout.sessions.create", "429", "429", "429", "429");
    expect(await till.cards.openPayment(lamp())).toEqual({ ok: false, why: "unknown" });
  });

  test("no answer after it was made: unknown, and the same key finds it", async () => {
    const payment = lamp();
    await till.script("checkout.sessions.create", "hang-after");
    expect(await till.cards.openPayment(payment)).toEqual({ ok: false, why: "unknown" });
    expect((await till.cards.openPayment(payment)).ok).toBe(true);
    expect(await made()).toHaveLength(1);
  });

  test("a 500 after it was made: found at once", async () => {
    const payment = lamp();
    await till.script("checkout.sessions.create", "500-after");
    for (let i = 0; i < 2; i++) expect((await till.cards.openPayment(payment)).ok).toBe(true);
    expect(await made()).toHaveLength(1);
  });

  test("a 500 before, a hang before: unknown; later it works", async () => {
    for (const step of ["500-before", "hang-before"]) {
      const payment = lamp();
      await till.script("checkout.sessions.create", step);
      expect(await till.cards.openPayment(payment)).toEqual({ ok: false, why: "unknown" });
      expect(await till.cards.lookUp({ ref: null, attemptId: payment.attemptId, orderId: payment.orderId })).toEqual({ ok: true, value: { is: "nothing" } });
      expect((await till.cards.openPayment(payment)).ok).toBe(true);
    }
  });

  test("nobody there: unknown", async () => {
    const nobody = stripeProcessor({ secretKey: KEY, webhookSecrets: [], apiBase: "http://127.0.0.1:1" });
    expect(await nobody.openPayment(lamp())).toEqual({ ok: false, why: "unknown" });
  });
});

describe("looking up", () => {
  test("follows a payment from open to captured", async () => {
    const { asked, ref, url } = await till.open();
    expect(await till.cards.lookUp(asked)).toEqual({ ok: true, value: { is: "open", ref, url } });
    await till.stand.control(`pay/${ref}`, { card: "decline" });
    expect(await till.cards.lookUp(asked)).toEqual({ ok: true, value: { is: "open", ref, url } });
    await till.stand.control(`pay/${ref}`, { card: "slow" });
    expect(await till.cards.lookUp(asked)).toMatchObject({ value: { is: "open" } });
    await till.stand.control("advance-clock", { seconds: 5 });
    expect(await till.cards.lookUp(asked)).toEqual({ ok: true, value: { is: "captured", ref, intentRef: expect.stringMatching(/^pi_/), amount: 9_580, currency: "EUR" } });
  });

  test("by the attempt alone, among many", async () => {
    const pages = [];
    for (let i = 0; i < 3; i++) pages.push(await till.open());
    const [, wanted] = pages;
    if (!wanted) throw new Error("no page");
    await till.stand.control(`pay/${wanted.ref}`, {});
    expect(await till.cards.lookUp({ ...wanted.asked, ref: null })).toMatchObject({ value: { is: "captured", ref: wanted.ref } });
    expect(await till.cards.lookUp({ ...wanted.asked, ref: null, attemptId: newId<"attempt">() as AttemptId })).toEqual({ ok: true, value: { is: "nothing" } });
  });

  test("tells the amount that was really taken", async () => {
    await till.script("pay", { do: "wrong-amount", amount: -80 });
    const { asked, ref } = await till.open();
    await till.stand.control(`pay/${ref}`, {});
    expect(await till.cards.lookUp(asked)).toMatchObject({ value: { is: "captured", amount: 9_500 } });
  });

  test("charged while the browser hears nothing: captured", async () => {
    await till.stand.control("settings", { noAnswerMs: 50 });
    const { asked, ref } = await till.open();
    await till.stand.control(`pay/${ref}`, { card: "no-answer" });
    expect(await till.cards.lookUp(asked)).toMatchObject({ value: { is: "captured" } });
  });

  test("without an answer nobody knows; a page that never was is nothing", async () => {
    const { asked } = await till.open();
    await till.script("checkout.sessions.retrieve", "hang-before", "500-before");
    for (let i = 0; i < 2; i++) expect(await till.cards.lookUp(asked)).toEqual({ ok: false, why: "unknown" });
    expect(await till.cards.lookUp({ ...asked, ref: "cs_test_none" })).toEqual({ ok: true, value: { is: "nothing" } });
  });
});

describe("closing", () => {
  test("an open page: nobody can pay on it any more", async () => {
    const { ref, asked } = await till.open();
    expect(await till.cards.closePayment(ref)).toEqual({ ok: true, value: { is: "expired", ref } });
    expect(await till.cards.closePayment(ref)).toEqual({ ok: true, value: { is: "expired", ref } });
    expect(await till.cards.lookUp(asked)).toEqual({ ok: true, value: { is: "expired", ref } });
    await expect(till.stand.control(`pay/${ref}`, {})).rejects.toThrow(/expired/);
  });

  test("a page that was paid just before says so", async () => {
    const { ref } = await till.open();
    await till.stand.control(`pay/${ref}`, {});
    expect(await till.cards.closePayment(ref)).toMatchObject({ value: { is: "captured", amount: 9_580 } });
  });

  test("a card being charged this moment keeps the page open", async () => {
    await till.stand.control("settings", { slowCardMs: 60_000 });
    const { ref } = await till.open();
    await till.stand.control(`pay/${ref}`, { card: "slow" });
    expect(await till.cards.closePayment(ref)).toMatchObject({ value: { is: "open" } });
  });

  test("closed, but the answer was lost: found expired", async () => {
    const { ref } = await till.open();
    await till.script("checkout.sessions.expire", "500-after");
    expect(await till.cards.closePayment(ref)).toEqual({ ok: true, value: { is: "expired", ref } });
  });
});
