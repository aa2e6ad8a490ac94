import "server-only";
import { and, asc, eq, inArray, isNull, lt, or, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { inbox, paymentAttempts, refunds } from "@/db/schema/all";
import type { AttemptId } from "@/lib/core/id";
import type { Machine } from "@/lib/core/who";
import type { CardProcessor } from "@/lib/gateways/card-processor";
import { cardProcessor } from "@/lib/gateways/configured";
import { followNotice } from "./follow-notice";
import { leftForNextRound } from "./left-for-next-round";
import { lookUpPayment } from "./look-up-payment";
import { sendRefund } from "@/lib/refunds/send-refund";

const MACHINE: Machine = { is: "machine", job: "sweep" };
const SECONDS = 1000;
/** How long the browser and the webhook may take before the sweeper asks by itself. */
const PATIENCE = { open: 60 * SECONDS, unknown: 15 * SECONDS, refund: 30 * SECONDS, notice: 30 * SECONDS };
/** Of each kind in one round, and how many of them at once: what can't be settled must not keep the rest waiting. */
const MOST = 500;
const LANES = 5;

/**
 * What nobody else finished: payments whose webhook never came or whose answer was lost, payments whose time is over,
 * notices that were not followed, refunds that were not sent. Asks the processor before anything is freed. One that fails is
 * logged and left for the next round. May run at any time, also twice at once.
 */
export async function sweep(at: Date, cards: CardProcessor = cardProcessor()): Promise<{ settled: number; unknown: number; refunded: number }> {
  const counts = { settled: 0, unknown: 0, refunded: 0 };
  await each("payment", await attemptsLeft(at), async ({ id }) => {
    const answer = await lookUpPayment(id, at, cards);
    if (answer.ok && answer.value.now !== "waiting") counts.settled++;
    if (!answer.ok && answer.why === "unknown") counts.unknown++;
  });
  await each("notice", await noticesLeft(at), async ({ provider, eventId, ...notice }) => {
    if (await followNotice(notice, at, cards)) await db.update(inbox).set({ doneAt: at }).where(and(eq(inbox.provider, provider), eq(inbox.eventId, eventId)));
  });
  await each("refund", await refundsLeft(at), async ({ id }) => {
    if ((await sendRefund(MACHINE, id, cards)).ok) counts.refunded++;
  });
  return counts;
}

const before = (at: Date, ms: number): Date => new Date(at.getTime() - ms);

const attemptsLeft = (at: Date) =>
  db
    .select({ id: paymentAttempts.id })
    .from(paymentAttempts)
    .where(and(isNull(paymentAttempts.walletId),
      or(
        and(inArray(paymentAttempts.state, ["created", "unknown", "open"]), lt(paymentAttempts.expiresAt, at)),
        and(eq(paymentAttempts.state, "unknown"), lt(paymentAttempts.startedAt, before(at, PATIENCE.unknown))),
        and(eq(paymentAttempts.state, "open"), lt(paymentAttempts.startedAt, before(at, PATIENCE.open))),
      ),
    ))
    .orderBy(paymentAttempts.startedAt)
    .limit(MOST);

const noticesLeft = (at: Date) =>
  db
    .select({
      provider: inbox.provider,
      eventId: inbox.eventId,
      ref: inbox.ref,
      attemptId: sql<AttemptId | null>`${inbox.body}->'metadata'->>'attempt_id'`,
      refundRef: sql<string | null>`case ${inbox.body}->>'object' when 'refund' then ${inbox.body}->>'id' end`,
    })
    .from(inbox)
    .where(and(isNull(inbox.doneAt), lt(inbox.receivedAt, before(at, PATIENCE.notice))))
    .orderBy(inbox.receivedAt)
    .limit(MOST);

/** Those never sent come first: one that is on its way may be so for days. */
const refundsLeft = (at: Date) =>
  db.select({ id: refunds.id }).from(refunds).where(and(inArray(refunds.state, ["due", "sent"]), lt(refunds.dueAt, before(at, PATIENCE.refund)))).orderBy(asc(refunds.state), asc(refunds.dueAt)).limit(MOST);

/** Five at a time, each on its own: the lanes share one list. */
async function each<T>(what: string, all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = all.values();
  const lane = async () => {
    for (const one of left) await work(one).catch((error: unknown) => leftForNextRound(error, { what, which: (one as { id?: string }).id }, "the sweeper could not finish one"));
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}
