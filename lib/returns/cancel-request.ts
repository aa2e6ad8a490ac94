import "server-only";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { returnRequests } from "@/db/schema/all";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { poolFor, type Shopper } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { AnnounceReturn } from "./announce-return";
import { lockRequest } from "./announced/lock-request";

export const CancelRequest = AnnounceReturn.pick({ requestId: true, orderId: true, code: true });
/**
 * Its customer takes an announcement back: nothing is waited for, its code opens nothing, and the days of their rights run as if it had never been
 * said. Refuses `decided` once the goods have arrived or were looked at, and an announcement of somebody else's order like one that isn't there. May be repeated.
 */
export function cancelRequest(who: Shopper, its: z.output<typeof CancelRequest>): Promise<Outcome<null, { why: "unknown-order" } | { why: "decided" }>> {
  return atomically(async (tx) => {
    const request = await lockRequest(tx, who, its);
    if (!request) return refused({ why: "unknown-order" });
    if (request.state === "decided" || request.arrivedAt) return refused({ why: "decided" });
    const ended = await tx.update(returnRequests).set({ state: "cancelled" }).where(and(eq(returnRequests.id, its.requestId), eq(returnRequests.state, "announced"))).returning({ id: returnRequests.id });
    if (ended.length > 0) await record(tx, who, { is: "return-request.ended", requestId: its.requestId, orderId: its.orderId });
    return done(null);
  }, { pool: poolFor(who) });
}
