import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { basketReturns } from "@/db/schema/all";
import type { CartId, OrderId } from "@/lib/core/id";
import type { Minor } from "@/lib/core/money";
import { done, type Outcome } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { type Looked, type NotTakenBack, wordStands } from "../take-back";

/**
 * What came with a basket waits for the card that pays the difference of an order just placed: nothing comes back before it has paid, and
 * until then nobody puts it aside (trigger guard_basket_return). All of its money stays here (`exchanged`). In the caller's transaction, the basket locked.
 * Refuses `approval-needed` where a manager has to say yes before a card is asked.
 */
export async function awaitCard(tx: Tx, who: Staff, looked: Looked, { basketId, orderId, exchanged, at }: { readonly basketId: CartId; readonly orderId: OrderId; readonly exchanged: Minor; readonly at: Date }): Promise<Outcome<null, NotTakenBack>> {
  const stands = await wordStands(tx, who, looked, at);
  if (!stands.ok) return stands;
  await tx.update(basketReturns).set({ orderId, exchanged, gift: looked.gift }).where(eq(basketReturns.cartId, basketId));
  return done(null);
}

/** A basket keeps nothing any more that was to come back with it; answers whether a card may be paying with it, so that it keeps it. In the caller's transaction, the basket locked. */
export async function letKeep(tx: Tx, basketId: CartId): Promise<boolean> {
  await tx.delete(basketReturns).where(and(eq(basketReturns.cartId, basketId), sql`not exists (select 1 from orders o where o.id = ${basketReturns.orderId} and o.state = 'placed')`));
  return (await tx.$count(basketReturns, eq(basketReturns.cartId, basketId))) > 0;
}
