import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db/client";
import { aCustomer, guest } from "@/db/factories/customers";
import { customers, sessions } from "@/db/schema/all";
import { endAllSessions } from "./end-all-sessions";
import { endSession } from "./end-session";
import { findVisitor } from "./reads";
import { newProofToken, sendProof } from "./prove-email";
import { resetPassword } from "./reset-password";
import { signInWithPassword } from "./sign-in-with-password";
import type { SessionId } from "./types";
import { atomically } from "@/db/atomically";
import { done } from "@/lib/core/outcome";

const PASSWORD = "lampada di luna";
const NEXT = "tavolo di noce";
const later = (days: number) => new Date(Date.now() + days * 86_400_000);
const whose = async (sessionId: SessionId, at = new Date()) => (await findVisitor({ sessionId, cartTokenHash: null, at })).customerId;

test("the right password opens a session that the next request finds", async () => {
  const { id, email } = await aCustomer({ password: PASSWORD });
  const answer = await signInWithPassword(guest, { email, password: PASSWORD });
  if (!answer.ok) throw new Error(answer.why);
  expect(answer.value.customerId).toBe(id);
  expect(await whose(answer.value.sessionId)).toBe(id);
});

test("wrong, unknown, closed and without password are one answer", async () => {
  const known = await aCustomer({ password: PASSWORD });
  const closed = await aCustomer({ password: PASSWORD, disabled: true });
  const byLink = await aCustomer();
  for (const email of [known.email, closed.email, byLink.email, "nobody@example.org"]) {
    const password = email === closed.email ? PASSWORD : "lampada di sole";
    expect(await signInWithPassword(guest, { email, password })).toEqual({ ok: false, why: "wrong" });
  }
  expect(await db.select().from(sessions).where(eq(sessions.customerId, closed.id))).toHaveLength(0);
});

test("an ended session, an old one, an idle one and one of a closed account belong to nobody", async () => {
  const { id, email } = await aCustomer({ password: PASSWORD });
  const enter = async () => {
    const answer = await signInWithPassword(guest, { email, password: PASSWORD });
    if (!answer.ok) throw new Error(answer.why);
    return answer.value.sessionId;
  };
  const [one, two] = [await enter(), await enter()];
  await endSession(one);
  await endSession(one);
  expect([await whose(one), await whose(two)]).toEqual([null, id]);
  expect(await whose(two, later(29))).toBe(id);
  expect(await whose(two, later(31))).toBeNull();
  await db.update(sessions).set({ seenAt: later(89) }).where(eq(sessions.id, two));
  expect([await whose(two, later(89.5)), await whose(two, later(90.5))]).toEqual([id, null]);
  await db.update(sessions).set({ seenAt: new Date() }).where(eq(sessions.id, two));
  await db.update(customers).set({ disabledAt: new Date() }).where(eq(customers.id, id));
  expect(await whose(two)).toBeNull();
});

test("signing out everywhere ends every session and no one else's", async () => {
  const [mine, theirs] = [await aCustomer({ password: PASSWORD }), await aCustomer({ password: PASSWORD })];
  const enter = async (email: string) => {
    const answer = await signInWithPassword(guest, { email, password: PASSWORD });
    if (!answer.ok) throw new Error(answer.why);
    return answer.value.sessionId;
  };
  const [a, b, other] = [await enter(mine.email), await enter(mine.email), await enter(theirs.email)];
  await endAllSessions({ customerId: mine.id, sessionId: a });
  expect([await whose(a), await whose(b), await whose(other)]).toEqual([null, null, theirs.id]);
});

test("a sign-in that races a reset never outlives it with the old password", async () => {
  for (let round = 0; round < 8; round++) {
    const { id, email } = await aCustomer({ password: PASSWORD });
    const token = newProofToken();
    await atomically(async (tx) => done(await sendProof(tx, { token, purpose: "reset", email, at: new Date() })));
    const [reset, ...entered] = await Promise.all([
      resetPassword(guest, { token, password: NEXT }),
      ...Array.from({ length: 3 }, () => signInWithPassword(guest, { email, password: PASSWORD })),
    ]);
    if (!reset.ok) throw new Error(reset.why);
    expect(await whose(reset.value.sessionId)).toBe(id);
    for (const answer of entered) if (answer.ok) expect(await whose(answer.value.sessionId)).toBeNull();
    expect(await signInWithPassword(guest, { email, password: PASSWORD })).toEqual({ ok: false, why: "wrong" });
    expect((await signInWithPassword(guest, { email, password: NEXT })).ok).toBe(true);
  }
});
