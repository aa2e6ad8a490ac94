import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { fulfilments } from "@/db/schema/all";
import { type FulfilmentId, isId, type OrderId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { CARRIER_KEYS, readTrackingNumber, trackingOf } from "./rules";
import { lockPart, mayServe, servePart } from "./serve-part";

export const SendParcel = z.object({
  fulfilmentId: z.string().refine(isId).transform((id) => id as FulfilmentId),
  carrier: z.enum(CARRIER_KEYS, "carrier"),
  tracking: z.string("required").min(1, "required").max(200, "too-long").transform((typed, ctx) => {
    const number = readTrackingNumber(typed);
    if (number !== null) return number;
    ctx.addIssue({ code: "custom", message: "tracking" });
    return z.NEVER;
  }),
});

export type Sent = { readonly orderId: OrderId; readonly orderDone: boolean };
export type NotSent =
  | { why: "unknown-part" }
  | { why: "not-yours" } // the colleague may not hand over at the part's place
  | { why: "not-a-parcel" }
  | { why: "not-paid" }
  | { why: "cancelled" }
  | { why: "already-sent" };

/**
 * A colleague hands a parcel to the carrier: the part is sent, its pieces leave the building, and the order is fulfilled
 * once no part of it is left to serve. One parcel is sent once, whoever is quicker.
 */
export function sendParcel(who: Staff, input: z.output<typeof SendParcel>): Promise<Outcome<Sent, NotSent>> {
  return atomically(async (tx) => {
    const part = await lockPart(tx, input.fulfilmentId);
    if (!part) return refused({ why: "unknown-part" });
    if (!mayServe(who, part)) return refused({ why: "not-yours" });
    if (part.kind !== "deliver") return refused({ why: "not-a-parcel" });
    if (part.state === "cancelled") return refused({ why: "cancelled" });
    if (part.state === "sent" || part.state === "delivered") return refused({ why: "already-sent" });
    if (part.orderState !== "paid") return refused({ why: "not-paid" });

    const sent = await tx
      .update(fulfilments)
      .set({ state: "sent", tracking: trackingOf(input.carrier, input.tracking), changedAt: new Date() })
      .where(and(eq(fulfilments.id, part.id), inArray(fulfilments.state, ["planned", "packed"])))
      .returning({ id: fulfilments.id });
    if (sent.length === 0) return refused({ why: "not-paid" });
    await record(tx, who, { is: "fulfilment.sent", fulfilmentId: part.id, orderId: part.orderId });
    return done({ orderId: part.orderId, orderDone: await servePart(tx, who, part) });
  }, { pool: "staff" });
}
