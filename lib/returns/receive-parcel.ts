import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { returnRequests } from "@/db/schema/all";
import { isId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { lockedRequest } from "./announced/reads";
import type { ReturnRequestId } from "./announced/types";
import { takesBackAt } from "./counter/rules";

export const ReceiveParcel = z.object({ requestId: z.string().refine(isId).transform((id) => id as ReturnRequestId) });
/**
 * A colleague has the parcel of an announced return in hand, still closed: it has arrived, waits for whoever looks at it, and lapses no more; its customer has a letter.
 * Once; a second press changes nothing. Refuses `not-yours` for who doesn't take back where it goes, `over` once it was decided or ended.
 */
export function receiveParcel(who: Staff, { requestId }: z.output<typeof ReceiveParcel>): Promise<Outcome<null, { why: "not-yours" } | { why: "over" }>> {
  return atomically(async (tx) => {
    const request = await lockedRequest(requestId, tx); // of two presses the second finds it arrived
    if (!request?.locationId || !takesBackAt(who, request.locationId)) return refused({ why: "not-yours" });
    const arrived = await tx.update(returnRequests).set({ arrivedAt: sql`now()`, arrivedBy: actorOf(who) }).where(and(eq(returnRequests.id, requestId), eq(returnRequests.state, "announced"), isNull(returnRequests.arrivedAt))).returning({ id: returnRequests.id });
    if (arrived.length > 0) await record(tx, who, { is: "return-request.arrived", requestId, orderId: request.orderId });
    return arrived.length > 0 || request.arrivedAt ? done(null) : refused({ why: "over" });
  }, { pool: "staff" });
}
