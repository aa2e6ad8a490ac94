import "server-only";
import { and, asc, eq, isNull, lte } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { fulfilments, orders, promises } from "@/db/schema/all";
import type { FulfilmentId, OrderId } from "@/lib/core/id";
import { done, refused } from "@/lib/core/outcome";
import type { Machine } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { giveBackPart } from "./give-back-part";
import { leftForNextRound } from "./left-for-next-round";

const MACHINE: Machine = { is: "machine", job: "expire-collections" };
const MOST = 200;

/**
 * Ends the wait for whoever did not come: what was ready longer than was promised is for sale again, and its money goes back. Says
 * how many. One that fails is logged and left for the next round. May run at any time, also twice at once.
 */
export async function expireCollections(at: Date): Promise<number> {
  const due = await db
    .select({ fulfilmentId: fulfilments.id, orderId: fulfilments.orderId })
    .from(promises)
    .innerJoin(fulfilments, eq(fulfilments.id, promises.fulfilmentId))
    .where(and(eq(promises.kind, "held-until"), isNull(promises.endedAt), lte(promises.due, at), eq(fulfilments.state, "ready")))
    .orderBy(asc(promises.due))
    .limit(MOST);
  let ended = 0;
  for (const one of due) {
    try {
      if ((await expire(one.orderId, one.fulfilmentId, at)).ok) ended++;
    } catch (fault) {
      leftForNextRound(fault, { fulfilmentId: one.fulfilmentId }, "a collection that nobody came for was not ended");
    }
  }
  return ended;
}

const expire = (orderId: OrderId, fulfilmentId: FulfilmentId, at: Date) =>
  atomically(async (tx) => {
    const [order] = await tx.select({ state: orders.state }).from(orders).where(eq(orders.id, orderId)).for("update");
    const [part] = await tx.select().from(fulfilments).where(eq(fulfilments.id, fulfilmentId)).for("update");
    const [held] = await tx.select({ due: promises.due }).from(promises).where(and(eq(promises.fulfilmentId, fulfilmentId), eq(promises.kind, "held-until"), isNull(promises.endedAt)));
    if (order?.state !== "paid" || part?.state !== "ready" || !held || held.due > at) return refused({ why: "not-due" }); // collected, or kept longer, meanwhile
    await giveBackPart(tx, MACHINE, part, at);
    await record(tx, MACHINE, { is: "fulfilment.expired", fulfilmentId, orderId });
    return done(null);
  });
