import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { careActs, orders } from "@/db/schema/all";
import { type Id, isId, type OrderId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { servesCustomers, toCustomer } from "./rules";
import type { CareAct } from "./types";

/** What each act for a customer says: its press, the order, and why, in words that the customer reads. */
export const Act = z.object({
  actId: z.string().refine(isId).transform((id) => id as Id<"care-act">), // made with the form: one press, one act
  orderId: z.string().refine(isId).transform((id) => id as OrderId),
  reason: toCustomer,
});
export type NotActed = { why: "not-yours" } | { why: "unknown-order" };

/**
 * Customer service does something with an order in its customer's place: the order is locked, `work` does it, and it is written down who did it and
 * why, all or nothing. May be repeated: one press, one act. Refuses what `work` refuses, `not-yours`, and `unknown-order`.
 */
export function actFor<Why extends { readonly why: string }>(who: Staff, { actId, orderId, reason }: z.output<typeof Act>, act: CareAct["act"], work: (tx: Tx) => Promise<Outcome<unknown, Why>>): Promise<Outcome<null, NotActed | Why>> {
  return atomically(async (tx): Promise<Outcome<null, NotActed | Why>> => {
    if (!servesCustomers(who)) return refused({ why: "not-yours" });
    const [order] = await tx.select({ id: orders.id }).from(orders).where(eq(orders.id, orderId)).for("update");
    if (!order) return refused({ why: "unknown-order" });
    if ((await tx.$count(careActs, eq(careActs.id, actId))) > 0) return done(null);
    const answer = await work(tx);
    if (!answer.ok) return answer;
    await tx.insert(careActs).values({ id: actId, orderId, act, reason, actor: actorOf(who) });
    await record(tx, who, { is: "care.acted", actId, orderId });
    return done(null);
  }, { pool: "staff" });
}
