import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { cartWallets } from "@/db/schema/all";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { poolFor, type Shopper } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import type { CouponProblem } from "@/lib/pricing/types";
import { walletOfCode } from "@/lib/wallets/reads";
import { MOST_WALLETS, readGiftCode } from "@/lib/wallets/rules";
import { lockCart } from "./lock-cart";
import { cartById } from "./reads";
import { setCoupon } from "./set-coupon";
import type { Cart } from "./types";

export const EnterCode = z.object({ code: z.string().max(100).nullable() });
export type NotEntered = { why: "cart-empty" } | { why: "code"; problem: CouponProblem | "cards-enough" };

/**
 * Takes a code of either kind: a gift card's pays for the bag, any other is a discount code; `null` takes the discount code
 * away. May be repeated. Refuses a code
 * that does not count now; of a gift card it does not say whether it is unknown, spent, ended or of another currency.
 */
export async function enterCode(who: Shopper, { code: typed }: z.output<typeof EnterCode>): Promise<Outcome<Cart, NotEntered>> {
  const code = typed && readGiftCode(typed);
  if (!code) return setCoupon(who, { code: typed });
  return atomically(async (tx) => {
    const locked = await lockCart(tx, who);
    if (!locked) return refused({ why: "cart-empty" });
    const walletId = await walletOfCode(code, "EUR", tx);
    if (walletId === null) return refused({ why: "code", problem: "unknown" });
    await tx.insert(cartWallets).values({ cartId: locked.id, walletId }).onConflictDoNothing();
    const chosen = await tx.select({ id: cartWallets.walletId }).from(cartWallets).where(eq(cartWallets.cartId, locked.id));
    if (chosen.length > MOST_WALLETS) return refused({ why: "code", problem: "cards-enough" });
    await record(tx, who, { is: "cart.changed", cartId: locked.id, version: locked.version });
    return done(await cartById(locked.id, new Date(), tx));
  }, { pool: poolFor(who) });
}
