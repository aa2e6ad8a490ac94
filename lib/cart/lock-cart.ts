import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { carts } from "@/db/schema/all";
import { newToken } from "@/lib/core/code";
import { hashOf } from "@/lib/core/hash";
import type { CartId } from "@/lib/core/id";
import type { Shopper } from "@/lib/core/who";

/** A cart whose row is locked until the transaction ends; its version is already the next one. */
export type LockedCart = { readonly id: CartId; readonly version: number; readonly token: string | null };

const changed = { version: sql`${carts.version} + 1`, changedAt: sql`now()` };

/** Locks the shopper's open cart; null when there is none (never begun, or merged into another by a sign-in). */
export async function lockCart(tx: Tx, who: Shopper): Promise<LockedCart | null> {
  if (who.cartId === null) return null;
  const [cart] = await tx.update(carts).set(changed).where(and(eq(carts.id, who.cartId), eq(carts.state, "open"))).returning({ id: carts.id, version: carts.version });
  return cart ? { ...cart, token: null } : null;
}

/** Locks the shopper's cart, beginning one if there is none: a customer's own, or a guest's with a token for the cookie. */
export async function openCart(tx: Tx, who: Shopper): Promise<LockedCart> {
  const found = await lockCart(tx, who);
  if (found) return found;
  const token = who.customerId ? null : newToken(128);
  const [cart] = await tx
    .insert(carts)
    .values({ customerId: who.customerId, tokenHash: token && hashOf(token), locale: who.locale, version: 1 })
    .onConflictDoUpdate({ target: carts.customerId, targetWhere: sql`${carts.state} = 'open'`, set: changed })
    .returning({ id: carts.id, version: carts.version });
  if (!cart) throw new Error("a new cart came back without its row");
  return { ...cart, token };
}
