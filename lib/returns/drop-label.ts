import "server-only";
import { and, eq } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { returnLabels } from "@/db/schema/all";
import { done } from "@/lib/core/outcome";
import type { Carrier } from "@/lib/gateways/carrier";
import { carrier } from "@/lib/gateways/configured";
import type { ReturnRequestId } from "./announced/types";

/** An announcement is over without its parcel: a label that was not made yet never is, one that was made is given up while its carrier lets it. Throws while there is no answer, so that the job comes again. */
export async function dropLabel(requestId: ReturnRequestId, by: Carrier | null = carrier()): Promise<void> {
  const { value: ref } = await atomically(async (tx) => {
    await tx.update(returnLabels).set({ state: "dropped" }).where(and(eq(returnLabels.requestId, requestId), eq(returnLabels.state, "due")));
    const [booked] = await tx.select({ ref: returnLabels.ref }).from(returnLabels).where(and(eq(returnLabels.requestId, requestId), eq(returnLabels.state, "booked")));
    return done(booked?.ref ?? null);
  });
  if (!ref || !by) return;
  const ended = await by.cancelReturn(ref);
  if (!ended.ok && ended.why === "no-answer") throw new Error(`the label of ${requestId} could not be given up yet: ${ended.said}`);
  if (ended.ok) await atomically(async (tx) => done(await tx.update(returnLabels).set({ state: "cancelled" }).where(and(eq(returnLabels.requestId, requestId), eq(returnLabels.state, "booked")))));
}
