import "server-only";
import { and, eq, inArray, notInArray, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { fulfilmentLines, fulfilments, orderLines, orders } from "@/db/schema/all";
import { type FulfilmentId, isId, type OrderId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { closeHolds } from "@/lib/inventory/close-holds";
import { CARRIER_KEYS, readTrackingNumber, trackingOf } from "./rules";

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
    const [found] = await tx.select({ orderId: fulfilments.orderId }).from(fulfilments).where(eq(fulfilments.id, input.fulfilmentId));
    if (!found) return refused({ why: "unknown-part" });
    const [order] = await tx.select({ state: orders.state }).from(orders).where(eq(orders.id, found.orderId)).for("update");
    const [part] = await tx.select().from(fulfilments).where(eq(fulfilments.id, input.fulfilmentId)).for("update");
    if (!order || !part) throw new Error(`part ${input.fulfilmentId} lost its order`);

    if (!who.may.has("hand-over") || (who.at !== null && !who.at.includes(part.locationId))) {
      log.warn({ staffId: who.staffId, fulfilmentId: part.id }, "tried to send a parcel of another place");
      return refused({ why: "not-yours" });
    }
    if (part.kind !== "deliver") return refused({ why: "not-a-parcel" });
    if (part.state === "cancelled") return refused({ why: "cancelled" });
    if (part.state === "sent" || part.state === "delivered") return refused({ why: "already-sent" });
    if (order.state !== "paid") return refused({ why: "not-paid" });

    const at = new Date();
    const sent = await tx
      .update(fulfilments)
      .set({ state: "sent", tracking: trackingOf(input.carrier, input.tracking), changedAt: at })
      .where(and(eq(fulfilments.id, part.id), inArray(fulfilments.state, ["planned", "packed"])))
      .returning({ id: fulfilments.id });
    if (sent.length === 0) return refused({ why: "not-paid" });
    const lines = await countFulfilled(tx, part.id);
    const orderDone = await finishOrder(tx, part.orderId);
    await record(tx, who, { is: "fulfilment.sent", fulfilmentId: part.id, orderId: part.orderId });
    await closeHolds(tx, who, part.orderId, "fulfilled", { at: part.locationId, lines });
    return done({ orderId: part.orderId, orderDone });
  }, { pool: "staff" });
}

/** Counts the part's pieces as fulfilled on their order lines, and says which lines these are. */
async function countFulfilled(tx: Tx, partId: FulfilmentId) {
  const updated = await tx
    .update(orderLines)
    .set({ fulfilled: sql`${orderLines.fulfilled} + ${fulfilmentLines.quantity}` })
    .from(fulfilmentLines)
    .where(and(eq(fulfilmentLines.fulfilmentId, partId), eq(orderLines.id, fulfilmentLines.orderLineId)))
    .returning({ id: orderLines.id });
  return updated.map((line) => line.id);
}

/** An order is fulfilled when each of its parts was sent, delivered, collected or cancelled. */
async function finishOrder(tx: Tx, orderId: OrderId): Promise<boolean> {
  const left = await tx.select({ id: fulfilments.id }).from(fulfilments).where(and(eq(fulfilments.orderId, orderId), notInArray(fulfilments.state, ["sent", "delivered", "collected", "cancelled"]))).limit(1);
  if (left.length > 0) return false;
  await tx.update(orders).set({ state: "fulfilled" }).where(and(eq(orders.id, orderId), eq(orders.state, "paid")));
  return true;
}
