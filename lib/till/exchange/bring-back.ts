import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { basketReturns, orders, paymentAttempts } from "@/db/schema/all";
import { waitingOf } from "@/lib/checkout/give-up-earlier";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { LOCALES, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { isProven } from "@/lib/returns/counter/proof";
import { letKeep } from "@/lib/returns/exchange/await-card";
import { lookAtBrought } from "@/lib/returns/exchange/reads";
import { aboutOrder, type NotTakenBack, TakeBack } from "@/lib/returns/take-back";
import { beginBasket, lockBasket } from "../lock-basket";
import { sellsAt } from "../reads";
import { AtBasket } from "../ring-up";

export const BringBack = AtBasket.extend({ press: TakeBack, locale: z.enum(LOCALES).default("it") });
export const KeepInstead = AtBasket;
type NotHere = { why: "not-yours" } | { why: "basket-gone" };
export type NotBrought = NotHere | NotTakenBack | { why: "exchange-on-phone" } | { why: "being-paid" };

/**
 * What somebody brings back goes with a basket, to pay for what they take instead: the press of the returns desk is kept with it, begun
 * where it is new, and done when it is sold (`sellAtTill`), or not at all. Another one takes its place. Refuses as `takeBack` does, but for
 * money that isn't given then (`approval-needed`, `not-in-drawer`); `exchange-on-phone` for a basket that a phone may pay; `being-paid`. May be repeated.
 */
export async function bringBack(who: Staff, { place, basketId, press, locale }: z.output<typeof BringBack>, now = new Date()): Promise<Outcome<null, NotBrought>> {
  if (!sellsAt(who, place) || press.place !== place) return refused({ why: "not-yours" });
  const about = await aboutOrder(who, press);
  const kept = press.by && isProven(press.by.shown) ? { ...press, by: null } : press; // asked here and now: the basket may wait longer than that is good for, and another colleague sell it
  return atomically(async (tx) => {
    const locked = await beginBasket(tx, place, basketId, locale);
    if (!locked) return refused({ why: "basket-gone" });
    if (locked.phoneAt || locked.sentUntil || locked.customerId) return refused({ why: "exchange-on-phone" });
    const waits = await tx.select({ id: orders.id }).from(orders).innerJoin(paymentAttempts, eq(paymentAttempts.orderId, orders.id)).where(waitingOf(basketId, press.returnId)).limit(1);
    if (waits.length > 0) return refused({ why: "being-paid" });
    const looked = await lookAtBrought(tx, who, press, about, now);
    if (!looked.ok) return looked;
    await tx.insert(basketReturns).values({ cartId: basketId, press: kept, staffId: who.staffId }).onConflictDoUpdate({ target: basketReturns.cartId, set: { press: kept, staffId: who.staffId, orderId: null, exchanged: null, gift: null } });
    await record(tx, who, { is: "cart.changed", cartId: basketId, version: locked.version });
    return done(null);
  }, { pool: "staff" });
}

/** The customer keeps it after all: nothing comes back with the basket. Refuses `being-paid` while a card may be paying the difference. May be repeated. */
export function keepInstead(who: Staff, { place, basketId }: z.output<typeof KeepInstead>): Promise<Outcome<null, NotHere | { why: "being-paid" }>> {
  return atomically(async (tx) => {
    if (!sellsAt(who, place)) return refused({ why: "not-yours" });
    const locked = await lockBasket(tx, place, basketId);
    if (!locked) return refused({ why: "basket-gone" });
    if (await letKeep(tx, basketId)) return refused({ why: "being-paid" });
    await record(tx, who, { is: "cart.changed", cartId: basketId, version: locked.version });
    return done(null);
  }, { pool: "staff" });
}
