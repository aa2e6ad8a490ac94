import "server-only";
import { and, eq, gt, isNotNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { orders, paymentAttempts } from "@/db/schema/all";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { type Act, actFor, type NotActed } from "./act-for";

/** Customer service sends the customer of an order that waits for its money the link to pay it, by letter. Refuses `not-waiting` once it was paid, its page is over, or it never had one. */
export const sendPayLink = (who: Staff, act: z.output<typeof Act>): Promise<Outcome<null, NotActed | { why: "not-waiting" }>> =>
  actFor<{ why: "not-waiting" }>(who, act, "pay-link", async (tx) => {
    const waits = await tx
      .select({ id: paymentAttempts.id })
      .from(paymentAttempts)
      .innerJoin(orders, eq(orders.id, paymentAttempts.orderId))
      .where(and(eq(orders.id, act.orderId), eq(orders.state, "placed"), eq(paymentAttempts.tender, "card-online"), eq(paymentAttempts.state, "open"), isNotNull(paymentAttempts.pageUrl), gt(paymentAttempts.expiresAt, sql`now()`)));
    return waits.length > 0 ? done(null) : refused({ why: "not-waiting" });
  });
