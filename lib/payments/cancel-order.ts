import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { fulfilments } from "@/db/schema/all";
import { isId, type OrderId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { poolFor, type Shopper, type Staff } from "@/lib/core/who";
import { closeOrder } from "@/lib/orders/close-order";
import { endReservation } from "@/lib/orders/end-reservation";
import { lockMine } from "@/lib/orders/lock-mine";
import { toPayInStore } from "@/lib/orders/rules";
import { returnMoney } from "@/lib/refunds/return-money";

export const CancelOrder = z.object({
  orderId: z.string().refine(isId).transform((id) => id as OrderId),
  code: z.string().max(100).nullable().default(null), // a guest's, from the link to the order
});
export type NotCancelled = { why: "unknown-order" } | { why: "not-paid" } | { why: "on-its-way" } | { why: "closed" };

/**
 * Cancels a reservation, or a paid order of which nothing has left the house: its pieces and codes are free, and all its money goes back, gift
 * cards first. For its customer, a guest with its code, or a colleague who may refund. Refuses `on-its-way` once something was
 * sent or handed over, `not-paid` while its money is awaited, `closed` when it is over, `unknown-order` for anybody else.
 */
export async function cancelOrder(who: Shopper | Staff, { orderId, code }: z.output<typeof CancelOrder>): Promise<Outcome<{ orderId: OrderId }, NotCancelled>> {
  return atomically(async (tx) => {
    const order = await lockMine(tx, who, orderId, { code, duty: "refund" });
    if (!order) return refused({ why: "unknown-order" });
    if (toPayInStore(order)) {
      await endReservation(tx, who, orderId, new Date());
      return done({ orderId });
    }
    if (order.state === "placed") return refused({ why: "not-paid" });
    if (order.state === "cancelled" || order.state === "expired") return refused({ why: "closed" });
    const gone = await tx.$count(fulfilments, and(eq(fulfilments.orderId, orderId), inArray(fulfilments.state, ["sent", "delivered", "collected"])));
    if (gone > 0) return refused({ why: "on-its-way" });
    await closeOrder(tx, who, orderId, "cancelled", new Date());
    await returnMoney(tx, who, orderId, minorOf(order.captured - order.refunded), "cancelled");
    return done({ orderId });
  }, { pool: poolFor(who) });
}
