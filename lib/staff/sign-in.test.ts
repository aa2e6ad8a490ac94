import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aColleague, aCustomer, aSession } from "@/db/factories/customers";
import { sessions, staff, staffRoles } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { type Id, newId } from "@/lib/core/id";
import { findColleague } from "./reads";
import { signInStaff } from "./sign-in";

afterAll(() => expectHealthy());

const PASSWORD = "lampada di luna";
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);
const enter = async (email: string) => {
  const answer = await signInStaff({ email, password: PASSWORD });
  if (!answer.ok) throw new Error(answer.why);
  return answer.value.sessionId;
};

test("a colleague signs in and is found with today's roles", async () => {
  const { id, email } = await aColleague([{ role: "care", locationId: null }]);
  const sessionId = await enter(email);
  expect(await findColleague(sessionId, new Date())).toEqual({ staffId: id, sessionId, name: "Colleague", roles: [{ role: "care", locationId: null }], deviceId: null });
  await db.delete(staffRoles).where(eq(staffRoles.staffId, id));
  expect((await findColleague(sessionId, new Date()))?.roles).toEqual([]);
});

test("wrong, unknown and disabled are one answer; a customer's password opens no office", async () => {
  const known = await aColleague();
  const gone = await aColleague();
  await db.update(staff).set({ disabledAt: new Date() }).where(eq(staff.id, gone.id));
  const customer = await aCustomer({ password: PASSWORD });
  const tries = [[known.email, "lampada di sole"], [gone.email, PASSWORD], ["nobody@example.org", PASSWORD], [customer.email, PASSWORD]] as const;
  for (const [email, password] of tries) expect(await signInStaff({ email, password })).toEqual({ ok: false, why: "wrong" });
});

test("fifteen idle minutes end it, a request in between does not, twelve hours do in any case", async () => {
  const { email } = await aColleague();
  const idle = await enter(email);
  expect(await findColleague(idle, later(14))).not.toBeNull();
  expect(await findColleague(idle, later(28))).not.toBeNull();
  expect(await findColleague(idle, later(44))).toBeNull();
  const long = await enter(email);
  await db.update(sessions).set({ seenAt: later(719) }).where(eq(sessions.id, long));
  expect(await findColleague(long, later(719.5))).not.toBeNull();
  expect(await findColleague(long, later(720.5))).toBeNull();
});

test("an ended session, a disabled person, a customer's session and nonsense find nobody", async () => {
  const { id, email } = await aColleague();
  const ended = await enter(email);
  await db.update(sessions).set({ endedAt: new Date() }).where(eq(sessions.id, ended));
  const open = await enter(email);
  await db.update(staff).set({ disabledAt: new Date() }).where(eq(staff.id, id));
  const customers = await aSession({ customerId: (await aCustomer()).id });
  for (const sessionId of [ended, open, customers, newId<"session">()]) expect(await findColleague(sessionId as Id<"session">, new Date())).toBeNull();
});

test("many requests at once all find the colleague", async () => {
  const { email } = await aColleague();
  const sessionId = await enter(email);
  const found = await Promise.all(Array.from({ length: 20 }, () => findColleague(sessionId, new Date())));
  expect(found.every((c) => c?.sessionId === sessionId)).toBe(true);
});

test("whom the password alone lets in no more is told so, and only after the right password", async () => {
  const { id, email } = await aColleague();
  const before = await enter(email);
  await db.update(staff).set({ factorNeededFrom: new Date() }).where(eq(staff.id, id));
  expect(await findColleague(before, new Date())).toBeNull();
  expect(await signInStaff({ email, password: PASSWORD })).toEqual({ ok: false, why: "factor-needed" });
  expect(await signInStaff({ email, password: "lampada di sole" })).toEqual({ ok: false, why: "wrong" });
});
