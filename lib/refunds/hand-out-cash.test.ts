import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aCashOrder, aTill } from "@/db/factories/tills";
import { cashSessions, refunds } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { newId } from "@/lib/core/id";
import { moveCash } from "@/lib/drawer/move-cash";
import { aDay, move } from "@/lib/drawer/testing/day";
import { cancelOrder } from "@/lib/payments/cancel-order";
import { HandOutCash, handOutCash } from "./hand-out-cash";
import { cashDueAt } from "./reads";

afterAll(() => expectHealthy());

async function aSale() {
  const day = await aDay({ float: 0 });
  const [variant] = (await aProduct({ stock: { [day.place.id]: 3 } })).variants;
  return { ...day, order: await aCashOrder({ at: day.place.id, lines: [{ variantId: variant?.id ?? newId<"variant">() }] }) };
}
const refundOf = async (attemptId: string) => (await db.select({ id: refunds.id, state: refunds.state, amount: refunds.amount }).from(refunds).where(eq(refunds.attemptId, attemptId as never)))[0];
const give = (refundId: string | undefined, tillId: string) => HandOutCash.parse({ refundId, tillId });

test("cancelled while the drawer is too empty: due, and handed out once when there is money, however many press", async () => {
  const { order, place, sessionId, tillId, cashier, boss } = await aSale();
  await moveCash(cashier, move(sessionId, "drop", 900));
  expect(await cancelOrder(boss, { orderId: order.id, code: null })).toMatchObject({ ok: true });
  const due = await refundOf(order.attemptId);
  expect(due).toMatchObject({ state: "due", amount: 1_000 });
  expect(await cashDueAt(place.id)).toMatchObject([{ id: due?.id, number: expect.any(String), amount: 1_000, currency: "EUR" }]);
  expect(await cashDueAt((await aDay()).place.id), "another store owes nothing").toEqual([]);
  expect(await handOutCash(cashier, give(due?.id, tillId))).toEqual({ ok: false, why: "not-in-drawer" });
  await moveCash(cashier, move(sessionId, "in", 2_000, "Cambio"));
  const answers = await Promise.all(Array.from({ length: 10 }, () => handOutCash(cashier, give(due?.id, tillId))));
  expect(await cashDueAt(place.id)).toEqual([]);
  expect(answers).toEqual(Array.from({ length: 10 }, () => ({ ok: true, value: { amount: 1_000 } })));
  expect(await db.select({ balance: cashSessions.balance }).from(cashSessions).where(eq(cashSessions.id, sessionId))).toEqual([{ balance: 1_100 }]);
});

test("out of the drawer that took it, though another is open beside it", async () => {
  const { order, place, sessionId, boss } = await aSale();
  await aTill(place.id, { float: 5_000 });
  await cancelOrder(boss, { orderId: order.id, code: null });
  expect(await refundOf(order.attemptId)).toMatchObject({ state: "succeeded" });
  expect(await db.select({ balance: cashSessions.balance }).from(cashSessions).where(eq(cashSessions.id, sessionId))).toEqual([{ balance: 0 }]);
});

test("another store, another duty, no such refund, a drawer that is closed", async () => {
  const { order, sessionId, tillId, cashier, boss, place, at } = await aSale();
  await moveCash(cashier, move(sessionId, "drop", 900));
  await cancelOrder(boss, { orderId: order.id, code: null });
  const due = await refundOf(order.attemptId);
  const elsewhere = await aDay();
  const shut = await aTill(place.id, { open: false });
  expect(await handOutCash(elsewhere.cashier, give(due?.id, tillId))).toEqual({ ok: false, why: "not-yours" });
  expect(await handOutCash(at("hand-over"), give(due?.id, tillId))).toEqual({ ok: false, why: "not-yours" });
  expect(await handOutCash(cashier, give(newId(), tillId))).toEqual({ ok: false, why: "unknown-refund" });
  expect(await handOutCash(cashier, give(due?.id, newId()))).toEqual({ ok: false, why: "not-yours" });
  expect(await handOutCash(cashier, give(due?.id, shut.tillId))).toEqual({ ok: false, why: "drawer-closed" });
});
