import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { cartLines, carts } from "@/db/schema/all";
import { oneLine } from "@/lib/checkout/rules";
import { ZERO } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { letKeep } from "@/lib/returns/exchange/await-card";
import { lockBasket } from "./lock-basket";
import { sellsAt } from "./reads";
import { AtBasket } from "./ring-up";

export const ParkBasket = AtBasket.extend({ as: oneLine(60).nullable() });
export const LeaveBasket = AtBasket;
export type NotParked = { why: "not-yours" } | { why: "basket-gone" };

/** Puts a basket aside under a name, for any till of the place, or takes it up again (`as` null). May be repeated. */
export function parkBasket(who: Staff, { place, basketId, as }: z.output<typeof ParkBasket>): Promise<Outcome<null, NotParked>> {
  return atomically(async (tx) => {
    if (!sellsAt(who, place)) return refused({ why: "not-yours" });
    const locked = await lockBasket(tx, place, basketId);
    if (!locked) return refused({ why: "basket-gone" });
    await tx.update(carts).set({ parkedAs: as }).where(eq(carts.id, basketId));
    await record(tx, who, { is: "cart.changed", cartId: basketId, version: locked.version });
    return done(null);
  }, { pool: "staff" });
}

/** The till lets go of a basket: a shopper's own goes on as it is, without what was taken off or labels honour; the till's own is emptied, also where a phone has it. What was to come back with it stays with its customer, unless a card is just paying with it. May be repeated: then it is gone. */
export function leaveBasket(who: Staff, { place, basketId }: z.output<typeof LeaveBasket>): Promise<Outcome<null, NotParked>> {
  return atomically(async (tx) => {
    if (!sellsAt(who, place)) return refused({ why: "not-yours" });
    const locked = await lockBasket(tx, place, basketId);
    if (!locked) return refused({ why: "basket-gone" });
    const [cart] = await tx.update(carts).set({ locationId: null, parkedAs: null, forCustomerId: null, sentUntil: null }).where(eq(carts.id, basketId)).returning({ phoneAt: carts.phoneAt, customerId: carts.customerId });
    await letKeep(tx, basketId);
    if (locked.sentUntil !== null || (cart?.phoneAt === null && cart.customerId === null)) await tx.delete(cartLines).where(eq(cartLines.cartId, basketId));
    else await tx.update(cartLines).set({ off: ZERO, offReason: null, offBy: null, offApproval: null, labelId: null }).where(eq(cartLines.cartId, basketId));
    await record(tx, who, { is: "cart.changed", cartId: basketId, version: locked.version });
    return done(null);
  }, { pool: "staff" });
}
