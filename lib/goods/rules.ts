import { gtinOf } from "@/lib/codes/gs1/gtin";
import { reductionAt } from "@/lib/pricing/rules";
import type { Confidence, Evidence, PriceEntry, PriceSpan, Trail } from "./types";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** From here on a figure is worn out; shops count what moves weekly. */
const SURE_DAYS = 2;
const LIKELY_DAYS = 7;
const SURE_MOVES = 3;
/** The last piece is somewhere else more often than any other: believed only while somebody has just had it in hand. */
const LAST_HOURS = 2;

/**
 * How far a figure is to be believed. Sure: counted within 2 days, and fewer than 3 pieces or deliveries through anybody's hands since.
 * Likely: counted within 7 days. Check first: older, never counted, searched in vain since, or the last piece, unless it was handled
 * within 2 hours (then likely). Null where the books have none: there is nothing to believe.
 */
export function confidenceIn({ onHand, countedAt, handledAt, moves, missed }: Evidence, now: Date): Confidence | null {
  if (onHand <= 0) return null;
  const age = countedAt ? now.getTime() - countedAt.getTime() : Infinity;
  if (missed || age > LIKELY_DAYS * DAY) return "check";
  if (onHand === 1) return handledAt && now.getTime() - handledAt.getTime() <= LAST_HOURS * HOUR ? "likely" : "check";
  return age <= SURE_DAYS * DAY && moves < SURE_MOVES ? "sure" : "likely";
}

/** For how many days pieces that came back ask to be hung: longer they are found, sold or counted. */
export const RETURNED_DAYS = 7;

/** For how many days a search in vain asks for a count. */
export const MISSED_DAYS = 30;

/** Why this price: the stretch before, the one of now and the one that comes, and the announced reduction. `rows`: oldest first, also those that begin later. */
export function trailOf(rows: readonly PriceEntry[], at: Date): Trail {
  // Of two rows with the same start the later one replaced the earlier; one that says the same again begins nothing.
  const starts = rows.filter((row, i) => rows[i + 1]?.startsAt.getTime() !== row.startsAt.getTime());
  const steps = starts.filter((row, i) => row.amount !== starts[i - 1]?.amount || row.kind !== starts[i - 1]?.kind);
  const now = steps.findLastIndex((row) => row.startsAt <= at);
  const span = (i: number): PriceSpan | null => {
    const row = steps[i];
    return row ? { amount: row.amount, kind: row.kind, from: row.startsAt, until: steps[i + 1]?.startsAt ?? null, reason: row.reason } : null;
  };
  return { before: span(now - 1), now: now === -1 ? null : span(now), after: span(now + 1), reduction: reductionAt(rows, at) };
}

/** What a variant is asked for by: its GTIN in 14 digits, an SKU as labels write it, or a handle; null for what can be none of these. */
export function readGoodsKey(typed: string): { readonly gtin: string | null; readonly text: string } | null {
  const text = typed.normalize("NFKC").trim();
  return /^[\w.+/-]{1,80}$/.test(text) ? { gtin: gtinOf(text), text } : null;
}
