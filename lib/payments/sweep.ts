import "server-only";
import { and, eq, inArray, isNull, lt, or } from "drizzle-orm";
import { db } from "@/db/client";
import { inbox, paymentAttempts, refunds } from "@/db/schema/all";
import type { Machine } from "@/lib/core/who";
import type { CardProcessor } from "@/lib/gateways/card-processor";
import { cardProcessor } from "@/lib/gateways/configured";
import { lookUpPayment } from "./look-up-payment";
import { sendRefund } from "./send-refund";

const MACHINE: Machine = { is: "machine", job: "sweep" };
const SECONDS = 1000;
/** How long the browser and the webhook may take before the sweeper asks by itself. */
const PATIENCE = { open: 60 * SECONDS, unknown: 15 * SECONDS, refund: 30 * SECONDS };
const AT_ONCE = 50;

/**
 * What nobody else finished: payments whose webhook never came or whose answer was lost, payments whose time is over,
 * refunds that were not sent. Asks the processor before anything is freed. May run at any time, also twice at once.
 */
export async function sweep(at: Date, cards: CardProcessor = cardProcessor()): Promise<{ settled: number; unknown: number; refunded: number }> {
  const before = (ms: number) => new Date(at.getTime() - ms);
  const attempts = await db
    .select({ id: paymentAttempts.id })
    .from(paymentAttempts)
    .where(
      or(
        and(inArray(paymentAttempts.state, ["created", "unknown", "open"]), lt(paymentAttempts.expiresAt, at)),
        and(eq(paymentAttempts.state, "unknown"), lt(paymentAttempts.startedAt, before(PATIENCE.unknown))),
        and(eq(paymentAttempts.state, "open"), lt(paymentAttempts.startedAt, before(PATIENCE.open))),
      ),
    )
    .orderBy(paymentAttempts.startedAt)
    .limit(AT_ONCE);
  const counts = { settled: 0, unknown: 0, refunded: 0 };
  for (const { id } of attempts) {
    const answer = await lookUpPayment(id, at, cards);
    if (answer.ok && answer.value.now !== "waiting") counts.settled++;
    if (!answer.ok && answer.why === "unknown") counts.unknown++;
  }
  await closeNotices(at);
  const due = await db.select({ id: refunds.id }).from(refunds).where(and(inArray(refunds.state, ["due", "sent"]), lt(refunds.dueAt, before(PATIENCE.refund)))).orderBy(refunds.dueAt).limit(AT_ONCE);
  for (const { id } of due) if ((await sendRefund(MACHINE, id, cards)).ok) counts.refunded++;
  return counts;
}

/** Notices that were kept but not followed are done once their payment is settled, whoever settled it. */
async function closeNotices(at: Date): Promise<void> {
  const settled = db.select({ ref: paymentAttempts.providerRef }).from(paymentAttempts).where(inArray(paymentAttempts.state, ["captured", "surplus", "failed", "voided"]));
  await db.update(inbox).set({ doneAt: at }).where(and(isNull(inbox.doneAt), inArray(inbox.ref, settled)));
}
