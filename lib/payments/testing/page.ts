import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { orders, paymentAttempts, stockLevels } from "@/db/schema/all";
import { checkOut } from "@/lib/checkout/check-out";
import { aBuyer, aForm, aShelf } from "@/lib/checkout/testing/buyer";
import type { Till } from "@/lib/gateways/testing/till";

export const stateOf = async (number: string) => (await db.select({ state: orders.state, captured: orders.captured, total: orders.total, refunded: orders.refunded }).from(orders).where(eq(orders.number, number)))[0];

export async function attemptOfKey(attemptKey: string) {
  const [row] = await db.select({ attempt: paymentAttempts }).from(paymentAttempts).innerJoin(orders, eq(orders.id, paymentAttempts.orderId)).where(eq(orders.attemptKey, attemptKey));
  if (!row) throw new Error("no attempt");
  return row.attempt;
}

/** A buyer in front of the payment page. */
export async function atThePage(till: Till, pieces = 3) {
  const shelf = await aShelf(pieces);
  const who = await aBuyer([{ variantId: shelf.variantId }]);
  const form = await aForm(who);
  const answer = await checkOut(who, form, till.cards);
  if (!answer.ok) throw new Error(answer.why);
  const [order] = await db.select({ number: orders.number, id: orders.id }).from(orders).where(eq(orders.attemptKey, form.attemptKey));
  if (!order) throw new Error("no order");
  const attempt = await attemptOfKey(form.attemptKey);
  const pay = (card: string) => till.stand.control(`pay/${attempt.providerRef}`, { card });
  const level = async () => (await db.select({ onHand: stockLevels.onHand, held: stockLevels.held }).from(stockLevels).where(eq(stockLevels.variantId, shelf.variantId)))[0];
  return { ...shelf, who, form, url: answer.value.url, ...order, attempt, pay, level };
}
