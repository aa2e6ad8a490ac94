import { expect, test } from "vitest";
import { db } from "@/db/client";
import { rateLimits } from "@/db/schema/all";
import { newId } from "@/lib/core/id";
import { sql } from "drizzle-orm";
import { forgiveTries, limit, limitMail, limitPassword, LIMITS, tryLink } from "./limit";

const HOME = "192.0.2.7";
const wait = async (seconds: number) => void (await db.update(rateLimits).set({ expire: sql`${rateLimits.expire} - make_interval(secs => ${seconds})` }));
const passes = async (tries: number, attempt: () => ReturnType<typeof limit>) => {
  let passed = 0;
  for (let i = 0; i < tries; i++) if ((await attempt()).ok) passed++;
  return passed;
};

test("200 wrong passwords are slowed down, not locked out: half a minute later the right one is heard", async () => {
  const account = `${newId()}@example.org`;
  expect(await passes(200, () => limitPassword(account, HOME))).toBe(LIMITS["password-here"].free + 1);
  const answer = await limitPassword(account, HOME);
  expect(answer).toMatchObject({ ok: false, why: "too-many" });
  if (!answer.ok) expect(answer.seconds).toBeLessThanOrEqual(30);
  await wait(31);
  expect(await limitPassword(account, HOME)).toEqual({ ok: true, value: null });
});

test("tries from many places slow strangers down, and not the owner at home", async () => {
  const account = `${newId()}@example.org`;
  await forgiveTries(account, "198.51.100.20");
  let stranger = 0;
  for (let i = 0; i < 60; i++) if ((await limitPassword(account, `203.0.113.${i}`)).ok) stranger++;
  expect(stranger).toBe(LIMITS["password-account"].free + 1);
  expect(await limitPassword(account, "198.51.100.20")).toEqual({ ok: true, value: null });
  expect(await limitPassword(`${newId()}@example.org`, "203.0.113.5")).toEqual({ ok: true, value: null });
});

test("a right password forgives the tries from here", async () => {
  const account = `${newId()}@example.org`;
  await passes(5, () => limitPassword(account, "192.0.2.30"));
  await forgiveTries(account, "192.0.2.30");
  expect(await passes(5, () => limitPassword(account, "192.0.2.30"))).toBe(5);
});

test("links are guessed a few times only; one that is right forgives the misses", async () => {
  const network = newId();
  const guess = (right: boolean) => tryLink(network, async () => ({ ok: right }), (answer) => answer.ok);
  for (let i = 0; i < LIMITS.link.free; i++) expect(await guess(false)).toEqual({ ok: false });
  expect(await guess(true)).toEqual({ ok: true }); // the one that the pace allows
  for (let i = 0; i < LIMITS.link.free; i++) expect(await guess(false)).toEqual({ ok: false });
  expect(await guess(true)).toMatchObject({ ok: false, why: "too-many" });
});

test("a hundred tries at once are counted one by one", async () => {
  const key = newId();
  const answers = await Promise.all(Array.from({ length: 100 }, () => limit("code", key)));
  expect(answers.filter((a) => a.ok)).toHaveLength(LIMITS.code.free + 1);
});

test("a window that has passed counts anew", async () => {
  const key = newId();
  await passes(20, () => limit("code", key));
  await wait(LIMITS.code.window + 1);
  expect(await passes(20, () => limit("code", key))).toBe(LIMITS.code.free + 1);
});

test("letters are limited per address, whatever network asks", async () => {
  const address = `${newId()}@example.org`;
  let letters = 0;
  for (let i = 0; i < 12; i++) if ((await limitMail(address, `198.18.0.${i}`)).ok) letters++;
  expect(letters).toBe(LIMITS["mail-address"].free + 1);
});

test("nothing that names a person is stored", async () => {
  await limitPassword("anna.canarino@example.org", "192.0.2.99");
  const stored = JSON.stringify(await db.select().from(rateLimits));
  expect(stored).not.toMatch(/canarino|192\.0\.2\.99/);
});

test("what counts once counts once until its window is over", async () => {
  const key = newId();
  expect(await passes(5, () => limit("miss-again", key))).toBe(1);
  const again = await limit("miss-again", key);
  expect(again.ok ? 0 : again.seconds).toBeGreaterThan(LIMITS["miss-again"].window - 60);
  await wait(LIMITS["miss-again"].window + 1);
  expect(await passes(2, () => limit("miss-again", key))).toBe(1);
});
