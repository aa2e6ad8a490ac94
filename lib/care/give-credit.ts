import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { careCredits, orders } from "@/db/schema/all";
import { type Id, isId, type OrderId } from "@/lib/core/id";
import { type Minor, minorOf } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { addCredit } from "@/lib/wallets/issue-store-credit";
import { creditLeft, servesCustomers, toCustomer } from "./rules";

export const GiveCredit = z.object({
  creditId: z.string().refine(isId).transform((id) => id as Id<"care-credit">), // made with the form: one press, one gift
  orderId: z.string().refine(isId).transform((id) => id as OrderId),
  amount: z.number().int().min(1).max(100_000).transform(minorOf),
  reason: toCustomer,
});
export type NotGiven = { why: "not-yours" } | { why: "unknown-order" } | { why: "no-account" } | { why: "too-much"; left: Minor };

/**
 * Customer service gives store credit for an order that went wrong, to its customer's account, with words that they read; so much for one order and no
 * more (rules.ts). May be repeated: one form, one gift. Of two at once both together stay within it. Refuses `no-account` for a guest's order.
 */
export function giveCredit(who: Staff, { creditId, orderId, amount, reason }: z.output<typeof GiveCredit>): Promise<Outcome<{ readonly amount: Minor }, NotGiven>> {
  return atomically(async (tx): Promise<Outcome<{ readonly amount: Minor }, NotGiven>> => {
    if (!servesCustomers(who)) return refused({ why: "not-yours" });
    const [order] = await tx.select({ customerId: orders.customerId, currency: orders.currency }).from(orders).where(eq(orders.id, orderId)).for("update");
    if (!order) return refused({ why: "unknown-order" });
    if (order.customerId === null) return refused({ why: "no-account" });
    const given = await tx.select({ id: careCredits.id, amount: careCredits.amount }).from(careCredits).where(eq(careCredits.orderId, orderId));
    if (given.some(({ id }) => id === creditId)) return done({ amount });
    const left = creditLeft(given);
    if (amount > left) return refused({ why: "too-much", left });
    await tx.insert(careCredits).values({ id: creditId, orderId, customerId: order.customerId, amount, currency: order.currency, reason, actor: actorOf(who) });
    await addCredit(tx, who, { key: creditId, customerId: order.customerId, worth: amount, currency: order.currency });
    await record(tx, who, { is: "care.credited", creditId, orderId });
    return done({ amount });
  }, { pool: "staff" });
}
