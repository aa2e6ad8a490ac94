import "server-only";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { atomically } from "@/db/atomically";
import { staffDb } from "@/db/client";
import { cartLines, carts, orders, paymentAttempts } from "@/db/schema/all";
import { giveUpEarlier, waitingOf } from "@/lib/checkout/give-up-earlier";
import { newToken } from "@/lib/core/code";
import { hashOf } from "@/lib/core/hash";
import { newId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import type { CardProcessor } from "@/lib/gateways/card-processor";
import { lockBasket } from "../lock-basket";
import { sellsAt } from "../reads";
import { AtBasket } from "../ring-up";
import { paidOnPhone } from "./reads";

export const TakeBack = AtBasket;
export type NotTakenBack = { why: "not-yours" } | { why: "basket-gone" } | { why: "being-paid" };

/**
 * The till takes back what it had sent to a phone: the code opens nothing more, the phone has its own bag again, and a payment page that it
 * has open is closed first. What was paid there meanwhile stays paid. Refuses `being-paid` while nobody knows. May be repeated.
 */
export async function takeBack(who: Staff, { place, basketId }: z.output<typeof TakeBack>, cards?: CardProcessor): Promise<Outcome<null, NotTakenBack>> {
  if (!sellsAt(who, place)) return refused({ why: "not-yours" });
  const [cart] = await staffDb.select({ sentUntil: carts.sentUntil }).from(carts).where(and(eq(carts.id, basketId), eq(carts.state, "open"), eq(carts.locationId, place)));
  if (!cart) return refused({ why: "basket-gone" });
  if (cart.sentUntil === null) return done(null); // what a shopper pays of their own bag is theirs
  const nobodys = newId(); // whatever waits of it is given up
  if (!(await giveUpEarlier(basketId, nobodys, cards))) return refused({ why: "being-paid" });
  return atomically(async (tx) => {
    const locked = await lockBasket(tx, place, basketId);
    if (!locked) return refused({ why: "basket-gone" });
    const over = (await tx.$count(cartLines, eq(cartLines.cartId, basketId))) === 0 && (await paidOnPhone(place, basketId, tx)) !== null;
    if (locked.sentUntil === null || over) return done(null);
    const waits = await tx.select({ id: orders.id }).from(orders).innerJoin(paymentAttempts, eq(paymentAttempts.orderId, orders.id)).where(waitingOf(basketId, nobodys)).limit(1);
    if (waits.length > 0) return refused({ why: "being-paid" });
    await tx.update(carts).set({ sentUntil: null, phoneAt: null, tokenHash: hashOf(newToken(128)) }).where(eq(carts.id, basketId));
    await record(tx, who, { is: "cart.changed", cartId: basketId, version: locked.version });
    return done(null);
  }, { pool: "staff" });
}
