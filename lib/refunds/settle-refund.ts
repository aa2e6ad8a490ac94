import "server-only";
import { eq, sql } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { orders, paymentAttempts, refunds, wallets } from "@/db/schema/all";
import { newId, type RefundId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import { type Done, done, type Outcome } from "@/lib/core/outcome";
import type { Machine, Who } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import type { RefundFound } from "@/lib/gateways/card-processor";
import { goesOver, over } from "./reads";
import { clearingOf } from "./rules";

/**
 * Brings a refund in line with what the processor found. Gone through, it is booked; failed, also days after it had gone through,
 * the booking is taken back, and the log calls for somebody who finds the shopper another way. May be repeated.
 */
export const settleRefund = (who: Machine, refundId: RefundId, found: Found): Promise<Outcome<null, never>> => atomically((tx) => settleRefundIn(tx, who, refundId, found));

type Found = { readonly ref: string | null; readonly state: RefundFound["state"] };

/** The same, in the caller's transaction. */
export async function settleRefundIn(tx: Tx, who: Who, refundId: RefundId, found: Found): Promise<Done<null>> {
  const [about] = await tx.select({ orderId: paymentAttempts.orderId, tender: over.tender, into: wallets.kind, currency: paymentAttempts.currency, attemptState: paymentAttempts.state }).from(refunds).innerJoin(paymentAttempts, eq(paymentAttempts.id, refunds.attemptId)).innerJoin(over, goesOver).leftJoin(wallets, eq(wallets.id, refunds.walletId)).where(eq(refunds.id, refundId));
  if (!about) return done(null);
  await tx.select({ id: orders.id }).from(orders).where(eq(orders.id, about.orderId)).for("update");
  const [refund] = await tx.select().from(refunds).where(eq(refunds.id, refundId)).for("update");
  const providerRef = refund?.providerRef ?? found.ref;
  if (found.state === "pending") {
    if (refund?.state === "sent" && refund.providerRef === null) await tx.update(refunds).set({ providerRef }).where(eq(refunds.id, refundId));
    return done(null);
  }
  const isNew = refund?.state === "sent" || (refund?.state === "succeeded" && found.state === "failed");
  if (!isNew) return done(null);
  await tx.update(refunds).set({ state: found.state, providerRef, settledAt: new Date() }).where(eq(refunds.id, refundId));
  if (found.state === "succeeded" || refund.state === "succeeded") {
    const [kind, back] = found.state === "succeeded" ? (["refund", refund.amount] as const) : (["refund-failed", -refund.amount] as const);
    const lines = [{ account: about.attemptState === "surplus" ? "surplus" : "sales", currency: about.currency, amount: back }, { account: clearingOf(refund.exchangeId === null ? (about.into ?? about.tender) : "exchange"), currency: about.currency, amount: -back }];
    await tx.execute(sql`select post_journal(${newId<"journal">()}, ${kind}, ${`refund:${refundId}`}, ${JSON.stringify(lines)}::jsonb)`);
  }
  if (found.state === "failed") log.error({ refundId, orderId: about.orderId }, "a refund failed: the money is still here, somebody must give it back");
  await record(tx, who, { is: "refund.settled", refundId, orderId: about.orderId });
  return done(null);
}
