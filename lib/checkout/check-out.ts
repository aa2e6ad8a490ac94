import "server-only";
import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import type { z } from "zod";
import { db } from "@/db/client";
import { orders, paymentAttempts } from "@/db/schema/all";
import { config } from "@/lib/core/config";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Shopper } from "@/lib/core/who";
import type { CardProcessor } from "@/lib/gateways/card-processor";
import { lookUpPayment } from "@/lib/payments/look-up-payment";
import { type NotStarted, startPayment } from "@/lib/payments/start-payment";
import { type NotPlaced, type PlaceOrder, placeOrder } from "./place-order";

/** Where to go on; `opens`: the order that is paid already, or reserved, and the code by which its guest may see it. */
export type WayOn = { readonly url: string; readonly opens: { readonly number: string; readonly code: string } | null };

/**
 * The button: places the accepted order and answers where to go on, the payment page or the order. An earlier order of the
 * same cart that was never paid is given up first, so that it does not keep the last piece from its own shopper and is not
 * paid as well; while nobody knows whether it was, this refuses `checking`. May be repeated: one checkout key makes one order and one payment page.
 */
export async function checkOut(who: Shopper, input: z.output<typeof PlaceOrder>, cards?: CardProcessor): Promise<Outcome<WayOn, NotPlaced | NotStarted>> {
  if (!(await giveUpEarlier(who, input.attemptKey, cards))) return refused({ why: "checking" });
  const placed = await placeOrder(who, input);
  if (!placed.ok) return placed;
  const { attemptId, number, key } = placed.value;
  if (attemptId === null || input.pay === "in-store") return done({ url: `${config().UNICO_BASE_URL}/${who.locale}/orders/${number}${attemptId === null ? "?paid=1" : ""}`, opens: { number, code: key } });
  const started = await startPayment(who, attemptId, cards);
  return started.ok ? done({ ...started.value, opens: null }) : started;
}

/** Whether no earlier order of this cart can be paid any more. */
async function giveUpEarlier(who: Shopper, attemptKey: string, cards?: CardProcessor): Promise<boolean> {
  if (who.cartId === null) return true;
  const open = await db
    .select({ id: paymentAttempts.id, expiresAt: paymentAttempts.expiresAt })
    .from(orders)
    .innerJoin(paymentAttempts, eq(paymentAttempts.orderId, orders.id))
    .where(and(eq(orders.cartId, who.cartId), eq(orders.state, "placed"), ne(orders.contract, "reserved"), ne(orders.attemptKey, attemptKey), isNull(paymentAttempts.walletId), inArray(paymentAttempts.state, ["created", "unknown", "open"])));
  for (const { id, expiresAt } of open) {
    const found = await lookUpPayment(id, expiresAt, cards); // as if its time were over: the page is closed, unless it was paid
    if (found.ok ? found.value.now === "waiting" : found.why === "unknown") return false;
  }
  return true;
}
