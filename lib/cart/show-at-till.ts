import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { cartLines } from "@/db/schema/all";
import { type IssuedCode, issueCode } from "@/lib/codes/issue-code";
import { type CartId, isId, type LocationId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { poolFor, type Shopper } from "@/lib/core/who";
import { lockCart } from "./lock-cart";

export const ShowAtTill = z.object({ place: z.string().refine(isId).transform((id) => id as LocationId).nullable().default(null) });

/** The store out of which something in the bag is carried: it is paid there and nowhere else. */
async function carriedFrom(tx: Tx, cartId: CartId): Promise<LocationId | null> {
  const [line] = await tx.select({ at: cartLines.locationId }).from(cartLines).where(and(eq(cartLines.cartId, cartId), eq(cartLines.fulfilment, "carry-out"))).orderBy(desc(cartLines.addedAt)).limit(1);
  return line?.at ?? null;
}

/**
 * The code by which a till opens the shopper's own bag; in a store also as few signs to type. The store is the one that something in it
 * is carried out of, else the one that is named. Each call makes another code, and ends the one before it. Refuses `cart-empty` without a bag.
 */
export function showAtTill(who: Shopper, { place }: z.output<typeof ShowAtTill>): Promise<Outcome<IssuedCode, { why: "cart-empty" }>> {
  return atomically(async (tx) => {
    const cart = await lockCart(tx, who);
    if (!cart) return refused({ why: "cart-empty" });
    const at = (await carriedFrom(tx, cart.id)) ?? place;
    return done(await issueCode(tx, who, { purpose: "cart", cartId: cart.id, ...(at ? { at, withSign: true } : {}) }));
  }, { pool: poolFor(who) });
}
