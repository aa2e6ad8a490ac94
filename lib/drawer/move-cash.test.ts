import { eq, sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { cashMovements, cashSessions } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { type CashSessionId, newId } from "@/lib/core/id";
import { MoveCash, moveCash } from "./move-cash";
import { xReportOf } from "./report/reads";
import { aDay, move } from "./testing/day";

afterAll(() => expectHealthy());
const balanceOf = async (id: CashSessionId) => (await db.select({ balance: cashSessions.balance }).from(cashSessions).where(eq(cashSessions.id, id)))[0]?.balance;
const bookedOf = async (id: CashSessionId) =>
  Object.fromEntries((await db.execute<{ account: string; amount: string }>(sql`select e.account, sum(e.amount) as amount from entries e join journals j on j.id = e.journal_id join cash_movements m on j.cause = 'cash:' || m.id where m.session_id = ${id} group by 1`)).map((row) => [row.account, Number(row.amount)]));

test("paid in, paid out, dropped: the books say the same", async () => {
  const { sessionId, cashier } = await aDay({ float: 10_000 });
  for (const wish of [move(sessionId, "in", 2_000, "Cambio dal bar"), move(sessionId, "out", 500, "Francobolli"), move(sessionId, "drop", 8_000)]) expect(await moveCash(cashier, wish)).toEqual({ ok: true, value: null });
  expect(await balanceOf(sessionId)).toBe(3_500);
  expect(await bookedOf(sessionId)).toEqual({ cash: 3_500, safe: -2_000, "petty-cash": -1_500 });
  expect(await xReportOf(sessionId)).toMatchObject({ expected: 3_500, drawer: { float: 10_000, paidIn: 2_000, paidOut: 500, drops: 8_000, cashSales: 0, cashRefunds: 0 } });
});

test("opened for no sale, it is written down, with who and why", async () => {
  const { sessionId, cashier } = await aDay();
  expect(await moveCash(cashier, move(sessionId, "no-sale", undefined, "Cambio una banconota da 50"))).toEqual({ ok: true, value: null });
  const [row] = await db.select().from(cashMovements).where(sql`${cashMovements.sessionId} = ${sessionId} and ${cashMovements.kind} = 'no-sale'`);
  expect(row).toMatchObject({ amount: 0, reason: "Cambio una banconota da 50", actor: `staff:${cashier.staffId}` });
  expect(await xReportOf(sessionId)).toMatchObject({ noSales: 1 });
});

test("moved by twenty at once, nothing is lost; pressed twice, it moves once", async () => {
  const { sessionId, cashier } = await aDay({ float: 10_000 });
  const wish = move(sessionId, "in", 100, "Due volte");
  await Promise.all([...Array.from({ length: 19 }, () => moveCash(cashier, move(sessionId, "in", 100, "Prova"))), moveCash(cashier, wish), moveCash(cashier, wish), moveCash(cashier, move(sessionId, "drop", 1_000))]);
  expect(await balanceOf(sessionId)).toBe(11_000);
});

test("more than should be there stays there, and nobody hears how much that is", async () => {
  const { sessionId, cashier } = await aDay({ float: 5_000 });
  expect(await moveCash(cashier, move(sessionId, "drop", 5_001))).toEqual({ ok: false, why: "not-in-drawer" });
  const answers = await Promise.all([1, 2, 3].map(() => moveCash(cashier, move(sessionId, "out", 2_000, "Corriere"))));
  expect(answers.map((one) => one.ok).toSorted()).toEqual([false, true, true]);
  expect(await balanceOf(sessionId)).toBe(1_000);
});

test("another store, another duty, no such session, no reason, and amounts that are none", async () => {
  const { sessionId, at } = await aDay();
  const elsewhere = await aDay();
  expect(await moveCash(elsewhere.cashier, move(sessionId, "out", 1, "Prova"))).toEqual({ ok: false, why: "not-yours" });
  expect(await moveCash(at("hand-over"), move(sessionId, "out", 1, "Prova"))).toEqual({ ok: false, why: "not-yours" });
  expect(await moveCash(at("sell"), move(newId(), "out", 1, "Prova"))).toEqual({ ok: false, why: "unknown-session" });
  const bad = (over: object) => MoveCash.safeParse({ movementId: newId(), sessionId, kind: "in", amount: 100, reason: "Prova", ...over }).success;
  expect(bad({})).toBe(true);
  for (const over of [{ amount: 0 }, { amount: -100 }, { amount: 0.5 }, { amount: Number.NaN }, { amount: 10_000_001 }, { amount: "100" }, { reason: "" }, { reason: "  " }, { reason: "x".repeat(201) }, { reason: undefined }, { kind: "sale" }, { kind: "variance" }, { kind: "no-sale", reason: undefined }]) expect(bad(over), JSON.stringify(over)).toBe(false);
});
