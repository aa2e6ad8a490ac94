import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { paymentAttempts, refunds } from "@/db/schema/all";
import { newId, type OrderId } from "@/lib/core/id";
import { type Minor, minorOf } from "@/lib/core/money";
import { actorOf, type Who } from "@/lib/core/who";
import { bookCash, drawerThatGives } from "@/lib/drawer/book-cash";
import { record } from "@/lib/events/record";
import { spreadRefund } from "./rules";
import { settleRefundIn } from "./settle-refund";
import type { Refund } from "./types";

/**
 * Gives an order's money back to where it came from, gift cards first: what they and store credit get is there at once, as
 * is cash when a colleague hands it out of a drawer that is open; what goes to a card is due and sent after the transaction. Runs in the caller's transaction, the order locked.
 */
export async function returnMoney(tx: Tx, who: Who, orderId: OrderId, amount: Minor, reason: Refund["reason"]): Promise<void> {
  const paid = await tx
    .select({
      id: paymentAttempts.id,
      tender: paymentAttempts.tender,
      left: sql`${paymentAttempts.amount} - (select coalesce(sum(r.amount), 0) from refunds r where r.attempt_id = ${paymentAttempts}.id and r.state <> 'failed')`.mapWith((cents: string) => minorOf(Number(cents))),
    })
    .from(paymentAttempts)
    .where(and(eq(paymentAttempts.orderId, orderId), eq(paymentAttempts.state, "captured")))
    .orderBy(paymentAttempts.id);
  for (const { to, amount: back } of spreadRefund(amount, paid)) {
    const refundId = newId<"refund">();
    await tx.insert(refunds).values({ id: refundId, attemptId: to.id, amount: back, idempotencyKey: `refund:${refundId}`, reason, actor: actorOf(who) });
    const drawer = to.tender === "cash" && who.is === "staff" ? await drawerThatGives(tx, to.id, back) : null;
    if (drawer || to.tender === "gift-card" || to.tender === "store-credit") {
      await tx.update(refunds).set({ state: "sent" }).where(eq(refunds.id, refundId));
      await settleRefundIn(tx, who, refundId, { ref: null, state: "succeeded" });
      if (drawer && who.is === "staff") await bookCash(tx, who, drawer, { refundId, amount: back });
    } else await record(tx, who, { is: "refund.due", refundId, orderId });
  }
}
