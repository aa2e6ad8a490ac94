import "server-only";
import type { z } from "zod";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import type { OrderId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { poolFor, type Shopper, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import type { Asked } from "@/lib/fulfilment/collect-elsewhere";
import { lockOwnPart, type OwnPart } from "@/lib/fulfilment/lock-own-part";
import { endReservation } from "@/lib/orders/end-reservation";
import { giveBackPart } from "./give-back-part";

export type PartNotCancelled = { why: "unknown-part" } | { why: "not-paid" } | { why: "on-its-way" } | { why: "closed" };

/**
 * A part of a paid order that nobody has sent or handed over isn't wanted any more: its share of the price goes back to where it came
 * from, its pieces are free. The order ends with its last part. For its customer, a guest with its code, or a colleague who may hand
 * over. Refuses `on-its-way` once it has left, `closed` once it is over.
 */
export const cancelPart = (who: Shopper | Staff, asked: z.output<typeof Asked>): Promise<Outcome<{ readonly orderId: OrderId }, PartNotCancelled>> =>
  atomically(async (tx): Promise<Outcome<{ readonly orderId: OrderId }, PartNotCancelled>> => {
    const part = await lockOwnPart(tx, who, asked);
    return part.ok ? dropPart(tx, who, part.value) : part;
  }, { pool: poolFor(who) });

/** The same in the caller's transaction, for a part that was locked for who may cancel it. */
export async function dropPart(tx: Tx, who: Shopper | Staff, part: OwnPart): Promise<Outcome<{ readonly orderId: OrderId }, Exclude<PartNotCancelled, { why: "unknown-part" }>>> {
  const { id, orderId, state, orderState, atWork } = part;
  if (atWork && orderState === "placed") {
    await endReservation(tx, who, orderId, new Date()); // a reservation is given up as a whole
    return done({ orderId });
  }
  if (state === "waiting" || orderState === "placed") return refused({ why: "not-paid" });
  if (state === "cancelled") return refused({ why: "closed" });
  if (state !== "planned" && state !== "ready" && state !== "asked") return refused({ why: "on-its-way" });
  await giveBackPart(tx, who, part, new Date());
  await record(tx, who, { is: "fulfilment.cancelled", fulfilmentId: id, orderId });
  return done({ orderId });
}
