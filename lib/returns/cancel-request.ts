import "server-only";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { returnRequests } from "@/db/schema/all";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { poolFor, type Shopper } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { lockMine } from "@/lib/orders/lock-mine";
import { AnnounceReturn } from "./announce-return";
import { requestById } from "./announced/reads";

export const CancelRequest = AnnounceReturn.pick({ requestId: true, orderId: true, code: true });
/**
 * Its customer takes an announcement back: nothing is waited for, its code opens nothing, and the days of their rights run as if it had never been
 * said. Refuses `decided` once the goods have arrived or were looked at, and an announcement of somebody else's order like one that isn't there. May be repeated.
 */
export function cancelRequest(who: Shopper, { requestId, orderId, code }: z.output<typeof CancelRequest>): Promise<Outcome<null, { why: "unknown-order" } | { why: "decided" }>> {
  return atomically(async (tx) => {
    const order = await lockMine(tx, who, orderId, { code, duty: "take-back" });
    const request = order && (await requestById(requestId, tx));
    if (!order || request?.orderId !== order.id) return refused({ why: "unknown-order" });
    if (request.state === "decided" || request.arrivedAt) return refused({ why: "decided" });
    const ended = await tx.update(returnRequests).set({ state: "cancelled" }).where(and(eq(returnRequests.id, requestId), eq(returnRequests.state, "announced"))).returning({ id: returnRequests.id });
    if (ended.length > 0) await record(tx, who, { is: "return-request.ended", requestId, orderId });
    return done(null);
  }, { pool: poolFor(who) });
}
