import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { orders, paymentAttempts, refunds } from "@/db/schema/all";
import { isId, type RefundId, type TillId } from "@/lib/core/id";
import type { Minor } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { bookCash, type NotBooked, openDrawer } from "@/lib/drawer/book-cash";
import { maySellAt } from "@/lib/drawer/rules";
import { tillById } from "@/lib/drawer/reads";
import { goesOver, over } from "./reads";
import { settleRefundIn } from "./settle-refund";

export const HandOutCash = z.object({ refundId: z.string().refine(isId).transform((id) => id as RefundId), tillId: z.string().refine(isId).transform((id) => id as TillId) });
export type NotHandedOut = { why: "unknown-refund" } | { why: "not-yours" } | { why: "not-in-drawer" } | NotBooked;

/**
 * A colleague hands out a refund that is due in cash, because no drawer was open or had enough when it was decided, out of an open drawer.
 * May be repeated: it is given once. Refuses `not-in-drawer` where less should lie there.
 */
export function handOutCash(who: Staff, { refundId, tillId }: z.output<typeof HandOutCash>): Promise<Outcome<{ readonly amount: Minor }, NotHandedOut>> {
  return atomically(async (tx) => {
    const till = await tillById(tillId, tx);
    if (!till || !maySellAt(who, till.locationId)) return refused({ why: "not-yours" });
    const [about] = await tx.select({ orderId: paymentAttempts.orderId, tender: over.tender, into: refunds.walletId }).from(refunds).innerJoin(paymentAttempts, eq(paymentAttempts.id, refunds.attemptId)).innerJoin(over, goesOver).where(eq(refunds.id, refundId));
    if (about?.tender !== "cash" || about.into) return refused({ why: "unknown-refund" });
    await tx.select({ id: orders.id }).from(orders).where(eq(orders.id, about.orderId)).for("update");
    const [refund] = await tx.select({ amount: refunds.amount, state: refunds.state }).from(refunds).where(eq(refunds.id, refundId)).for("update");
    if (!refund) return refused({ why: "unknown-refund" });
    if (refund.state === "succeeded") return done({ amount: refund.amount });
    const drawer = await openDrawer(tx, { tillId });
    if (!drawer.ok) return drawer;
    if (drawer.value.balance < refund.amount) return refused({ why: "not-in-drawer" });
    await tx.update(refunds).set({ state: "sent" }).where(eq(refunds.id, refundId));
    await settleRefundIn(tx, who, refundId, { ref: null, state: "succeeded" });
    const booked = await bookCash(tx, who, { tillId }, { refundId, amount: refund.amount });
    return booked.ok ? done({ amount: refund.amount }) : booked;
  }, { pool: "staff" });
}
