import "server-only";
import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { paymentAttempts, refunds } from "@/db/schema/all";
import { type AttemptId, isId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import { done, type Outcome } from "@/lib/core/outcome";
import type { CardProcessor, Unknown } from "@/lib/gateways/card-processor";
import { cardProcessor } from "@/lib/gateways/configured";
import { lookUpPayment } from "./look-up-payment";

/** How far back the processor's list is read. */
const BACK_MS = 3 * 86_400_000;

/**
 * Compares what the processor took with the books: every capture of the last three days must be an attempt's, with its amount
 * and what went back. Money that nobody told us of is settled like any other, so a closed order gives it back. What can't be
 * mended is an error in the log. May be repeated.
 */
export async function reconcile(at: Date, cards: CardProcessor = cardProcessor()): Promise<Outcome<{ captures: number; mended: number; wrong: number }, Unknown>> {
  const listed = await cards.listCaptures(new Date(at.getTime() - BACK_MS));
  if (!listed.ok) return listed;
  const captures = listed.value.flatMap(({ attemptId, ...capture }) => (attemptId && isId(attemptId) ? [{ ...capture, attemptId }] : []));
  const books = await booksOf(captures.map((c) => c.attemptId));
  const counts = { captures: captures.length, mended: 0, wrong: 0 };
  for (const { attemptId, intentRef, amount, refunded } of captures) {
    const book = books.get(attemptId);
    if (book?.intentRef === intentRef && book.amount === amount && refunded <= book.given) continue;
    const found = book && book.intentRef === null ? await lookUpPayment(attemptId, at, cards) : null;
    if (found?.ok && (found.value.now === "paid" || found.value.now === "surplus")) {
      counts.mended++;
      continue;
    }
    if (found && !found.ok && found.why === "unknown") continue; // the next round asks again
    counts.wrong++;
    log.error({ attemptId, intentRef, amount, refunded, booked: book?.amount ?? null, given: book?.given ?? null }, "the card processor and the books differ: somebody must look");
  }
  return done(counts);
}

type Book = { readonly intentRef: string | null; readonly amount: number; readonly given: number };

/** What the books say of attempts: the charge, its amount, and what was sent back of it. */
async function booksOf(attemptIds: readonly AttemptId[]): Promise<Map<AttemptId, Book>> {
  const rows = await db
    .select({
      id: paymentAttempts.id,
      intentRef: paymentAttempts.intentRef,
      amount: paymentAttempts.amount,
      given: sql<number>`(select coalesce(sum(${refunds.amount}), 0)::int from ${refunds} where ${refunds.attemptId} = ${paymentAttempts}.id and ${refunds.state} in ('sent', 'succeeded'))`,
    })
    .from(paymentAttempts)
    .where(sql`${paymentAttempts.id} in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(attemptIds)}::jsonb))`);
  return new Map(rows.map(({ id, ...book }) => [id, book]));
}
