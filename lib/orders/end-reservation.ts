import "server-only";
import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { paymentAttempts } from "@/db/schema/all";
import type { OrderId } from "@/lib/core/id";
import type { Who } from "@/lib/core/who";
import { closeOrder } from "./close-order";
import { reservationOf } from "./reservation";

/** A reservation that its buyer gives up, or that its store can't keep, is over: nothing is to pay any more, its pieces are free. Runs in the caller's transaction, the order locked and known to be reserved. */
export async function endReservation(tx: Tx, who: Who, orderId: OrderId, at: Date): Promise<void> {
  const standing = await reservationOf(tx, orderId);
  if (standing) await tx.update(paymentAttempts).set({ state: "voided", settledAt: at }).where(eq(paymentAttempts.id, standing.id));
  await closeOrder(tx, who, orderId, "cancelled", at);
}
