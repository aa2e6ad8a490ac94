import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { cartLines } from "@/db/schema/all";
import { isId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { poolFor, type Shopper } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { Wanted } from "./add-to-cart";
import { lockCart } from "./lock-cart";
import { cartById } from "./reads";
import { MOST_PIECES } from "./rules";
import type { Cart, CartLineId } from "./types";

const LineId = z.string().refine(isId).transform((text) => text as CartLineId);
export const SetQuantity = z.object({ lineId: LineId, quantity: z.number().int().min(0).max(MOST_PIECES) });
export const SetFulfilment = z.object({ lineId: LineId, wanted: Wanted });
export type LineGone = { why: "line-gone" };

/** What was taken off a line was of its pieces: with fewer of them it is agreed anew. */
const withoutOff = (quantity: number) => {
  const less = sql`${cartLines.quantity} > ${quantity}`;
  return { off: sql`case when ${less} then 0 else ${cartLines.off} end`, offReason: sql`case when ${less} then null else ${cartLines.offReason} end`, offBy: sql`case when ${less} then null else ${cartLines.offBy} end`, offApproval: sql`case when ${less} then null else ${cartLines.offApproval} end` };
};

/** Sets a line's quantity; 0 takes it out. May be repeated. Says what is short as a change in the cart instead of refusing. */
export function setQuantity(who: Shopper, { lineId, quantity }: z.output<typeof SetQuantity>): Promise<Outcome<Cart, LineGone>> {
  return atomically(async (tx) => {
    const cart = await lockCart(tx, who);
    if (!cart) return refused({ why: "line-gone" });
    const here = and(eq(cartLines.id, lineId), eq(cartLines.cartId, cart.id));
    const changed = quantity === 0 ? await tx.delete(cartLines).where(here).returning({ id: cartLines.id }) : await tx.update(cartLines).set({ quantity, ...withoutOff(quantity) }).where(here).returning({ id: cartLines.id });
    if (changed.length === 0 && quantity > 0) return refused({ why: "line-gone" });
    await record(tx, who, { is: "cart.changed", cartId: cart.id, version: cart.version });
    return done(await cartById(cart.id, new Date(), tx));
  }, { pool: poolFor(who) });
}

/**
 * Chooses how a line reaches the shopper. A line of the same variant with the same choice takes the pieces over.
 * May be repeated. Refuses `line-gone`, `not-there` for a place nobody can collect from, and `too-many` for one line.
 */
export function setFulfilment(who: Shopper, { lineId, wanted }: z.output<typeof SetFulfilment>): Promise<Outcome<Cart, LineGone | { why: "not-there" } | { why: "too-many"; most: number }>> {
  return atomically(async (tx) => {
    const cart = await lockCart(tx, who);
    if (!cart) return refused({ why: "line-gone" });
    if (wanted.locationId !== null) {
      const [place] = await tx.execute(sql`select 1 from locations where id = ${wanted.locationId} and case when ${wanted.fulfilment} = 'collect' then collect_from else kind = 'store' end`);
      if (!place) return refused({ why: "not-there" });
    }
    const [line] = await tx.delete(cartLines).where(and(eq(cartLines.id, lineId), eq(cartLines.cartId, cart.id))).returning();
    if (!line) return refused({ why: "line-gone" });
    const kept = await tx.execute(sql`
      insert into ${cartLines} (id, cart_id, variant_id, quantity, fulfilment, location_id, seen_amount, added_at)
      values (${line.id}, ${cart.id}, ${line.variantId}, ${line.quantity}, ${wanted.fulfilment}, ${wanted.locationId}, ${line.seenAmount}, ${line.addedAt.toISOString()})
      on conflict on constraint cart_lines_once do update set quantity = ${cartLines}.quantity + excluded.quantity
        where ${cartLines}.quantity + excluded.quantity <= ${MOST_PIECES}
      returning id`);
    if (kept.length === 0) return refused({ why: "too-many", most: MOST_PIECES });
    await record(tx, who, { is: "cart.changed", cartId: cart.id, version: cart.version });
    return done(await cartById(cart.id, new Date(), tx));
  }, { pool: poolFor(who) });
}
