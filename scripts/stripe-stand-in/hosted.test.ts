import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventually, openStand, type Stand } from "./testing/stand";

let stand: Stand;
beforeAll(async () => void (stand = await openStand()));
beforeEach(() => stand.control("reset", {}));
afterAll(() => stand.close());

const FIELDS = { number: "4242 4242 4242 4242", expiry: "12 / 34", cvc: "123", name: "Ada" };
const post = (url: string, fields: Record<string, string>) => fetch(url, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
const pay = async (more: Partial<typeof FIELDS> = {}, locale: "it" | "en" = "it") => {
  const session = await stand.session({ locale });
  return { session, page: session.url ?? "", answer: await post(session.url ?? "", { ...FIELDS, ...more }) };
};
const statusOf = async (id: string) => (await stand.stripe.checkout.sessions.retrieve(id)).status;
const to = (answer: Response) => answer.headers.get("location") ?? "";

describe("the card page", () => {
  test("shows the order in the session's language, and never anything unescaped", async () => {
    const name = `<script>alert("x")</script>`;
    const lines = [{ quantity: 2, price_data: { currency: "eur", unit_amount: 59_500, product_data: { name, images: ["http://shop.test/a.webp"] } } }];
    const [it, en] = await Promise.all((["it", "en"] as const).map(async (locale) => (await fetch((await stand.session({ locale, line_items: lines })).url ?? "")).text()));
    expect(it).toContain('lang="it"');
    expect(it).toMatch(/Paga 1\.190,00\s€/);
    expect(en).toContain("Pay €1,190.00");
    expect(en).toContain("Demo payment");
    expect(en).not.toContain(name);
    expect(en).toContain('autocomplete="cc-number"');
  });

  test("may load nothing from elsewhere but the lines' pictures", async () => {
    const csp = (await fetch((await stand.session()).url ?? "")).headers.get("content-security-policy") ?? "";
    expect(csp).toContain("default-src 'none'");
    expect(csp).toContain("form-action 'self' http://shop.test");
  });

  test("a test card fills the fields without JavaScript", async () => {
    const { url } = await stand.session();
    const text = await (await fetch(`${url}?card=decline`)).text();
    expect(text).toContain('value="4000 0000 0000 0002"');
    expect(text).toContain('aria-current="true"');
  });

  test("success leads back to the shop with the session's id", async () => {
    const { session, answer, page } = await pay();
    expect([answer.status, to(answer)]).toEqual([303, `http://shop.test/order?session=${session.id}`]);
    expect(await statusOf(session.id)).toBe("complete");
    expect(to(await post(page, FIELDS))).toBe(to(answer));
    expect((await stand.stripe.charges.list()).data).toHaveLength(1);
    expect(await (await fetch(page)).text()).toContain("Il pagamento è concluso");
  });

  test.each([
    [{ number: "4242 4242 4242 4241" }, "number-fault"],
    [{ expiry: "01 / 20" }, "expiry-fault"],
    [{ cvc: "1" }, "cvc-fault"],
    [{ name: "" }, "name-fault"],
  ])("%j is told at its field, keeps what was typed, charges nothing", async (more, id) => {
    const { session, answer } = await pay(more);
    const text = await answer.text();
    expect(answer.status).toBe(422);
    expect(text).toContain(`aria-describedby="${id}"`);
    for (const value of Object.values({ ...FIELDS, ...more })) expect(text).toContain(`value="${value}"`);
    expect((await stand.stripe.checkout.sessions.retrieve(session.id)).payment_intent).toBeNull();
  });

  test("a decline is told, and another card pays", async () => {
    const { session, answer, page } = await pay({ number: "4000 0000 0000 0002" });
    expect(answer.status).toBe(303);
    expect(await (await fetch(new URL(to(answer), page))).text()).toContain("La banca ha rifiutato la carta.");
    expect(to(await post(page, FIELDS))).toContain("http://shop.test/order");
    expect(await statusOf(session.id)).toBe("complete");
  });

  test("expired or unknown pages say so", async () => {
    const session = await stand.session();
    await stand.stripe.checkout.sessions.expire(session.id);
    const gone = await fetch(session.url ?? "");
    expect([gone.status, (await gone.text()).includes("La pagina di pagamento è scaduta")]).toEqual([410, true]);
    expect((await post(session.url ?? "", FIELDS)).status).toBe(410);
    expect((await fetch(`${stand.url}/c/pay/cs_test_nobody`)).status).toBe(404);
  });
});

describe("3-D Secure", () => {
  const challenged = async () => {
    const { session, answer, page } = await pay({ number: "4000 0027 6000 3184" });
    return { session, page, bank: new URL(to(answer), page).href };
  };

  test("confirmed", async () => {
    const { session, bank } = await challenged();
    expect(await (await fetch(bank)).text()).toContain("http://shop.test/checkout");
    expect(to(await post(bank, { answer: "complete" }))).toContain(session.id);
    expect(await statusOf(session.id)).toBe("complete");
  });

  test("refused, then answered again: the card page, nothing charged", async () => {
    const { session, page, bank } = await challenged();
    const back = await post(bank, { answer: "fail" });
    expect(await (await fetch(new URL(to(back), page))).text()).toContain("La banca non ha potuto confermare");
    expect(to(await post(bank, { answer: "complete" }))).toBe(`/c/pay/${session.id}`);
    expect(await statusOf(session.id)).toBe("open");
  });

  test("too late: the session has expired meanwhile", async () => {
    const { session, bank } = await challenged();
    await stand.stripe.checkout.sessions.expire(session.id);
    await post(bank, { answer: "complete" });
    expect(await stand.control("ledger")).toEqual({});
  });
});

test("a slow card waits on a page that moves on by itself", async () => {
  await stand.control("settings", { slowCardMs: 300 });
  const { session, page, answer } = await pay({ number: "4000 0000 0000 0259" });
  const wait = new URL(to(answer), page).href;
  expect(await (await fetch(wait)).text()).toContain('http-equiv="refresh"');
  expect((await fetch(page, { redirect: "manual" })).headers.get("location")).toBe(`/c/pay/${session.id}/wait`);
  const on = await eventually(async () => {
    const now = await fetch(wait, { redirect: "manual" });
    return now.status === 303 ? to(now) : null;
  });
  expect(on).toBe(`http://shop.test/order?session=${session.id}`);
});

test("charged without an answer: paid at once, the page times out", async () => {
  await stand.control("settings", { noAnswerMs: 400 });
  const session = await stand.session();
  const answer = post(session.url ?? "", { ...FIELDS, number: "4000 0000 0000 0077" });
  await eventually(async () => ((await statusOf(session.id)) === "complete" ? true : null));
  const got = await answer;
  expect([got.status, got.headers.get("location")]).toEqual([504, null]);
});
