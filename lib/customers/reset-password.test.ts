import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aCustomer, aSession, guest } from "@/db/factories/customers";
import { emailProofs, messages, sessions } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { ChangePassword, changePassword } from "./change-password";
import { forgetOld } from "./forget-old";
import { findVisitor } from "./reads";
import { resetPassword, ResetPassword } from "./reset-password";
import { sendResetLink } from "./send-reset-link";
import { sendSignInLink } from "./send-sign-in-link";
import { signInWithLink } from "./sign-in-with-link";
import { signInWithPassword } from "./sign-in-with-password";
import type { SessionId } from "./types";

afterAll(() => expectHealthy());

const [OLD, NEW] = ["lampada di luna", "tavolo di noce"] as const;
const mailsTo = (email: string) => db.select().from(messages).where(eq(messages.recipient, email)).orderBy(messages.writtenAt);
const tokenFor = async (email: string) => /token=([0-9A-Z]{26})/.exec((await mailsTo(email)).at(-1)?.text ?? "")?.[1] ?? "";
const lives = async (sessionId: SessionId) => (await findVisitor({ sessionId, cartTokenHash: null, at: new Date() })).customerId !== null;

test("a reset sets the password, ends every session, opens one and tells the owner", async () => {
  const { id, email } = await aCustomer({ password: OLD });
  const before = [await aSession({ customerId: id }), await aSession({ customerId: id })] as const;
  await sendResetLink(guest, { email });
  const token = await tokenFor(email);
  const answer = await resetPassword(guest, { token, password: NEW });
  if (!answer.ok) throw new Error(answer.why);
  expect([await lives(before[0]), await lives(before[1]), await lives(answer.value.sessionId)]).toEqual([false, false, true]);
  expect([(await signInWithPassword(guest, { email, password: OLD })).ok, (await signInWithPassword(guest, { email, password: NEW })).ok]).toEqual([false, true]);
  expect((await mailsTo(email)).map((m) => m.kind)).toEqual(["reset", "password-changed"]);
  expect(await resetPassword(guest, { token, password: OLD })).toEqual({ ok: false, why: "link-over" });
});

test("a reset used five times at once sets one password", async () => {
  const { id, email } = await aCustomer({ password: OLD });
  await sendResetLink(guest, { email });
  const token = await tokenFor(email);
  const answers = await Promise.all([1, 2, 3, 4, 5].map((n) => resetPassword(guest, { token, password: `${NEW} ${n}` })));
  expect(answers.filter((a) => a.ok)).toHaveLength(1);
  expect((await db.select().from(sessions).where(eq(sessions.customerId, id))).filter((s) => s.endedAt === null)).toHaveLength(1);
});

test("an unknown address and a closed account get no mail and the same answer", async () => {
  const { email } = await aCustomer({ password: OLD, disabled: true });
  for (const address of [email, "nobody-at-all@example.org"]) {
    expect(await sendResetLink(guest, { email: address })).toEqual({ ok: true, value: null });
    expect(await mailsTo(address)).toHaveLength(0);
  }
});

test("a link does one thing: a sign-in link resets nothing, a reset link signs nobody in", async () => {
  const { email } = await aCustomer({ password: OLD });
  await sendSignInLink(guest, { email, next: null });
  expect(await resetPassword(guest, { token: await tokenFor(email), password: NEW })).toEqual({ ok: false, why: "link-over" });
  await sendResetLink(guest, { email });
  expect(await signInWithLink(guest, { token: await tokenFor(email) })).toEqual({ ok: false, why: "link-over" });
});

test("a refused password leaves the link good", async () => {
  const { email } = await aCustomer({ password: OLD });
  await sendResetLink(guest, { email });
  const token = await tokenFor(email);
  expect(ResetPassword.safeParse({ token, password: "password1" }).error?.issues[0]?.message).toBe("password-too-common");
  expect(await resetPassword(guest, { token, password: email })).toMatchObject({ ok: false, why: "bad-input" });
  expect((await resetPassword(guest, { token, password: NEW })).ok).toBe(true);
});

test("changing the password needs the present one and keeps this browser alone", async () => {
  const { id, email } = await aCustomer({ password: OLD });
  const [here, there] = [await aSession({ customerId: id }), await aSession({ customerId: id })];
  const who = { customerId: id, sessionId: here, locale: "it" as const };
  const change = (present: string, password: string) => changePassword(who, ChangePassword.parse({ present, password }));
  expect(await change("lampada di sole", NEW)).toEqual({ ok: false, why: "bad-input", fields: { present: "wrong" } });
  expect([await lives(here), await lives(there)]).toEqual([true, true]);
  expect(await change(OLD, NEW)).toEqual({ ok: true, value: null });
  expect([await lives(here), await lives(there)]).toEqual([true, false]);
  expect((await signInWithPassword(guest, { email, password: NEW })).ok).toBe(true);
});

test("two changes at once: one holds", async () => {
  const { id } = await aCustomer({ password: OLD });
  const who = { customerId: id, sessionId: await aSession({ customerId: id }), locale: "it" as const };
  const answers = await Promise.all([1, 2, 3].map((n) => changePassword(who, { present: OLD, password: `${NEW} ${n}` })));
  expect(answers.filter((a) => a.ok)).toHaveLength(1);
});

test("an account without a password gets its first one without giving any", async () => {
  const { id, email } = await aCustomer();
  const who = { customerId: id, sessionId: await aSession({ customerId: id }), locale: "it" as const };
  expect(await changePassword(who, ChangePassword.parse({ password: NEW }))).toEqual({ ok: true, value: null });
  expect((await signInWithPassword(guest, { email, password: NEW })).ok).toBe(true);
});

test("old proofs and sessions are forgotten, young ones stay", async () => {
  const { id, email } = await aCustomer({ password: OLD });
  const [old, young] = [await aSession({ customerId: id }, { at: new Date(Date.now() - 200 * 86_400_000) }), await aSession({ customerId: id })];
  await sendResetLink(guest, { email }, new Date(Date.now() - 2 * 86_400_000));
  await sendResetLink(guest, { email });
  await forgetOld();
  expect((await db.select().from(sessions).where(eq(sessions.customerId, id))).map((s) => s.id)).toEqual([young]);
  expect(await lives(old)).toBe(false);
  expect(await db.select().from(emailProofs).where(eq(emailProofs.email, email))).toHaveLength(1);
});
