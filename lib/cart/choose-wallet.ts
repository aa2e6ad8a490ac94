import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { carts, cartWallets } from "@/db/schema/all";
import { type CartId, type CustomerId, isId, type WalletId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { poolFor, type Shopper } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { creditOf } from "@/lib/wallets/reads";
import { lockCart } from "./lock-cart";
import { cartById } from "./reads";
import type { Cart } from "./types";

export const ChooseWallet = z.object({ walletId: z.string().refine(isId).transform((id) => id as WalletId), chosen: z.boolean() });

/** At a till, who showed their card for the basket pays as from a bag of their own, while no phone has it as well. */
async function whoseCard(tx: Tx, cartId: CartId): Promise<CustomerId | null> {
  const [cart] = await tx.select({ id: carts.forCustomerId }).from(carts).where(and(eq(carts.id, cartId), carts.cardShown, isNull(carts.phoneAt), isNull(carts.sentUntil)));
  return cart?.id ?? null;
}

/**
 * Pays the bag from the customer's own store credit, or no longer from a wallet that it was to be paid from. May be repeated.
 * Refuses `cart-empty` without a bag, and `not-yours` for what is not the customer's: a gift card is entered by its code.
 */
export function chooseWallet(who: Shopper, { walletId, chosen }: z.output<typeof ChooseWallet>): Promise<Outcome<Cart, { why: "cart-empty" } | { why: "not-yours" }>> {
  return atomically(async (tx) => {
    const locked = await lockCart(tx, who);
    if (!locked) return refused({ why: "cart-empty" });
    if (!chosen) await tx.delete(cartWallets).where(and(eq(cartWallets.cartId, locked.id), eq(cartWallets.walletId, walletId)));
    else {
      const owner = who.customerId ?? (who.channel === "till" ? await whoseCard(tx, locked.id) : null);
      const own = owner && (await creditOf(owner, "EUR", tx));
      if (!own || own.id !== walletId) return refused({ why: "not-yours" });
      await tx.insert(cartWallets).values({ cartId: locked.id, walletId }).onConflictDoNothing();
    }
    await record(tx, who, { is: "cart.changed", cartId: locked.id, version: locked.version });
    return done(await cartById(locked.id, new Date(), tx));
  }, { pool: poolFor(who) });
}
