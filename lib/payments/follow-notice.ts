import "server-only";
import { eq, or } from "drizzle-orm";
import { db } from "@/db/client";
import { paymentAttempts, refunds } from "@/db/schema/all";
import { isId } from "@/lib/core/id";
import type { Machine } from "@/lib/core/who";
import type { CardProcessor, Notice } from "@/lib/gateways/card-processor";
import { lookUpPayment } from "./look-up-payment";
import { settleRefund } from "@/lib/refunds/settle-refund";

const MACHINE: Machine = { is: "machine", job: "payments" };

/**
 * Looks up what a notice of the card processor is about, and settles what is true. Says whether the notice is dealt with: also
 * when it is about nothing of ours; not when there was no answer. May be repeated.
 */
export async function followNotice({ attemptId, ref, refundRef }: Pick<Notice, "attemptId" | "ref" | "refundRef">, at: Date, cards: CardProcessor): Promise<boolean> {
  if (refundRef !== null) return followRefund(refundRef, cards);
  const by = [attemptId && isId(attemptId) ? eq(paymentAttempts.id, attemptId) : undefined, ref ? eq(paymentAttempts.providerRef, ref) : undefined].filter((c) => c !== undefined);
  if (by.length === 0) return true;
  const [attempt] = await db.select({ id: paymentAttempts.id, state: paymentAttempts.state }).from(paymentAttempts).where(or(...by));
  if (!attempt || attempt.state === "captured" || attempt.state === "surplus") return true; // money that came is looked up no more: each payment is told of twice
  const answer = await lookUpPayment(attempt.id, at, cards);
  return answer.ok || answer.why !== "unknown";
}

/** A refund whose reference is not known here yet is being sent; its own call says how it stands. */
async function followRefund(refundRef: string, cards: CardProcessor): Promise<boolean> {
  const [refund] = await db.select({ id: refunds.id }).from(refunds).where(eq(refunds.providerRef, refundRef));
  if (!refund) return true;
  const found = await cards.lookUpRefund(refundRef);
  if (!found.ok) return false;
  await settleRefund(MACHINE, refund.id, found.value);
  return true;
}
