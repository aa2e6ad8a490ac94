import { afterOpening, onDayOf, openingsFrom } from "@/lib/locations/rules";
import type { Place } from "@/lib/locations/types";

/** What there is to do at a place: how many collections wait to be picked, and how many minutes each of the last picks took. */
export type Queue = { readonly waiting: number; readonly lastPicks: readonly number[] };
export const NO_QUEUE: Queue = { waiting: 0, lastPicks: [] };
/** When a collection is ready, and what decided: kept with the promise, and shown to whoever asks why. */
export type ReadyBy = {
  readonly due: Date;
  readonly reason: { readonly rule: "preparation" | "queue" | "intake" | "window"; readonly minutes: number; readonly preparationMinutes: number; readonly waiting: number; readonly pickMinutes: number };
};
type Shop = Pick<Place, "timeZone" | "week" | "exceptions" | "preparationMinutes" | "collectCutOff"> & Partial<Pick<Place, "intake">>;

/** How many picks of a place are looked back on (features.md, idea 4), from how many on they count, and minutes for one until then: our own estimate. */
export const PICKS_LOOKED_AT = 20;
const PICKS_ENOUGH = 5;
const USUAL_PICK = 10;
/** Promises are for a quarter of an hour, never past the closing: nobody is told 16:07, and the same is said a minute later. */
const GRID = 15 * 60_000;

/** Minutes that a place takes for one pick: the median of its last ones, so that one left lying over night says nothing. */
export function pickMinutes(lastPicks: readonly number[]): number {
  if (lastPicks.length < PICKS_ENOUGH) return USUAL_PICK;
  const sorted = lastPicks.toSorted((a, b) => a - b);
  return Math.max(1, Math.round(((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2));
}

/**
 * When an order of this moment can be collected: the place's preparation minutes of opening time, or as many as it takes to
 * pick all that waits before it and itself, whichever is more. Orders from the cut-off on are begun the next day, those that the
 * place takes no more of just now when it does again. Null where the place isn't open long enough within 90 days: it can promise nothing.
 */
export function readyBy(place: Shop, queue: Queue, orderedAt: Date): ReadyBy | null {
  const pick = pickMinutes(queue.lastPicks);
  const minutes = Math.max(place.preparationMinutes, (queue.waiting + 1) * pick);
  const full = fullUntil(place, queue, orderedAt);
  const ready = afterOpening(place, minutes, begunAt(place, full ?? orderedAt));
  const reason = { rule: full ? "intake" : minutes > place.preparationMinutes ? "queue" : "preparation", minutes, preparationMinutes: place.preparationMinutes, waiting: queue.waiting, pickMinutes: pick } as const;
  return ready && { due: onGrid(ready), reason };
}

/** Until when a place takes on no more, at a moment; null while it does. */
export function fullUntil(place: Partial<Pick<Place, "intake">>, queue: Pick<Queue, "waiting">, at: Date): Date | null {
  const until = place.intake && queue.waiting >= place.intake.most ? new Date(place.intake.until) : null;
  return until && until > at ? until : null;
}

function begunAt(place: Shop, orderedAt: Date): Date {
  if (place.collectCutOff === null) return orderedAt;
  const cutOff = onDayOf(orderedAt, place.collectCutOff, place.timeZone);
  return orderedAt < cutOff.at ? orderedAt : cutOff.midnight;
}

const onGrid = ({ at, until }: { readonly at: Date; readonly until: Date }): Date => new Date(Math.min(Math.ceil(at.getTime() / GRID) * GRID, until.getTime()));

/**
 * Until when a collection that is ready waits: the last closing of the day that is so many days later, or before it where that day
 * is closed; the end of the next opening where all of them are. Null where the place never opens within 90 days.
 */
export function heldUntil(place: Pick<Place, "timeZone" | "week" | "exceptions" | "holdDays">, readyAt: Date): Date | null {
  const end = onDayOf(new Date(readyAt.getTime() + place.holdDays * 86_400_000), "12:00", place.timeZone).midnight;
  let last: Date | null = null;
  for (const opening of openingsFrom(place, readyAt)) {
    if (last !== null && opening.from >= end) break;
    last = opening.until;
  }
  return last;
}

/** Until when what is reserved waits to be paid: the first closing that is no sooner than the place's hours after it is ready. Null where the place takes no reservations, or never opens within 90 days. */
export function reservedUntil(place: Pick<Place, "timeZone" | "week" | "exceptions" | "reserveHours">, readyAt: Date): Date | null {
  const least = new Date(readyAt.getTime() + place.reserveHours * 3_600_000);
  if (place.reserveHours === 0) return null;
  for (const { until } of openingsFrom(place, readyAt)) if (until >= least) return until;
  return null;
}

/** A promise that a place has open, and the one that it will keep. */
export type Open = { readonly due: Date };
/**
 * The open promises of a place that won't be kept at the pace of its last picks and the hours as they are now, each with when it
 * will be ready instead (null: not within 90 days). Picks are taken in the order in which they are due.
 */
export function atRisk<Promise extends Open>(place: Shop, open: readonly Promise[], lastPicks: readonly number[], now: Date): { readonly promise: Promise; readonly expected: Date | null }[] {
  const pick = pickMinutes(lastPicks);
  return open
    .toSorted((a, b) => a.due.getTime() - b.due.getTime())
    .map((promise, before) => ({ promise, expected: afterOpening(place, (before + 1) * pick, now)?.at ?? null }))
    .filter(({ promise, expected }) => expected === null || expected > promise.due);
}
