import "server-only";
import type { z } from "zod";
import { config } from "@/lib/core/config";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Shopper } from "@/lib/core/who";
import type { CardProcessor } from "@/lib/gateways/card-processor";
import { type NotStarted, startPayment } from "@/lib/payments/start-payment";
import { giveUpEarlier } from "./give-up-earlier";
import { type NotPlaced, type PlaceOrder, placeOrder } from "./place-order";

/** Where to go on; `opens`: the order that is paid already, or reserved, and the code by which its guest may see it. */
export type WayOn = { readonly url: string; readonly opens: { readonly number: string; readonly code: string } | null };

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
