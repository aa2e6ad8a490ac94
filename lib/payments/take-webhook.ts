import "server-only";
import { and, eq } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { inbox } from "@/db/schema/all";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { CardProcessor, Notice } from "@/lib/gateways/card-processor";
import { cardProcessor } from "@/lib/gateways/configured";
import { followNotice } from "./follow-notice";

export type NotTaken = { why: "bad-signature" } | { why: "not-ours" } | { why: "unknown" };
const PROVIDER = "stripe";
/** What only announces: the notices after it say what there is to look up (https://docs.stripe.com/api/events/types). */
const ANNOUNCES = new Set(["payment_intent.created", "charge.succeeded"]);

/**
 * Takes a notice of the card processor: keeps it once, looks up what is true, settles, marks it done. A notice that came
 * before is done already; one whose look-up has no answer stays open, and the processor or the sweeper brings it again.
 */
export async function takeWebhook(rawBody: string, signature: string | null, cards: CardProcessor = cardProcessor()): Promise<Outcome<{ eventId: string }, NotTaken>> {
  const read = cards.readWebhook(rawBody, signature);
  if (!read.ok) return read;
  const notice = read.value;
  if (ANNOUNCES.has(notice.kind)) return done({ eventId: notice.eventId });
  const { value: fresh } = await atomically(async (tx) => done(await tx.insert(inbox).values({ provider: PROVIDER, eventId: notice.eventId, kind: notice.kind, ref: notice.ref, body: notice.body }).onConflictDoNothing().returning({ id: inbox.eventId })));
  const [kept] = fresh.length > 0 ? [] : await db.select({ doneAt: inbox.doneAt }).from(inbox).where(isNotice(notice));
  if (kept?.doneAt) return done({ eventId: notice.eventId });
  if (!(await followNotice(notice, new Date(), cards))) return refused({ why: "unknown" });
  await atomically(async (tx) => {
    await tx.update(inbox).set({ doneAt: new Date() }).where(isNotice(notice));
    return done(undefined);
  });
  return done({ eventId: notice.eventId });
}

const isNotice = (notice: Notice) => and(eq(inbox.provider, PROVIDER), eq(inbox.eventId, notice.eventId));
