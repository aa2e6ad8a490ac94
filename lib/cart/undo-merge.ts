import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { cartLines, cartMerges, carts } from "@/db/schema/all";
import { type Id, isId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Shopper } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { lockCart } from "./lock-cart";
import { cartById } from "./reads";
import { isSameLine, withoutBrought } from "./rules";
import type { Cart } from "./types";

export const UndoMerge = z.object({ mergeId: z.string().refine(isId).transform((text) => text as Id<"cart-merge">) });

/**
 * Takes out again what a sign-in brought into the cart, never more: of a line that was made less since only what is left above
 * its own pieces, of one put in anew nothing. What the shopper changed since stays changed. Refuses `already-undone`, also for
 * a merge of somebody else's cart.
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
    const { kept, from, code } = merge.before;
    const lines = await tx.select().from(cartLines).where(and(eq(cartLines.cartId, cart.id), sql`${cartLines.addedAt} <= (select m.merged_at from ${cartMerges} m where m.id = ${mergeId})`));
    for (const line of lines) {
      const brought = from.find((f) => isSameLine(f, line))?.quantity ?? 0;
      const left = withoutBrought(line.quantity, kept.find((k) => isSameLine(k, line))?.quantity ?? 0, brought);
      if (left === line.quantity) continue;
      await (left === 0 ? tx.delete(cartLines).where(eq(cartLines.id, line.id)) : tx.update(cartLines).set({ quantity: left }).where(eq(cartLines.id, line.id)));
    }
    if (code) await tx.update(carts).set({ couponCode: null }).where(and(eq(carts.id, cart.id), eq(carts.couponCode, code)));
    await record(tx, who, { is: "cart.changed", cartId: cart.id, version: cart.version });
    return done(await cartById(cart.id, new Date(), tx));
  });
}
