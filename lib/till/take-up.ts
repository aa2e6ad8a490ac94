import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { carts } from "@/db/schema/all";
import { openCode, openSign } from "@/lib/codes/open-code";
import { readCode } from "@/lib/codes/rules";
import type { Closed, Opened } from "@/lib/codes/types";
import { config } from "@/lib/core/config";
import type { CartId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { LOCALES, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { nameByCard, type NotNamed } from "./name-customer";
import { sellsAt } from "./reads";
import { AtBasket } from "./ring-up";

/** `basketId`: the till's own, which a customer's card is for. */
export const TakeUp = AtBasket.partial({ basketId: true }).extend({ code: z.string().trim().min(1).max(200), locale: z.enum(LOCALES).optional() });
export type NotTakenUp = Closed | NotNamed | { why: "mistyped" } | { why: "other-code" };

/** Whether a scan is what a shopper's phone shows: the long code of its bag or of its card, or the few signs that are typed in place of the bag's. Pure. */
export const isPhoneCode = (code: string): boolean => {
  const read = readCode(code, config().UNICO_BASE_URL);
  return read.is === "code" || (read.is === "typed" && read.sign !== null);
};

/**
 * The shopper's own bag comes to the till, by the code that their phone shows: the very cart, with its prices, codes and gift cards. Both
 * may go on changing it and each sees what the other does. A customer's card names them for the basket in hand instead (`nameByCard`). Refuses as the code does, `other-code` for what opens something else,
 * `basket-gone` once it was merged into another. May be repeated as often as its code opens.
 */
export async function takeUp(who: Staff, { place, code, basketId, locale = "it" }: z.output<typeof TakeUp>): Promise<Outcome<{ readonly basketId: CartId }, NotTakenUp>> {
  if (!sellsAt(who, place)) return refused({ why: "not-yours" });
  const read = readCode(code, config().UNICO_BASE_URL);
  const opened: Outcome<Opened, NotTakenUp> = read.is === "code" ? await openCode(who, { code: read.code }) : read.is === "typed" && read.sign ? await openSign(who, { at: place, sign: read.sign }) : refused({ why: "unknown" });
  if (!opened.ok) return opened;
  const found = opened.value;
  if (found.purpose === "customer" && basketId) {
    const named = await nameByCard(who, { place, basketId, locale }, found.customerId);
    return named.ok ? done({ basketId }) : named;
  }
  if (found.purpose !== "cart" || (found.at !== null && found.at !== place)) return refused({ why: "other-code" });
  return atomically(async (tx) => {
    const [cart] = await tx
      .update(carts)
      .set({ locationId: place, parkedAs: null, forCustomerId: null, phoneAt: sql`coalesce(${carts.phoneAt}, now())`, version: sql`${carts.version} + 1`, changedAt: sql`now()` })
      .where(and(eq(carts.id, found.cartId), eq(carts.state, "open"), sql`exists (select 1 from locations where id = ${place})`))
      .returning({ version: carts.version });
    if (!cart) return refused({ why: "basket-gone" });
    await record(tx, who, { is: "cart.changed", cartId: found.cartId, version: cart.version });
    return done({ basketId: found.cartId });
  }, { pool: "staff" });
}
