import "server-only";
import { and, eq } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { returnLabels } from "@/db/schema/all";
import { log } from "@/lib/core/log";
import { done } from "@/lib/core/outcome";
import type { Carrier } from "@/lib/gateways/carrier";
import { carrier } from "@/lib/gateways/configured";
import { orderById } from "@/lib/orders/reads";
import { lockedRequest, requestById } from "./announced/reads";
import type { ReturnRequestId } from "./announced/types";
import { labelOf, parcelBack } from "./labels/reads";

/**
 * Has the label made that an announcement asked for, once, and keeps it; what the carrier refuses is kept as refused. Throws while there is no answer, so that the job comes again, which books nothing twice.
 * Where the announcement was over meanwhile, what was booked is given up again.
 */
export async function bookLabel(requestId: ReturnRequestId, by: Carrier | null = carrier()): Promise<void> {
  if ((await labelOf(requestId))?.state !== "due") return;
  const request = await requestById(requestId);
  const order = request && (await orderById(request.orderId));
  const parcel = order && request.state === "announced" ? await parcelBack(order, request) : null;
  if (!parcel || !by) return end(requestId, { state: "dropped" }).then(() => undefined);
  const booked = await by.bookReturn(parcel);
  if (!booked.ok && booked.why === "no-answer") throw new Error(`the label of ${requestId} has no answer yet: ${booked.said}`);
  if (!booked.ok) {
    log.warn({ request: requestId }, "a carrier makes no label for a return");
    await end(requestId, { state: "refused", said: booked.said });
    return;
  }
  const { ref, parcel: its, tracking } = booked.value;
  const file = await by.label(its);
  if (!file.ok) throw new Error(`the label of ${requestId} can't be fetched yet: ${file.said}`);
  const kept = await end(requestId, { state: "booked", ref, parcel: its, tracking, pdf: file.value });
  if (!kept && ref && (await labelOf(requestId))?.state !== "booked") await by.cancelReturn(ref); // another job may have kept the very same booking
}

/** What became of a label that was due; false where it was not any more, or its announcement is over. */
async function end(requestId: ReturnRequestId, to: Partial<typeof returnLabels.$inferInsert>): Promise<boolean> {
  const { value } = await atomically(async (tx) => {
    const request = to.state === "booked" ? await lockedRequest(requestId, tx) : null;
    if (to.state === "booked" && request?.state !== "announced") return done(false);
    return done((await tx.update(returnLabels).set(to).where(and(eq(returnLabels.requestId, requestId), eq(returnLabels.state, "due"))).returning({ id: returnLabels.requestId })).length > 0);
  });
  return value;
}
