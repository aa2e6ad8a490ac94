import { spansFrom } from "@/lib/locations/rules";
import type { Place } from "@/lib/locations/types";
import type { LocationId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { ReadyBy } from "../promise/rules";

/** A stretch of opening in which so many orders are collected: from `from` on, until just before `until`. */
export type Window = { readonly from: Date; readonly until: Date };
/** How many orders have a place in the window that begins at a moment. */
export type Taken = (from: Date) => number;
type Shop = Pick<Place, "timeZone" | "week" | "exceptions" | "windows">;

/**
 * The pickup windows of a place that an order can choose at `now`, if it is ready at `ready`: whole ones within the opening hours of
 * today and the days after it, each span of a day cut from its beginning, none that begins before the order is ready, none that is
 * full. Real time counts: a day on which the clocks go forward has an hour of them less. None where the place has no windows.
 */
export function windowsFrom(place: Shop, ready: Date, taken: Taken, now: Date): Window[] {
  const { windows } = place;
  if (!windows) return [];
  const length = windows.minutes * 60_000;
  const all = [...spansFrom(place, now, 0, windows.days)].flatMap(({ from, until }) =>
    Array.from({ length: Math.floor((until.getTime() - from.getTime()) / length) }, (_, n): Window => ({ from: new Date(from.getTime() + n * length), until: new Date(from.getTime() + (n + 1) * length) })));
  return all.filter(({ from }) => from >= ready && from > now && taken(from) < windows.capacity);
}

/** A window that a buyer wants at a place, by its beginning. */
export type Choice = { readonly locationId: LocationId; readonly from: Date };
export type NotChosen = { readonly why: "window-full" } | { readonly why: "window-gone" }; // begun, too early, or in hours that the place has no more

/** The window that begins at a moment, if an order that is ready at `ready` can choose it at `now`; how full it is says `taken`. */
export function chooseWindow(place: Shop, ready: Date, from: Date, taken: Taken, now: Date): Outcome<Window, NotChosen> {
  const window = windowsFrom(place, ready, () => 0, now).find((w) => w.from.getTime() === from.getTime());
  if (!window || !place.windows) return refused({ why: "window-gone" });
  return taken(from) < place.windows.capacity ? done(window) : refused({ why: "window-full" });
}

/** Whether an order has just the windows that were chosen now; what was chosen where it collects nothing doesn't count. */
export function sameWindows(parts: readonly { readonly locationId: LocationId; readonly windowFrom: Date | null }[], chosen: readonly Choice[]): boolean {
  const key = (locationId: LocationId, from: Date) => `${locationId} ${from.getTime()}`;
  const wanted = new Set(chosen.flatMap((c) => (parts.some((p) => p.locationId === c.locationId) ? [key(c.locationId, c.from)] : [])));
  const booked = new Set(parts.flatMap((p) => (p.windowFrom ? [key(p.locationId, p.windowFrom)] : [])));
  return wanted.symmetricDifference(booked).size === 0;
}

/** A collection with a window is promised for the window's beginning. */
export const promisedFor = ({ from }: Window, by: ReadyBy): ReadyBy => ({ due: from, reason: { ...by.reason, rule: "window" } });

/** The window that still holds: none once its promise moved past its beginning, so that nobody comes too early. */
export const windowOf = (part: { readonly windowFrom: Date | null; readonly windowUntil: Date | null }, due: Date | null | undefined): Window | null =>
  part.windowFrom && part.windowUntil && (!due || due <= part.windowFrom) ? { from: part.windowFrom, until: part.windowUntil } : null;
