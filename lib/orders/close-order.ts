import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { couponUses, fulfilments, orders } from "@/db/schema/all";
import type { OrderId } from "@/lib/core/id";
import type { Who } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { closeHolds } from "@/lib/inventory/close-holds";
import { releaseWallets } from "@/lib/wallets/charge-wallets";

/**
 * Ends an order that will not be served: cancelled by somebody, or expired because no money came. Its pieces, its code and
 * what it held of gift cards are free again at once; what has left the house stays as it went. Runs in the caller's transaction, the order locked and known to be open.
 */
export async function closeOrder(tx: Tx, who: Who, orderId: OrderId, as: "cancelled" | "expired", at: Date): Promise<void> {
  await tx.update(orders).set({ state: as, closedAt: at }).where(eq(orders.id, orderId));
  await tx.update(fulfilments).set({ state: "cancelled", changedAt: at }).where(and(eq(fulfilments.orderId, orderId), inArray(fulfilments.state, ["waiting", "planned", "packed", "ready", "asked"])));
  await tx.update(couponUses).set({ releasedAt: at }).where(and(eq(couponUses.orderId, orderId), isNull(couponUses.releasedAt)));
  await releaseWallets(tx, orderId, at);
  await record(tx, who, { is: as === "expired" ? "order.expired" : "order.cancelled", orderId });
  await closeHolds(tx, who, orderId, as === "expired" ? "expired" : "released");
}
