import "server-only";
import { and, eq, gt, sql } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { careLooks, orders } from "@/db/schema/all";
import { readShortCode } from "@/lib/core/code";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import { orderByNumber } from "@/lib/orders/reads";
import type { Order } from "@/lib/orders/types";
import { servesCustomers } from "./rules";

/** An order as customer service opens it; `account`: it is of an account, not of a guest. */
type File = { readonly order: Order; readonly account: boolean };

/** A colleague of customer service opens a customer's order, and it is written down that they did: once in ten minutes, however often they look. Refuses `not-yours`, and `unknown-order`. */
export async function openFile(who: Staff, typed: string): Promise<Outcome<File, { why: "not-yours" } | { why: "unknown-order" }>> {
  if (!servesCustomers(who)) return refused({ why: "not-yours" });
  const number = readShortCode(typed);
  const order = number === null ? null : await orderByNumber(number, "all");
  if (!order) return refused({ why: "unknown-order" });
  return atomically(async (tx) => {
    const before = await tx.$count(careLooks, and(eq(careLooks.orderId, order.id), eq(careLooks.actor, actorOf(who)), gt(careLooks.at, sql`now() - interval '10 minutes'`)));
    if (before === 0) await tx.insert(careLooks).values({ orderId: order.id, actor: actorOf(who) });
    const [owner] = await tx.select({ customerId: orders.customerId }).from(orders).where(eq(orders.id, order.id));
    return done({ order, account: (owner?.customerId ?? null) !== null });
  }, { pool: "staff" });
}
