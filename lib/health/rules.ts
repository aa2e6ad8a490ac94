import type { Finding, Look, Spell } from "./types";

/** The invariants that something breaks. */
export const brokenOf = (findings: readonly Finding[]): Finding[] => findings.filter((f) => (f.rows ?? 0) > 0);
/** Those that nobody could look at. */
export const unseenOf = (findings: readonly Finding[]): Finding[] => findings.filter((f) => f.rows === null);

/** A look may take up to this share of the time, so that a large shop is not looked at all the time. */
const SHARE = 20;

/**
 * Whether it is time for the next look: `minutes` after the last one began, later when that one took long (a look takes at
 * most a twentieth of the time); never when `minutes` is 0.
 */
export function isDue(last: { readonly at: Date; readonly ms: number } | null, minutes: number, now: Date): boolean {
  if (minutes === 0) return false;
  return last === null || now.getTime() - last.at.getTime() >= Math.max(minutes * 60_000 - 5_000, last.ms * SHARE);
}

/** Whether the shop should have been looked at again long ago: its jobs seem to stand still. */
export const isStale = (last: { readonly at: Date; readonly ms: number }, minutes: number, now: Date): boolean => minutes > 0 && now.getTime() - last.at.getTime() > 2 * Math.max(minutes * 60_000, last.ms * SHARE) + 60_000;

/** Since which look, of these from the newest back, each invariant of the newest has been broken without a break. */
export function brokenSince(looks: readonly Look[]): ReadonlyMap<string, Date> {
  return new Map(
    (looks[0]?.broken ?? []).flatMap((id) => {
      const end = looks.findIndex((look) => !look.broken.includes(id));
      const first = looks[(end === -1 ? looks.length : end) - 1];
      return first ? [[id, first.at] as const] : [];
    }),
  );
}

/** Looks from the newest back, those in a row that found the same and were asked for alike as one. */
export function spellsOf(looks: readonly Look[]): Spell[] {
  const spells: Spell[] = [];
  for (const { at, by, broken, unseen } of looks) {
    const last = spells.at(-1);
    const same = last && last.by === by && last.broken.join() === broken.join() && last.unseen.join() === unseen.join();
    if (same) spells[spells.length - 1] = { ...last, from: at, looks: last.looks + 1 };
    else spells.push({ from: at, to: at, looks: 1, by, broken, unseen });
  }
  return spells;
}
