import "server-only";
import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import { db } from "@/db/client";
import { orders, paymentAttempts } from "@/db/schema/all";
import type { CartId } from "@/lib/core/id";
import type { CardProcessor } from "@/lib/gateways/card-processor";
import { lookUpPayment } from "@/lib/payments/look-up-payment";

/** The orders of a cart that wait for their money, but for those that are paid in a store. */
export const waitingOf = (cartId: CartId, attemptKey: string) =>
  and(eq(orders.cartId, cartId), eq(orders.state, "placed"), ne(orders.contract, "reserved"), ne(orders.attemptKey, attemptKey), isNull(paymentAttempts.walletId), inArray(paymentAttempts.state, ["created", "unknown", "open"]));

/** Gives up what was placed of a cart before and never paid; answers whether no earlier order of it can be paid any more. */
export async function giveUpEarlier(cartId: CartId | null, attemptKey: string, cards?: CardProcessor): Promise<boolean> {
  if (cartId === null) return true;
  const open = await db.select({ id: paymentAttempts.id, expiresAt: paymentAttempts.expiresAt }).from(orders).innerJoin(paymentAttempts, eq(paymentAttempts.orderId, orders.id)).where(waitingOf(cartId, attemptKey));
  for (const { id, expiresAt } of open) {
    const found = await lookUpPayment(id, expiresAt, cards); // as if its time were over: the page is closed, unless it was paid
    if (found.ok ? found.value.now === "waiting" : found.why === "unknown") return false;
  }
  return true;
}
