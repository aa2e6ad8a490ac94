import "server-only";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { fulfilments } from "@/db/schema/all";
import { type FulfilmentId, isId, type OrderId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { lockPart, mayServe, servePart } from "./serve-part";

export const Part = z.object({ fulfilmentId: z.string().refine(isId).transform((id) => id as FulfilmentId) });
export type NotHandedOver =
  | { why: "unknown-part" }
  | { why: "not-yours" } // the colleague may not hand over at the part's place
  | { why: "not-for-collection" }
  | { why: "not-paid" }
  | { why: "not-ready" }
  | { why: "cancelled" }
  | { why: "already-collected" };
type Served = { readonly orderId: OrderId; readonly orderDone: boolean };

/** A colleague has picked what will be collected: the part is ready. Refuses as `handOver` does; `already-collected` once it is gone. May be repeated. */
export function makeReady(who: Staff, { fulfilmentId }: z.output<typeof Part>): Promise<Outcome<Served, NotHandedOver>> {
  return atomically(async (tx) => {
    const part = await lockPart(tx, fulfilmentId);
    if (!part) return refused({ why: "unknown-part" });
    if (!mayServe(who, part)) return refused({ why: "not-yours" });
    if (part.kind !== "collect") return refused({ why: "not-for-collection" });
    if (part.state === "cancelled") return refused({ why: "cancelled" });
    if (part.state === "collected") return refused({ why: "already-collected" });
    if (part.orderState !== "paid") return refused({ why: "not-paid" });
    if (part.state === "planned") {
      await tx.update(fulfilments).set({ state: "ready", changedAt: new Date() }).where(and(eq(fulfilments.id, part.id), eq(fulfilments.state, "planned")));
      await record(tx, who, { is: "fulfilment.ready", fulfilmentId: part.id, orderId: part.orderId });
    }
    return done({ orderId: part.orderId, orderDone: false });
  }, { pool: "staff" });
}

/**
 * A colleague hands over what is ready to whoever may collect it (which the entrance has made sure of): its pieces leave the
 * building, and the order is fulfilled once no part of it is left to serve. One part is handed over once, whoever is quicker.
 */
export function handOver(who: Staff, { fulfilmentId }: z.output<typeof Part>): Promise<Outcome<Served, NotHandedOver>> {
  return atomically(async (tx) => {
    const part = await lockPart(tx, fulfilmentId);
    if (!part) return refused({ why: "unknown-part" });
    if (!mayServe(who, part)) return refused({ why: "not-yours" });
    if (part.kind !== "collect") return refused({ why: "not-for-collection" });
    if (part.state === "cancelled") return refused({ why: "cancelled" });
    if (part.state === "collected") return refused({ why: "already-collected" });
    if (part.orderState !== "paid") return refused({ why: "not-paid" });
    if (part.state !== "ready") return refused({ why: "not-ready" });
    await tx.update(fulfilments).set({ state: "collected", changedAt: new Date() }).where(and(eq(fulfilments.id, part.id), eq(fulfilments.state, "ready")));
    await record(tx, who, { is: "fulfilment.collected", fulfilmentId: part.id, orderId: part.orderId });
    return done({ orderId: part.orderId, orderDone: await servePart(tx, who, part) });
  }, { pool: "staff" });
}
