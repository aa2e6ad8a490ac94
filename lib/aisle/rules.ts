import type { Outcome } from "@/lib/core/outcome";
import { done, refused } from "@/lib/core/outcome";
import { openAt } from "@/lib/locations/rules";
import type { Place } from "@/lib/locations/types";
import type { NoAsking, RequestState } from "./types";

/** The steps of a request; the database holds the same (guard_aisle_request). */
export const REQUEST_STEPS: Readonly<Record<RequestState, readonly RequestState[]>> = {
  asked: ["accepted", "withdrawn", "expired"],
  accepted: ["brought", "not-there", "withdrawn", "expired"],
  brought: [],
  "not-there": [],
  withdrawn: [],
  expired: [],
};
export const isOpen = (state: RequestState): boolean => REQUEST_STEPS[state].length > 0;

/** A colleague is at work in a store while its screen was in sight within so many minutes: a screen in sight asks every minute. */
export const PRESENT_MINUTES = 3;
/** Requests that may wait for each colleague at work: more would be promised than anybody can bring within minutes. */
export const MOST_EACH = 4;
/** Days of misses that the list of what was lost looks back on, and from how many on it says where to bring some from. */
export const LOST_DAYS = 7;
export const LOST_OFTEN = 5;

/** Whether something may be asked for in a store now: it offers that, is open, somebody is at work there, and not too much waits. */
export function mayAsk(place: Pick<Place, "kind" | "askMinutes" | "timeZone" | "week" | "exceptions">, colleagues: number, waiting: number, now: Date): Outcome<null, NoAsking> {
  if (place.kind !== "store" || place.askMinutes === 0) return refused({ why: "not-offered" });
  const state = openAt(place, now);
  if (!state.open) return refused({ why: "closed", opensAt: state.opensAt });
  if (colleagues === 0) return refused({ why: "nobody-there" });
  return waiting >= colleagues * MOST_EACH ? refused({ why: "store-busy" }) : done(null);
}

/** When a step of now has waited long enough. */
export const dueAfter = (place: Pick<Place, "askMinutes">, now: Date): Date => new Date(now.getTime() + place.askMinutes * 60_000);
