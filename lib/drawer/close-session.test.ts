import { eq, sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aCashOrder } from "@/db/factories/tills";
import { cashMovements, cashSessions, tills } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { newId } from "@/lib/core/id";
import { cancelOrder } from "@/lib/payments/cancel-order";
import { AskApproval, askApproval } from "@/lib/staff/approvals/ask-approval";
import { giveApproval } from "@/lib/staff/approvals/give-approval";
import { closeSession } from "./close-session";
import { CountSession, countSession } from "./count-session";
import { moveCash } from "./move-cash";
import { OpenSession, openSession } from "./open-session";
import { aDay, close, count, move } from "./testing/day";

afterAll(() => expectHealthy());
const sessionOf = async (id: string) => (await db.select().from(cashSessions).where(sql`${cashSessions.id} = ${id}`))[0];
const lamps = async (place: string, price: number) => (await aProduct({ price, stock: { [place]: 60 } })).variants[0]?.id ?? newId<"variant">();

test("a day adds up to the cent: float, thirty sales, a refund, in, out, a drop, and a count that is short", async () => {
  const { place, sessionId, cashier, boss } = await aDay({ float: 15_000 });
  const variantId = await lamps(place.id, 1_999);
  const sold = [];
  for (let n = 0; n < 30; n++) sold.push(await aCashOrder({ at: place.id, lines: [{ variantId, price: 1_999, quantity: 1 + (n % 3) }] }));
  const total = sold.reduce((sum, order) => sum + order.total, 0);
  const returned = sold[4];
  if (!returned) throw new Error("nothing sold");
  expect(await cancelOrder(boss, { orderId: returned.id, code: null })).toMatchObject({ ok: true });
  for (const wish of [move(sessionId, "in", 1_000, "Cambio"), move(sessionId, "out", 350, "Nastro"), move(sessionId, "drop", 50_000), move(sessionId, "no-sale", undefined, "Banconota cambiata")]) expect(await moveCash(cashier, wish)).toMatchObject({ ok: true });
  const expected = 15_000 + total - returned.total + 1_000 - 350 - 50_000;
  const counting = count(sessionId, expected - 120);
  expect(await countSession(cashier, counting)).toEqual({ ok: true, value: { counted: expected - 120, expected, variance: -120, needsApproval: false } });
  expect(await closeSession(cashier, close(sessionId, counting.countId))).toEqual({ ok: true, value: { closure: 1 } });
  const closed = await sessionOf(sessionId);
  expect(closed).toMatchObject({ balance: 0, closure: 1, approvedBy: null });
  expect(closed?.report).toMatchObject({
    expected, counted: expected - 120, variance: -120, orders: 30, noSales: 1, sales: [{ tender: "cash", count: 30, amount: total }], refunds: [{ tender: "cash", count: 1, amount: returned.total }],
    drawer: { float: 15_000, cashSales: total, cashRefunds: returned.total, paidIn: 1_000, paidOut: 350, drops: 50_000 }, vat: [{ rate: 2200, gross: total }], receipts: { first: expect.stringMatching(/^R\d{4}\/\d+$/) as string },
  });
  const booked = await db.execute<{ account: string; amount: string }>(sql`select e.account, sum(e.amount) as amount from entries e join journals j on j.id = e.journal_id join cash_movements m on j.cause = 'cash:' || m.id where m.session_id = ${sessionId} group by 1 order by 1`);
  expect(Object.fromEntries(booked.map((row) => [row.account, Number(row.amount)]))).toMatchObject({ "cash-variance": 120, safe: expected - 120 - 15_000 + 50_000, "petty-cash": -650 });
});

test("closed by ten at once, it is closed once; the next has the next number", async () => {
  const { tillId, sessionId, cashier } = await aDay();
  const counting = count(sessionId, 10_000);
  await countSession(cashier, counting);
  const answers = await Promise.all(Array.from({ length: 10 }, () => closeSession(cashier, close(sessionId, counting.countId))));
  expect(answers).toEqual(Array.from({ length: 10 }, () => ({ ok: true, value: { closure: 1 } })));
  const next = OpenSession.parse({ sessionId: newId(), tillId, float: 0 });
  await openSession(cashier, next);
  const empty = count(next.sessionId, 0);
  expect(await countSession(cashier, empty)).toMatchObject({ ok: true, value: { variance: 0 } });
  expect(await closeSession(cashier, close(next.sessionId, empty.countId))).toEqual({ ok: true, value: { closure: 2 } });
  expect(await db.select({ closures: tills.closures }).from(tills).where(eq(tills.id, tillId))).toEqual([{ closures: 2 }]);
});

test("sold while it is being closed: in the day, or not at all", async () => {
  const { place, sessionId, cashier } = await aDay();
  const variantId = await lamps(place.id, 1_000);
  const counting = count(sessionId, 10_000);
  await countSession(cashier, counting);
  const [sold, closed] = await Promise.all([aCashOrder({ at: place.id, lines: [{ variantId }] }).then(() => "sold", (fault: Error) => fault.message), closeSession(cashier, close(sessionId, counting.countId))]);
  expect([sold, closed.ok ? "closed" : closed.why]).toEqual(sold === "sold" ? ["sold", "moved-since"] : ["drawer-closed", "closed"]);
});

