import "server-only";
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { carts, customers } from "@/db/schema/all";
import type { CustomerId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { LOCALES, type Staff } from "@/lib/core/who";
import { Email } from "@/lib/customers/rules";
import { record } from "@/lib/events/record";
import { beginBasket, lockBasket } from "./lock-basket";
import { sellsAt } from "./reads";
import { AtBasket } from "./ring-up";

export const NameCustomer = AtBasket.extend({ email: Email.nullable() });
export type NotNamed = { why: "not-yours" } | { why: "basket-gone" } | { why: "unknown-customer" } | { why: "own-basket" };

/**
 * Rings a basket up for an account, by its whole address as the customer says it: nobody is listed, and nothing else of them is shown.
 * `null`: for nobody again. Tries are counted in the entrance. Refuses `unknown-customer` also for an address that was never proved,
 * `own-basket` for a bag that came from its owner's phone. May be repeated.
 */
export const nameCustomer = (who: Staff, { email, ...basket }: z.output<typeof NameCustomer>): Promise<Outcome<null, NotNamed>> =>
  ringUpFor(who, basket, email === null ? null : eq(customers.email, email));

const ForCard = AtBasket.extend({ locale: z.enum(LOCALES) });
/**
 * The same by the card that the customer's phone showed, which also begins a basket: it is shown before anything is rung up. Then their
 * store credit may pay, which an address alone doesn't open. The code of the card was opened before (`takeUp`).
 */
export const nameByCard = (who: Staff, basket: z.output<typeof ForCard>, customerId: CustomerId): Promise<Outcome<null, NotNamed>> =>
  ringUpFor(who, basket, eq(customers.id, customerId), true);

function ringUpFor(who: Staff, { place, basketId, locale }: z.output<typeof AtBasket> & { readonly locale?: z.output<typeof ForCard>["locale"] }, whose: ReturnType<typeof eq> | null, cardShown = false): Promise<Outcome<null, NotNamed>> {
  return atomically(async (tx) => {
    if (!sellsAt(who, place)) return refused({ why: "not-yours" });
    const locked = await (locale ? beginBasket(tx, place, basketId, locale) : lockBasket(tx, place, basketId));
    if (!locked) return refused({ why: "basket-gone" });
    if (locked.customerId) return refused({ why: "own-basket" });
    const [account] = whose === null ? [] : await tx.select({ id: customers.id }).from(customers).where(and(whose, isNotNull(customers.emailVerifiedAt), isNull(customers.disabledAt)));
    if (whose !== null && !account) return refused({ why: "unknown-customer" });
    await tx.update(carts).set({ forCustomerId: account?.id ?? null, cardShown }).where(eq(carts.id, basketId));
    await record(tx, who, { is: "cart.changed", cartId: basketId, version: locked.version });
    return done(null);
  }, { pool: "staff" });
}
