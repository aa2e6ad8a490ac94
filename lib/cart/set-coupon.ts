import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { carts } from "@/db/schema/all";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { poolFor, type Shopper } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { readCouponCode } from "@/lib/pricing/rules";
import type { CouponProblem } from "@/lib/pricing/types";
import { lockCart } from "./lock-cart";
import { cartById } from "./reads";
import type { Cart } from "./types";

export const SetCoupon = z.object({ code: z.string().max(100).nullable() });

/** Enters a code, or takes it away (`null`). May be repeated. Refuses a code that does not count now, and says why. */
export function setCoupon(who: Shopper, { code: typed }: z.output<typeof SetCoupon>): Promise<Outcome<Cart, { why: "cart-empty" } | { why: "code"; problem: CouponProblem }>> {
  return atomically(async (tx) => {
    const locked = await lockCart(tx, who);
    if (!locked) return refused({ why: "cart-empty" });
    const code = typed === null ? null : readCouponCode(typed);
    if (typed !== null && code === null) return refused({ why: "code", problem: "unknown" });
    await tx.update(carts).set({ couponCode: code }).where(eq(carts.id, locked.id));
    await record(tx, who, { is: "cart.changed", cartId: locked.id, version: locked.version });
    const cart = await cartById(locked.id, new Date(), tx);
    return cart.couponProblem ? refused({ why: "code", problem: cart.couponProblem }) : done(cart);
  }, { pool: poolFor(who) });
}
