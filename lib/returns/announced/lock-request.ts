import "server-only";
import type { Tx } from "@/db/client";
import type { OrderId } from "@/lib/core/id";
import type { Shopper } from "@/lib/core/who";
import { lockMine } from "@/lib/orders/lock-mine";
import { lockedRequest } from "./reads";
import type { Announced, ReturnRequestId } from "./types";

export type OfRequest = { readonly requestId: ReturnRequestId; readonly orderId: OrderId; readonly code: string | null };

/** An announcement of one's own, locked after its order, so that what is read is what the transaction changes; null for an announcement of somebody else's order like for one that isn't there. */
export async function lockRequest(tx: Tx, who: Shopper, { requestId, orderId, code }: OfRequest): Promise<Announced | null> {
  const order = await lockMine(tx, who, orderId, { code, duty: "take-back" });
  if (!order) return null;
  const request = await lockedRequest(requestId, tx);
  return request?.orderId === order.id ? request : null;
}
