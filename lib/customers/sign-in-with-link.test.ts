import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aCompany } from "@/db/factories/company";
import { aCustomer, guest } from "@/db/factories/customers";
import { customers, emailProofs, facts, messages, sessions } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { newId } from "@/lib/core/id";
import { findVisitor } from "./reads";
import { SendSignInLink, sendSignInLink } from "./send-sign-in-link";
import { signInWithLink } from "./sign-in-with-link";
import { signInWithPassword } from "./sign-in-with-password";
import { SignUp, signUp } from "./sign-up";

beforeAll(() => aCompany());
afterAll(() => expectHealthy());

const PASSWORD = "lampada di luna";
const minutes = (n: number) => new Date(Date.now() + n * 60_000);
const mailTo = async (email: string) => (await db.select().from(messages).where(eq(messages.recipient, email))).at(-1);
const tokenIn = (text: string | undefined) => /token=([0-9A-Z]{26})/.exec(text ?? "")?.[1] ?? "";
const askFor = async (email: string) => {
  await sendSignInLink(guest, SendSignInLink.parse({ email, next: "/it/checkout" }));
  return tokenIn((await mailTo(email))?.text);
};
const ask = (over: Partial<Record<"email" | "name" | "password" | "next", string>>) => SignUp.parse({ email: `${newId()}@example.org`, ...over });

test("a link signs in once; the second time, too late, and for another purpose it is over", async () => {
  const { id, email } = await aCustomer();
  const token = await askFor(email);
  expect((await mailTo(email))?.text).toContain("next=%2Fit%2Fcheckout");
  const [row] = await db.select().from(emailProofs).where(eq(emailProofs.email, email));
  expect(JSON.stringify(row)).not.toContain(token);
  const answer = await signInWithLink(guest, { token });
  expect(answer).toMatchObject({ ok: true, value: { customerId: id, began: false, passwordDropped: false } });
  expect(await signInWithLink(guest, { token })).toEqual({ ok: false, why: "link-over" });
  const late = await askFor(email);
  expect(await signInWithLink(guest, { token: late }, null, minutes(15.1))).toEqual({ ok: false, why: "link-over" });
  expect((await signInWithLink(guest, { token: late }, null, minutes(14.9))).ok).toBe(true);
});

test("a link used ten times at once opens one session", async () => {
  const { id, email } = await aCustomer();
  const token = await askFor(email);
  const answers = await Promise.all(Array.from({ length: 10 }, () => signInWithLink(guest, { token })));
  expect(answers.filter((a) => a.ok)).toHaveLength(1);
  expect(await db.select().from(sessions).where(eq(sessions.customerId, id))).toHaveLength(1);
});

test("a link to a new address begins the account once, whichever of two links comes first", async () => {
  const email = `${newId()}@example.org`;
  const tokens = [await askFor(email), await askFor(email)];
  expect(await db.select().from(customers).where(eq(customers.email, email))).toHaveLength(0);
  const answers = await Promise.all(tokens.map((token) => signInWithLink(guest, { token })));
  const entered = answers.map((a) => (a.ok ? a.value : null));
  expect(entered.filter((e) => e?.began)).toHaveLength(1);
  expect(new Set(entered.map((e) => e?.customerId)).size).toBe(1);
  const begun = (await db.select().from(facts).where(eq(facts.is, "customer.signed-up"))).filter((f) => f.body.is === "customer.signed-up" && f.body.customerId === entered[0]?.customerId);
  expect(begun).toHaveLength(1);
  expect((await findVisitor({ sessionId: entered[0]?.sessionId ?? null, cartTokenHash: null, at: new Date() })).customerId).toBe(entered[0]?.customerId);
});

test("a closed account stays closed, and the link is not wasted on it", async () => {
  const { email } = await aCustomer({ disabled: true });
  expect(await signInWithLink(guest, { token: await askFor(email) })).toEqual({ ok: false, why: "closed" });
});

test("signing up with a password: confirmed in the same browser, it counts", async () => {
  const input = ask({ name: "Anna", password: PASSWORD });
  const answer = await signUp(guest, input);
  if (!answer.ok) throw new Error(answer.why);
  expect(await signInWithPassword(guest, { email: input.email, password: PASSWORD })).toEqual({ ok: false, why: "wrong" });
  const entered = await signInWithLink(guest, { token: tokenIn((await mailTo(input.email))?.text) }, answer.value.mark);
  expect(entered).toMatchObject({ ok: true, value: { began: true, passwordDropped: false } });
  expect((await signInWithPassword(guest, { email: input.email, password: PASSWORD })).ok).toBe(true);
});

test("a password chosen in another browser does not survive the confirmation", async () => {
  const input = ask({ password: "of the attacker" });
  await signUp(guest, input);
  const entered = await signInWithLink(guest, { token: tokenIn((await mailTo(input.email))?.text) }, null);
  expect(entered).toMatchObject({ ok: true, value: { began: true, passwordDropped: true } });
  expect(await signInWithPassword(guest, { email: input.email, password: "of the attacker" })).toEqual({ ok: false, why: "wrong" });
});

test("signing up with a known address answers the same and changes nothing; only the mail tells", async () => {
  const { id, email } = await aCustomer({ password: PASSWORD });
  const [known, unknown] = [await signUp(guest, ask({ email, name: "Mallory", password: "of the attacker" })), await signUp(guest, ask({ password: PASSWORD }))];
  expect([known.ok, unknown.ok]).toEqual([true, true]);
  expect(Object.keys(known)).toEqual(Object.keys(unknown));
  if (known.ok && unknown.ok) expect(known.value.mark).toHaveLength(unknown.value.mark.length);
  expect((await mailTo(email))?.subject).toBe("Hai già un account Bottega Lume");
  const entered = await signInWithLink(guest, { token: tokenIn((await mailTo(email))?.text) }, known.ok ? known.value.mark : null);
  expect(entered).toMatchObject({ ok: true, value: { customerId: id, began: false } });
  expect((await signInWithPassword(guest, { email, password: PASSWORD })).ok).toBe(true);
  expect((await db.select().from(customers).where(eq(customers.id, id)))[0]?.name).toBeNull();
});

test("every spelling of an address is one account", async () => {
  const email = `victim.${newId()}@shop.example`;
  const { id } = await aCustomer({ email });
  for (const spelling of [email.toUpperCase(), ` ${email} `, email.replace("shop", "ｓｈｏｐ")]) {
    const { email: read } = SendSignInLink.parse({ email: spelling });
    expect(await signInWithLink(guest, { token: await askFor(read) })).toMatchObject({ ok: true, value: { customerId: id } });
  }
});

test("mails are in the reader's language, with nothing in them that a stranger typed", async () => {
  const input = ask({ name: "Vinci http://evil.example ora", password: PASSWORD });
  await signUp({ ...guest, locale: "en" }, input);
  const mail = await mailTo(input.email);
  expect(mail).toMatchObject({ subject: "Confirm your email address", locale: "en", state: "queued", kind: "confirm" });
  expect(mail?.html).not.toContain("evil");
  expect(mail?.html).toMatch(/^<!DOCTYPE html/);
  expect(mail?.text).not.toMatch(/<|&nbsp;|undefined/);
});

test("a password that is the address itself is refused at the field", async () => {
  const email = "anna.rossi.lunga@example.org";
  expect(await signUp(guest, ask({ email, password: email }))).toEqual({ ok: false, why: "bad-input", fields: { password: "password-too-common" } });
});
