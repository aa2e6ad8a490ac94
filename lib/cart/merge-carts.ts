import "server-only";
import { and, eq, inArray, or, sql } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { constraintOf } from "@/db/faults";
import { cartLines, cartMerges, carts } from "@/db/schema/all";
import type { CartId, CustomerId } from "@/lib/core/id";
import { done, type Outcome } from "@/lib/core/outcome";
import type { Shopper } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { isSameLine, MOST_LINES, MOST_PIECES } from "./rules";
import type { CartBeforeLine } from "./types";

export type Merged = { readonly cartId: CartId; readonly merged: boolean };

type Owner = Shopper & { readonly customerId: CustomerId };
/** Lines that two full carts make; whoever fills one again and again to sign in gets no more. */
const MOST_MERGED = 2 * MOST_LINES;

/**
 * After a sign-in: the guest's cart and the account's become one. Every line is kept, equal lines are added up
 * (to at most 99 pieces), and what both held before is kept so that the merge can be undone.
 * A customer without a cart takes the guest's over. What a till has sent to a phone is no guest's bag and stays the till's. May be repeated: a cart is merged once.
 */
export async function mergeCarts(who: Owner, guestCartId: CartId): Promise<Outcome<Merged, never>> {
  for (let tries = 0; ; tries++) {
    try {
      return await merge(who, guestCartId);
    } catch (fault) {
      const outrun = constraintOf(fault) === "carts_one_open_per_customer"; // another device gave the account its cart just now
      if (!outrun || tries >= 3) throw fault;
    }
  }
}

function merge(who: Owner, guestCartId: CartId): Promise<Outcome<Merged, never>> {
  return atomically(async (tx) => {
    const both = await tx
      .select({ id: carts.id, customerId: carts.customerId, couponCode: carts.couponCode, sentUntil: carts.sentUntil })
      .from(carts)
      .where(and(eq(carts.state, "open"), or(eq(carts.id, guestCartId), eq(carts.customerId, who.customerId))))
      .orderBy(carts.id)
      .for("update");
    const guest = both.find((c) => c.id === guestCartId && c.customerId === null && c.sentUntil === null);
    const own = both.find((c) => c.customerId === who.customerId);
    if (!guest) return done({ cartId: own?.id ?? guestCartId, merged: false });
    if (!own) {
      await tx.update(carts).set({ customerId: who.customerId, tokenHash: null }).where(eq(carts.id, guest.id));
      return done({ cartId: guest.id, merged: false });
    }
    const lines = await tx.select().from(cartLines).where(inArray(cartLines.cartId, [own.id, guest.id])).orderBy(cartLines.addedAt, cartLines.id);
    const of = (cartId: CartId): CartBeforeLine[] => lines.filter((l) => l.cartId === cartId).map(({ variantId, quantity, fulfilment, locationId, seenAmount }) => ({ variantId, quantity, fulfilment, locationId, seenAmount }));
    const kept = of(own.id);
    let room = MOST_MERGED - kept.length;
    const from = of(guest.id).filter((line) => kept.some((k) => isSameLine(k, line)) || room-- > 0);
    const before = { kept, from, code: own.couponCode === null ? guest.couponCode : null };
    if (from.length > 0) {
      await tx.insert(cartLines).values(from.map((l) => ({ ...l, cartId: own.id }))).onConflictDoUpdate({
        target: [cartLines.cartId, cartLines.variantId, cartLines.fulfilment, cartLines.locationId],
        set: { quantity: sql`least(${MOST_PIECES}, ${cartLines.quantity} + excluded.quantity)` },
      });
      await tx.insert(cartMerges).values({ cartId: own.id, fromCartId: guest.id, before });
    }
    await tx.execute(sql`insert into cart_wallets (cart_id, wallet_id) select ${own.id}, wallet_id from cart_wallets where cart_id = ${guest.id} on conflict do nothing`);
    await tx.update(carts).set({ state: "merged", tokenHash: null }).where(eq(carts.id, guest.id));
    const [now] = await tx.update(carts).set({ version: sql`${carts.version} + 1`, changedAt: sql`now()`, couponCode: own.couponCode ?? guest.couponCode }).where(eq(carts.id, own.id)).returning({ version: carts.version });
    await record(tx, who, { is: "carts.merged", cartId: own.id, fromCartId: guest.id }, { is: "cart.changed", cartId: own.id, version: now?.version ?? 0 });
    return done({ cartId: own.id, merged: from.length > 0 });
  });
}
