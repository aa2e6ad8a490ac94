import "server-only";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { db } from "@/db/client";
import { orders } from "@/db/schema/all";
import { cartById } from "@/lib/cart/reads";
import { config } from "@/lib/core/config";
import { done, type Outcome, type Refused, refused } from "@/lib/core/outcome";
import type { Shopper } from "@/lib/core/who";
import type { CardProcessor } from "@/lib/gateways/card-processor";
import { type NotStarted, startPayment } from "@/lib/payments/start-payment";
import { giveUpEarlier } from "./give-up-earlier";
import { type NotPlaced, type PlaceOrder, placeOrder, problemOf } from "./place-order";

/** Where to go on; `opens`: the order that is paid already, or reserved, and the code by which its guest may see it. */
export type WayOn = { readonly url: string; readonly opens: { readonly number: string; readonly code: string } | null };

/**
 * What a look at the cart refuses before anything is counted, locked or written: in a sale that is most presses, and two statements
 * instead of eight. Null: nothing is in the way yet, or the cart was ordered before, so that what is missing may be its own.
 */
export async function foresee(who: Shopper, input: z.output<typeof PlaceOrder>): Promise<Refused<NotPlaced> | null> {
  if (who.cartId === null) return null;
  const problem = problemOf(await cartById(who.cartId, new Date()), input);
  return problem && (await db.$count(orders, eq(orders.cartId, who.cartId))) === 0 ? refused(problem) : null;
}

/**
 * The button: places the accepted order and answers where to go on, the payment page or the order. An earlier order of the
 * same cart that was never paid is given up first, so that it does not keep the last piece from its own shopper and is not
 * paid as well; while nobody knows whether it was, this refuses `checking`. May be repeated: one checkout key makes one order and one payment page.
 */
export async function checkOut(who: Shopper, input: z.output<typeof PlaceOrder>, cards?: CardProcessor): Promise<Outcome<WayOn, NotPlaced | NotStarted>> {
  if (!(await giveUpEarlier(who.cartId, input.attemptKey, cards))) return refused({ why: "checking" });
  const placed = await placeOrder(who, input);
  if (!placed.ok) return placed;
  const { attemptId, number, key } = placed.value;
  if (attemptId === null || input.pay === "in-store") return done({ url: `${config().UNICO_BASE_URL}/${who.locale}/orders/${number}${attemptId === null ? "?paid=1" : ""}`, opens: { number, code: key } });
  const started = await startPayment(who, attemptId, cards);
  return started.ok ? done({ ...started.value, opens: null }) : started;
}
