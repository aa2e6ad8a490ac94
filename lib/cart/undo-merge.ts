import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { cartLines, cartMerges } from "@/db/schema/all";
import { type Id, isId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Shopper } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { lockCart } from "./lock-cart";
import { cartById } from "./reads";
import { MOST_PIECES } from "./rules";
import type { Cart } from "./types";

export const UndoMerge = z.object({ mergeId: z.string().refine(isId).transform((text) => text as Id<"cart-merge">) });

/**
 * Takes out again what a sign-in brought into the cart; what the shopper changed since stays changed.
 * Refuses `already-undone`, also for a merge of somebody else's cart.
 */
export function undoMerge(who: Shopper, { mergeId }: z.output<typeof UndoMerge>): Promise<Outcome<Cart, { why: "already-undone" }>> {
  return atomically(async (tx) => {
    const cart = await lockCart(tx, who);
    if (!cart) return refused({ why: "already-undone" });
    const [merge] = await tx
      .update(cartMerges)
      .set({ undoneAt: sql`now()` })
      .where(and(eq(cartMerges.id, mergeId), eq(cartMerges.cartId, cart.id), isNull(cartMerges.undoneAt)))
      .returning({ before: cartMerges.before });
    if (!merge) return refused({ why: "already-undone" });
    const brought = merge.before.from.map((f) => {
      const had = merge.before.kept.find((k) => k.variantId === f.variantId && k.fulfilment === f.fulfilment && k.locationId === f.locationId)?.quantity ?? 0;
      return { ...f, quantity: Math.min(f.quantity, MOST_PIECES - had) };
    });
    for (const line of brought) {
      const here = and(eq(cartLines.cartId, cart.id), eq(cartLines.variantId, line.variantId), eq(cartLines.fulfilment, line.fulfilment), line.locationId ? eq(cartLines.locationId, line.locationId) : isNull(cartLines.locationId));
      const kept = await tx.update(cartLines).set({ quantity: sql`${cartLines.quantity} - ${line.quantity}` }).where(and(here, sql`${cartLines.quantity} > ${line.quantity}`)).returning({ id: cartLines.id });
      if (kept.length === 0) await tx.delete(cartLines).where(here);
    }
    await record(tx, who, { is: "cart.changed", cartId: cart.id, version: cart.version });
    return done(await cartById(cart.id, new Date(), tx));
  });
}
