import "server-only";
import { and, eq, gt, isNotNull, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { carts } from "@/db/schema/all";
import { findCode } from "@/lib/codes/find-code";
import { openHash } from "@/lib/codes/open-code";
import { lookAtHash } from "@/lib/codes/reads";
import type { Closed } from "@/lib/codes/types";
import type { CartId } from "@/lib/core/id";
import { newToken } from "@/lib/core/code";
import { hashOf } from "@/lib/core/hash";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { poolFor, type Shopper } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { type Offered, offeredTo } from "./reads";

export const OpenOnPhone = z.object({ code: z.string().max(200) });
export type NotOpened = Closed | { why: "other-code" } | { why: "on-another-phone" } | { why: "basket-gone" };

/** The basket that a code is of. Nothing is opened by it. */
async function basketOf(code: string, now: Date): Promise<Outcome<{ readonly hash: string; readonly cartId: CartId }, Closed | { why: "other-code" }>> {
  const hash = await findCode(code, now);
  if (hash === null) return refused({ why: "unknown" });
  const seen = await lookAtHash(hash, now);
  if (!seen.ok) return seen;
  return seen.value.purpose === "phone" ? done({ hash, cartId: seen.value.cartId }) : refused({ why: "other-code" });
}

/** What a code would bring to a phone, before anybody presses anything: for the page that shows it. Refuses as `openOnPhone` does. */
export async function lookOnPhone(code: string, now = new Date()): Promise<Outcome<Offered & { readonly cartId: CartId }, NotOpened>> {
  const found = await basketOf(code, now);
  if (!found.ok) return found;
  const { cartId } = found.value;
  const offered = await offeredTo(cartId, now);
  return offered ? done({ ...offered, cartId }) : refused({ why: "basket-gone" });
}

/**
 * A till's basket comes to the phone that shows its code: the very cart, with its prices and what a colleague took off. Answers the token
 * of the phone's cookie, none where this phone has it already. The first phone has it: refuses `on-another-phone` for others, until the
 * till sends it anew; `other-code` for what opens something else. A bag that the phone has of its own is left as it is.
 */
export async function openOnPhone(who: Shopper, { code }: z.output<typeof OpenOnPhone>, now = new Date()): Promise<Outcome<{ readonly token: string | null }, NotOpened>> {
  const found = await basketOf(code, now);
  if (!found.ok) return found;
  const { hash, cartId } = found.value;
  if (cartId === who.cartId) return done({ token: null });
  const opened = await openHash(who, hash, now);
  if (!opened.ok) return opened;
  const token = newToken(128);
  return atomically(async (tx) => {
    const here = and(eq(carts.id, cartId), eq(carts.state, "open"), isNotNull(carts.locationId), gt(carts.sentUntil, now));
    const [cart] = await tx
      .update(carts)
      .set({ tokenHash: hashOf(token), phoneAt: sql`now()`, version: sql`${carts.version} + 1`, changedAt: sql`now()` })
      .where(and(here, isNull(carts.phoneAt)))
      .returning({ version: carts.version });
    if (!cart) return refused({ why: (await tx.$count(carts, here)) > 0 ? "on-another-phone" : "basket-gone" });
    await record(tx, who, { is: "cart.changed", cartId, version: cart.version });
    return done({ token });
  }, { pool: poolFor(who) });
}
