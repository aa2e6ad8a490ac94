import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aTill } from "@/db/factories/tills";
import { colleague } from "@/db/factories/wallets";
import { cashMovements, cashSessions } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { newId, type TillId } from "@/lib/core/id";
import { OpenSession, openSession } from "./open-session";
import { tillsAt } from "./reads";
import { aDay } from "./testing/day";

afterAll(() => expectHealthy());
const open = (tillId: TillId, float: number, sessionId: string = newId()) => OpenSession.parse({ tillId, float, sessionId });

test("a drawer is opened with its float, once; a second press is the same session", async () => {
  const { tillId, cashier, place } = await aDay({ open: false });
  const wish = open(tillId, 15_000);
  expect([await openSession(cashier, wish), await openSession(cashier, wish)]).toEqual([1, 2].map(() => ({ ok: true, value: { sessionId: wish.sessionId } })));
  expect(await db.select({ kind: cashMovements.kind, amount: cashMovements.amount }).from(cashMovements).where(eq(cashMovements.sessionId, wish.sessionId))).toEqual([{ kind: "float", amount: 15_000 }]);
  expect(await tillsAt(place.id)).toMatchObject([{ id: tillId, session: { id: wish.sessionId } }]);
  expect(await openSession(cashier, open(tillId, 100))).toMatchObject({ ok: false, why: "already-open", since: expect.any(Date) as Date });
});

test("opened by ten at once, it is opened once", async () => {
  const { tillId, cashier } = await aDay({ open: false });
  const answers = await Promise.all(Array.from({ length: 10 }, () => openSession(cashier, open(tillId, 5_000))));
  expect(answers.filter((one) => one.ok)).toHaveLength(1);
  expect(answers.flatMap((one) => (one.ok ? [] : [one.why]))).toEqual(Array.from({ length: 9 }, () => "already-open"));
  expect(await db.$count(cashSessions, eq(cashSessions.tillId, tillId))).toBe(1);
});

test("another store, another duty, no such till, and floats that are none", async () => {
  const { tillId, at } = await aDay({ open: false });
  const elsewhere = await aDay();
  expect(await openSession(elsewhere.cashier, open(tillId, 100))).toEqual({ ok: false, why: "not-yours" });
  expect(await openSession(at("hand-over"), open(tillId, 100))).toEqual({ ok: false, why: "not-yours" });
  expect(await openSession(colleague("sell"), open(newId<"till">(), 100))).toEqual({ ok: false, why: "unknown-till" });
  for (const float of [-1, 0.5, Number.NaN, Infinity, 10_000_001, "100", null]) expect(OpenSession.safeParse({ tillId, sessionId: newId(), float }).success, String(float)).toBe(false);
  expect(OpenSession.safeParse({ tillId: "1", sessionId: newId(), float: 0 }).success).toBe(false);
});

test("two tills of one store are open beside each other", async () => {
  const { place, cashier } = await aDay({ open: false });
  const second = await aTill(place.id, { open: false });
  expect(await openSession(cashier, open(second.tillId, 0))).toMatchObject({ ok: true });
  expect((await tillsAt(place.id)).map((till) => till.session !== null)).toEqual([false, true]);
});
