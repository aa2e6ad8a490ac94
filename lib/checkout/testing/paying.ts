import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { orders, paymentAttempts } from "@/db/schema/all";
import { enterCode } from "@/lib/cart/enter-code";
import type { OrderId, VariantId } from "@/lib/core/id";
import type { Shopper } from "@/lib/core/who";
import type { CardProcessor } from "@/lib/gateways/card-processor";
import { checkOut } from "../check-out";
import { aBuyer, aForm, aShelf } from "./buyer";

type Wish = { readonly pieces?: number; readonly shelf?: { readonly variantId: VariantId; readonly place: { readonly id: string } }; readonly over?: Partial<Shopper> };

/** A guest with things worth 50.00 a piece, collected, who has entered these codes. */
export async function aBuyerWith(codes: readonly string[], { pieces = 1, shelf, over }: Wish = {}) {
  const { variantId, place } = shelf ?? (await aShelf(10));
  const who = await aBuyer([{ variantId, quantity: pieces, at: place.id }], over);
  for (const code of codes) {
    const entered = await enterCode(who, { code });
    if (!entered.ok) throw new Error(`code not entered: ${entered.why}`);
  }
  return { who, variantId };
}

/** The button pressed: what it answered, and the order that it made. */
export async function press(who: Shopper, cards: CardProcessor) {
  const form = await aForm(who);
  const answer = await checkOut(who, form, cards);
  const [order] = await db.select().from(orders).where(eq(orders.attemptKey, form.attemptKey));
  if (!order) throw new Error("no order");
  return { form, answer, order };
}

export const attemptsOf = async (orderId: OrderId) => (await db.select().from(paymentAttempts).where(eq(paymentAttempts.orderId, orderId))).toSorted((a, b) => a.tender.localeCompare(b.tender));
export const tendersOf = async (orderId: OrderId) => (await attemptsOf(orderId)).map((a) => [a.tender, a.amount, a.state]);
export async function cardOf(orderId: OrderId) {
  const card = (await attemptsOf(orderId)).find((a) => a.tender === "card-online");
  if (!card) throw new Error("nothing is paid by card");
  return card;
}
export const moneyOf = async (id: OrderId) => (await db.select({ state: orders.state, captured: orders.captured, refunded: orders.refunded }).from(orders).where(eq(orders.id, id)))[0];
