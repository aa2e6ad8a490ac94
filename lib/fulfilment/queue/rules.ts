import type { QueueCard } from "./types";

/** What is late, about to break its promise, or in time. */
export type Band = "late" | "risk" | "calm";
/** A promise, in milliseconds: when it was made, by when it is due, and whether things as they are will break it. */
export type Promised = { readonly madeAt: number; readonly due: number; readonly risk: boolean };

/** What a collection promises now: to be ready, else to be held; from when it came to stand as it does, where nothing is promised. */
export const promisedOf = ({ promisedAt, due, heldUntil, since, expected }: Pick<QueueCard, "promisedAt" | "due" | "heldUntil" | "since" | "expected">): Promised => ({ madeAt: (promisedAt ?? since).getTime(), due: (due ?? heldUntil ?? since).getTime(), risk: expected !== null });

/** From how little time on a colleague should look: minutes left, and the share left of the time there was. */
const LITTLE_MINUTES = 15;
const LITTLE_SHARE = 0.25;
const MINUTE = 60_000;

/** Whole minutes until a moment, rounded up; below zero once it is over, as people say it: two and a half minutes late are -2. */
export const minutesLeft = (due: number, now: number): number => (due >= now ? Math.ceil((due - now) / MINUTE) : -Math.floor((now - due) / MINUTE) || -1);

/** The share of the promised time that is left, from 0 to 1. */
export const shareLeft = ({ madeAt, due }: Pick<Promised, "madeAt" | "due">, now: number): number => (due <= now ? 0 : Math.min(1, (due - now) / Math.max(1, due - madeAt)));

/** How near a promise is to being broken. */
export function bandOf(promised: Promised, now: number): Band {
  if (promised.due <= now) return "late";
  return promised.risk || promised.due - now <= LITTLE_MINUTES * MINUTE || shareLeft(promised, now) <= LITTLE_SHARE ? "risk" : "calm";
}

const RANK: Readonly<Record<Band, number>> = { late: 0, risk: 1, calm: 2 };
/** Whom waiting harms most comes first: late, about to be late, in time; among alike, what was due first. */
export const byHarm = <Card extends Promised>(cards: readonly Card[], now: number): Card[] =>
  cards.toSorted((a, b) => RANK[bandOf(a, now)] - RANK[bandOf(b, now)] || a.due - b.due);

/** How many minutes, hours or days people say: minutes up to 90, hours and minutes up to a day, then only the day. */
export function sayLeft(minutes: number): { readonly unit: "minutes" | "hours" | "days"; readonly figure: string } {
  const whole = Math.abs(minutes);
  const sign = minutes < 0 ? "−" : "";
  if (whole <= 90) return { unit: "minutes", figure: `${sign}${whole}` };
  if (whole < 24 * 60) return { unit: "hours", figure: `${sign}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}` };
  return { unit: "days", figure: `${sign}${Math.floor(whole / (24 * 60))}` };
}
