import type { TillCard } from "./till-view";

const OVER = ["paid", "closed"];
/**
 * The card that the till shows after a look at the basket, which doesn't ask the processor: how it stands is known from the last answer.
 * One that is found is asked about; so is one that is found no more, since somebody has settled it meanwhile. Pure.
 */
export function keepCard(before: TillCard | null, found: TillCard | null): TillCard | null {
  if (found) return before?.key === found.key && !OVER.includes(before.now ?? "") ? before : { ...found, now: found.now ?? "checking" };
  if (before === null || OVER.includes(before.now ?? "")) return null;
  return before.now === "waiting" ? before : { ...before, now: "checking", why: null };
}