test("what moves after the count makes it old, and an older count doesn't close", async () => {
  const { sessionId, cashier } = await aDay({ float: 1_000 });
  const [first, second] = [count(sessionId, 1_000), count(sessionId, 1_500)];
  await countSession(cashier, first);
  await moveCash(cashier, move(sessionId, "in", 500, "Cambio"));
  expect(await closeSession(cashier, close(sessionId, first.countId))).toEqual({ ok: false, why: "moved-since" });
  expect(await closeSession(cashier, close(sessionId, newId()))).toEqual({ ok: false, why: "not-counted" });
  await countSession(cashier, second);
  const again = count(sessionId, 1_400);
  await countSession(cashier, again);
  expect(await closeSession(cashier, close(sessionId, second.countId)), "counted once more").toEqual({ ok: false, why: "moved-since" });
  expect(await closeSession(cashier, close(sessionId, again.countId))).toMatchObject({ ok: true });
  expect((await sessionOf(sessionId))?.report).toMatchObject({ counts: 3, variance: -100 });
});

test("a variance above the store's limit waits for a manager's word, which counts for this count once", async () => {
  const { place, sessionId, cashier, boss } = await aDay({ float: 10_000 });
  const counting = count(sessionId, 9_499);
  expect(await countSession(cashier, counting)).toMatchObject({ ok: true, value: { variance: -501, needsApproval: true } });
  const needed = await closeSession(cashier, close(sessionId, counting.countId));
  if (needed.ok || needed.why !== "approval-needed") throw new Error("it was let through");
  expect(needed).toMatchObject({ action: "cash-variance", locationId: place.id, amount: 501 });
  const asked = await askApproval(cashier, AskApproval.parse({ ...needed, about: "Cassa 1" }));
  if (!asked.ok) throw new Error(asked.why);
  expect(await closeSession(cashier, close(sessionId, counting.countId)), "asked, not given").toMatchObject({ ok: false, why: "approval-needed" });
  expect(await giveApproval(boss, { approvalId: asked.value.approvalId })).toMatchObject({ ok: true });
  const other = count(sessionId, 9_000);
  await countSession(cashier, other);
  expect(await closeSession(cashier, close(sessionId, other.countId)), "given for another count").toMatchObject({ ok: false, why: "approval-needed", amount: 1_000 });
  expect(await closeSession(boss, close(sessionId, other.countId, "Ricontata in due"))).toMatchObject({ ok: true });
  expect(await sessionOf(sessionId)).toMatchObject({ approvedBy: `staff:${boss.staffId}`, note: "Ricontata in due", report: { variance: -1_000 } });
});

test("approved by another, it is closed by who asked, once", async () => {
  const { sessionId, cashier, boss } = await aDay({ float: 10_000 });
  const counting = count(sessionId, 11_000);
  await countSession(cashier, counting);
  const needed = await closeSession(cashier, close(sessionId, counting.countId));
  if (needed.ok || needed.why !== "approval-needed") throw new Error("it was let through");
  const asked = await askApproval(cashier, AskApproval.parse(needed));
  await giveApproval(boss, { approvalId: asked.ok ? asked.value.approvalId : newId<"approval">() });
  expect(await Promise.all([1, 2, 3].map(() => closeSession(cashier, close(sessionId, counting.countId))))).toEqual([1, 2, 3].map(() => ({ ok: true, value: { closure: 1 } })));
  expect(await sessionOf(sessionId)).toMatchObject({ closedBy: `staff:${cashier.staffId}`, approvedBy: `staff:${boss.staffId}` });
});

test("left open overnight, it is closed with a word why", async () => {
  const { sessionId, cashier } = await aDay({ float: 0 });
  const counting = count(sessionId, 0);
  await countSession(cashier, counting);
  const tomorrow = new Date(Date.now() + 26 * 3_600_000);
  expect(await closeSession(cashier, close(sessionId, counting.countId), tomorrow)).toEqual({ ok: false, why: "note-needed" });
  expect(await closeSession(cashier, close(sessionId, counting.countId, "Andata via la luce"), tomorrow)).toMatchObject({ ok: true });
});

test("another store, another duty, no such session, counts that are none; closed is closed", async () => {
  const { place, sessionId, cashier, at } = await aDay();
  const elsewhere = await aDay();
  const counting = count(sessionId, 10_000);
  for (const stranger of [elsewhere.cashier, at("hand-over")]) {
    expect(await countSession(stranger, counting)).toEqual({ ok: false, why: "not-yours" });
    expect(await closeSession(stranger, close(sessionId, counting.countId))).toEqual({ ok: false, why: "not-yours" });
  }
  expect(await countSession(cashier, count(newId(), 1))).toEqual({ ok: false, why: "unknown-session" });
  for (const pieces of [{ 30000: 1 }, { 5000: -1 }, { 5000: 0.5 }, { 5000: "2" }, { 5000: 100_001 }, { __proto__x: 1 }, null, 5]) expect(CountSession.safeParse({ countId: newId(), sessionId, pieces }).success, JSON.stringify(pieces)).toBe(false);
  await countSession(cashier, counting);
  expect(await countSession(cashier, counting), "pressed twice").toMatchObject({ ok: true, value: { counted: 10_000 } });
  await closeSession(cashier, close(sessionId, counting.countId));
  expect(await countSession(cashier, count(sessionId, 1))).toEqual({ ok: false, why: "closed" });
  expect(await moveCash(cashier, move(sessionId, "in", 1, "Prova"))).toEqual({ ok: false, why: "closed" });
  const before = await db.$count(cashMovements);
  await expect(aCashOrder({ at: place.id, lines: [{ variantId: await lamps(place.id, 1_000) }] })).rejects.toThrow("drawer-closed");
  expect(await db.$count(cashMovements)).toBe(before);
});
