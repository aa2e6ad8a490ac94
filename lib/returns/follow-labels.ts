import "server-only";
import { and, asc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { returnLabels, returnRequests } from "@/db/schema/all";
import { done } from "@/lib/core/outcome";
import type { Machine } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import type { Carrier } from "@/lib/gateways/carrier";
import { carrier } from "@/lib/gateways/configured";

const CLOCK: Machine = { is: "machine", job: "follow-return-labels" };
const AT_ONCE = 100;

/**
 * Asks the carrier which labelled parcels have left, and says so of their announcements, with the parcel's number; says how many. By the clock, those first that were asked about longest ago; may be repeated.
 * What has no answer is asked about the next time.
 */
export async function followLabels(by: Carrier | null = carrier()): Promise<number> {
  if (!by) return 0;
  const waiting = await db
    .select({ requestId: returnLabels.requestId, orderId: returnRequests.orderId, ref: returnLabels.ref, tracking: returnLabels.tracking })
    .from(returnLabels).innerJoin(returnRequests, eq(returnRequests.id, returnLabels.requestId))
    .where(and(eq(returnLabels.state, "booked"), isNotNull(returnLabels.ref), eq(returnRequests.state, "announced"), isNull(returnRequests.sentAt), isNull(returnRequests.arrivedAt)))
    .orderBy(sql`${returnLabels.followedAt} nulls first`, asc(returnLabels.requestId)).limit(AT_ONCE);
  let left = 0;
  for (const { requestId, orderId, ref, tracking } of waiting) {
    const asked = await by.hasLeft(ref ?? "");
    if (!asked.ok || !asked.value) continue;
    const { value } = await atomically(async (tx) => {
      const sent = await tx.update(returnRequests).set({ sentAt: sql`now()`, tracking }).where(and(eq(returnRequests.id, requestId), eq(returnRequests.state, "announced"), isNull(returnRequests.sentAt), isNull(returnRequests.arrivedAt))).returning({ id: returnRequests.id });
      if (sent.length > 0) await record(tx, CLOCK, { is: "return-request.sent", requestId, orderId });
      return done(sent.length);
    });
    left += value;
  }
  if (waiting.length > 0) await atomically(async (tx) => done(await tx.update(returnLabels).set({ followedAt: sql`now()` }).where(inArray(returnLabels.requestId, waiting.map(({ requestId }) => requestId)))));
  return left;
}
