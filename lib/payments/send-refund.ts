import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { orders, paymentAttempts, refunds } from "@/db/schema/all";
import { newId, type RefundId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Machine } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import type { CardProcessor, TurnedDown, Unknown } from "@/lib/gateways/card-processor";
import { cardProcessor } from "@/lib/gateways/configured";

/**
 * Sends a refund that is due to the card processor and books it. The row is marked as sent before the call and its id is
 * the idempotency key, so a lost answer is asked again and the money goes back once. May be repeated.
 */
export async function sendRefund(who: Machine, refundId: RefundId, cards: CardProcessor = cardProcessor()): Promise<Outcome<{ state: "succeeded" | "pending" | "failed" }, Unknown | TurnedDown | { why: "not-due" }>> {
  const due = await atomically(async (tx) => {
    const [row] = await tx
      .select({ refund: refunds, intentRef: paymentAttempts.intentRef, orderId: paymentAttempts.orderId, currency: paymentAttempts.currency, attemptState: paymentAttempts.state })
      .from(refunds)
      .innerJoin(paymentAttempts, eq(paymentAttempts.id, refunds.attemptId))
      .where(and(eq(refunds.id, refundId), inArray(refunds.state, ["due", "sent"])))
      .for("update", { of: refunds });
    if (!row?.intentRef) return refused({ why: "not-due" });
    await tx.update(refunds).set({ state: "sent" }).where(eq(refunds.id, refundId));
    return done({ ...row, intentRef: row.intentRef });
  });
  if (!due.ok) return due;
  const { refund, intentRef, orderId, currency, attemptState } = due.value;
  const answer = await cards.refund({ intentRef, amount: refund.amount, idempotencyKey: refund.idempotencyKey });
  if (!answer.ok && answer.why === "unknown") return answer;
  const state = answer.ok ? answer.value.state : "failed";
  if (state === "pending") return done({ state });
  await atomically(async (tx) => {
    await tx.select({ id: orders.id }).from(orders).where(eq(orders.id, orderId)).for("update");
    const [settled] = await tx.update(refunds).set({ state, settledAt: new Date(), ...(answer.ok ? { providerRef: answer.value.ref } : {}) }).where(and(eq(refunds.id, refundId), eq(refunds.state, "sent"))).returning({ id: refunds.id });
    if (!settled) return done(undefined);
    if (state === "succeeded") {
      const against = attemptState === "surplus" ? "surplus" : "sales";
      const lines = [{ account: against, currency, amount: refund.amount }, { account: "card-clearing", currency, amount: -refund.amount }];
      await tx.execute(sql`select post_journal(${newId<"journal">()}, 'refund', ${`refund:${refundId}`}, ${JSON.stringify(lines)}::jsonb)`);
    }
    await record(tx, who, { is: "refund.settled", refundId, orderId });
    return done(undefined);
  });
  return answer.ok ? done({ state }) : answer;
}
