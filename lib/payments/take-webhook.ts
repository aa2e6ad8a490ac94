import "server-only";
import { and, eq, or } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { inbox, paymentAttempts } from "@/db/schema/all";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { CardProcessor, Notice } from "@/lib/gateways/card-processor";
import { cardProcessor } from "@/lib/gateways/configured";
import { lookUpPayment } from "./look-up-payment";

export type NotTaken = { why: "bad-signature" } | { why: "not-ours" } | { why: "unknown" };
const PROVIDER = "stripe";

/**
 * Takes a notice of the card processor: keeps it once, looks up what is true, settles, marks it done. A notice that came
 * before is done already; one whose look-up has no answer stays open, and the processor or the sweeper brings it again.
 */
export async function takeWebhook(rawBody: string, signature: string | null, cards: CardProcessor = cardProcessor()): Promise<Outcome<{ eventId: string }, NotTaken>> {
  const read = cards.readWebhook(rawBody, signature);
  if (!read.ok) return read;
  const notice = read.value;
  await atomically(async (tx) => {
    await tx.insert(inbox).values({ provider: PROVIDER, eventId: notice.eventId, kind: notice.kind, ref: notice.ref, body: notice.body }).onConflictDoNothing();
    return done(undefined);
  });
  const [kept] = await db.select({ doneAt: inbox.doneAt }).from(inbox).where(isNotice(notice));
  if (kept?.doneAt) return done({ eventId: notice.eventId });
  if (!(await follow(notice, cards))) return refused({ why: "unknown" });
  await atomically(async (tx) => {
    await tx.update(inbox).set({ doneAt: new Date() }).where(isNotice(notice));
    return done(undefined);
  });
  return done({ eventId: notice.eventId });
}

const isNotice = (notice: Notice) => and(eq(inbox.provider, PROVIDER), eq(inbox.eventId, notice.eventId));

/** Whether the notice is dealt with: its attempt was looked up, or it is about none of ours. */
async function follow(notice: Notice, cards: CardProcessor): Promise<boolean> {
  const by = [notice.attemptId ? eq(paymentAttempts.id, notice.attemptId) : undefined, notice.ref ? eq(paymentAttempts.providerRef, notice.ref) : undefined].filter((c) => c !== undefined);
  if (by.length === 0) return true;
  const [attempt] = await db.select({ id: paymentAttempts.id }).from(paymentAttempts).where(or(...by));
  if (!attempt) return true;
  const answer = await lookUpPayment(attempt.id, new Date(), cards);
  return answer.ok || answer.why !== "unknown";
}
