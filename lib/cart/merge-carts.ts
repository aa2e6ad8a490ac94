import "server-only";
import { and, eq, inArray, or, sql } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { cartLines, cartMerges, carts } from "@/db/schema/all";
import type { CartId, CustomerId } from "@/lib/core/id";
import { done, type Outcome } from "@/lib/core/outcome";
import type { Shopper } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { MOST_PIECES } from "./rules";
import type { CartBeforeLine } from "./types";

export type Merged = { readonly cartId: CartId; readonly merged: boolean };

/**
 * After a sign-in: the guest's cart and the account's become one. Every line is kept, equal lines are added up
 * (to at most 99 pieces), and what both held before is kept so that the merge can be undone.
 * A customer without a cart takes the guest's over. May be repeated: a cart is merged once.
 */
export function mergeCarts(who: Shopper & { readonly customerId: CustomerId }, guestCartId: CartId): Promise<Outcome<Merged, never>> {
  return atomically(async (tx) => {
    const both = await tx
      .select({ id: carts.id, customerId: carts.customerId, couponCode: carts.couponCode })
      .from(carts)
      .where(and(eq(carts.state, "open"), or(eq(carts.id, guestCartId), eq(carts.customerId, who.customerId))))
      .orderBy(carts.id)
      .for("update");
    const guest = both.find((c) => c.id === guestCartId && c.customerId === null);
    const own = both.find((c) => c.customerId === who.customerId);
    if (!guest) return done({ cartId: own?.id ?? guestCartId, merged: false });
    if (!own) {
      await tx.update(carts).set({ customerId: who.customerId, tokenHash: null }).where(eq(carts.id, guest.id));
      return done({ cartId: guest.id, merged: false });
    }
    const lines = await tx.select().from(cartLines).where(inArray(cartLines.cartId, [own.id, guest.id]));
    const of = (cartId: CartId): CartBeforeLine[] => lines.filter((l) => l.cartId === cartId).map(({ variantId, quantity, fulfilment, locationId, seenAmount }) => ({ variantId, quantity, fulfilment, locationId, seenAmount }));
    const before = { kept: of(own.id), from: of(guest.id) };
    if (before.from.length > 0) {
      await tx.insert(cartLines).values(before.from.map((l) => ({ ...l, cartId: own.id }))).onConflictDoUpdate({
        target: [cartLines.cartId, cartLines.variantId, cartLines.fulfilment, cartLines.locationId],
        set: { quantity: sql`least(${MOST_PIECES}, ${cartLines.quantity} + excluded.quantity)` },
      });
      await tx.insert(cartMerges).values({ cartId: own.id, fromCartId: guest.id, before });
    }
    await tx.update(carts).set({ state: "merged", tokenHash: null }).where(eq(carts.id, guest.id));
    const [kept] = await tx.update(carts).set({ version: sql`${carts.version} + 1`, changedAt: sql`now()`, couponCode: own.couponCode ?? guest.couponCode }).where(eq(carts.id, own.id)).returning({ version: carts.version });
    await record(tx, who, { is: "carts.merged", cartId: own.id, fromCartId: guest.id }, { is: "cart.changed", cartId: own.id, version: kept?.version ?? 0 });
    return done({ cartId: own.id, merged: before.from.length > 0 });
  });
}
