import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { orders, paymentAttempts, refunds } from "@/db/schema/all";
import type { RefundId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Machine } from "@/lib/core/who";
import type { CardProcessor, RefundFound, TurnedDown, Unknown } from "@/lib/gateways/card-processor";
import { cardProcessor } from "@/lib/gateways/configured";
import { goesOver, over } from "./reads";
import { settleRefund } from "./settle-refund";

/**
 * Sends a refund that is due to the card processor and books it. The row is marked as sent before the call and its id is
 * the idempotency key, so a lost answer is asked again and the money goes back once. May be repeated.
 */
export async function sendRefund(who: Machine, refundId: RefundId, cards: CardProcessor = cardProcessor()): Promise<Outcome<Pick<RefundFound, "state">, Unknown | TurnedDown | { why: "not-due" }>> {
  const due = await atomically(async (tx) => {
    const [about] = await tx.select({ orderId: paymentAttempts.orderId, intentRef: over.intentRef, tender: over.tender, providerRef: over.providerRef, into: refunds.walletId }).from(refunds).innerJoin(paymentAttempts, eq(paymentAttempts.id, refunds.attemptId)).innerJoin(over, goesOver).where(eq(refunds.id, refundId));
    if (!about?.intentRef || about.into || !(about.tender === "card-online" || (about.tender === "card-present" && about.providerRef !== null))) return refused({ why: "not-due" });
    await tx.select({ id: orders.id }).from(orders).where(eq(orders.id, about.orderId)).for("update");
    const [refund] = await tx.update(refunds).set({ state: "sent" }).where(and(eq(refunds.id, refundId), inArray(refunds.state, ["due", "sent"]))).returning();
    return refund ? done({ intentRef: about.intentRef, amount: refund.amount, idempotencyKey: refund.idempotencyKey }) : refused({ why: "not-due" });
  });
  if (!due.ok) return due;
  const answer = await cards.refund(due.value);
  if (!answer.ok && answer.why === "unknown") return answer;
  await settleRefund(who, refundId, answer.ok ? answer.value : { ref: null, state: "failed" });
  return answer.ok ? done({ state: answer.value.state }) : answer;
}
