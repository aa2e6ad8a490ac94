import type { CashSessionId, Id, LocationId, TillId } from "@/lib/core/id";
import { type Minor, minorOf } from "@/lib/core/money";
import type { Staff } from "@/lib/core/who";
import type { Wanted } from "@/lib/staff/approvals/types";
import type { Standing, Till } from "./types";

/** Whether a colleague sells in this store: takes cash there, and keeps its drawers. */
export const maySellAt = (who: Staff, place: LocationId): boolean => who.may.has("sell") && (who.at === null || who.at.includes(place));

/** The coins and notes of the euro, in minor units, largest first (ECB; notes of 500 are still money). */
export const EURO_PIECES = [50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1] as const;
/** Of one coin or note; nobody's drawer holds more. */
export const MOST_PIECES = 100_000;
/** What one movement of a drawer may be, in minor units: 100,000.00. */
export const MOST_CASH = 10_000_000;

/** How many of each coin and note, by its worth in minor units. */
export type Pieces = Readonly<Record<string, number>>;

/** What the pieces of a count are worth. Throws for a piece that the euro doesn't have. */
export function worthOf(pieces: Pieces): Minor {
  return minorOf(
    Object.entries(pieces).reduce((sum, [worth, many]) => {
      if (!(EURO_PIECES as readonly number[]).includes(Number(worth))) throw new RangeError(`no coin or note of ${worth}`);
      return sum + Number(worth) * many;
    }, 0),
  );
}

/** The local day of a moment, `2026-11-22`. */
const dayOf = (at: Date, timeZone: string): string => new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(at);

/** Whether a drawer was left open overnight: it was opened on an earlier day of its store. */
export const isLeftOpen = (openedAt: Date, now: Date, timeZone: string): boolean => dayOf(openedAt, timeZone) < dayOf(now, timeZone);

/**
 * At which till of a store somebody stands: the one that was said in this browser, open or not; else the only one whose drawer is open.
 * `which`: several are open, and only they can say. `none`: no drawer is open.
 */
export function standingAt(tills: readonly Till[], said: TillId | null): Standing {
  const chosen = tills.find((till) => till.id === said);
  if (chosen) return { is: "at", till: chosen };
  const [first, second] = tills.filter((till) => till.session);
  return first && !second ? { is: "at", till: first } : { is: first ? "which" : "none" };
}

/** What a manager is asked for where a count differs by more than the store lets pass: this count of this session, so much, nothing else. */
export const varianceAsks = (place: LocationId, session: CashSessionId, count: Id<"cash-count">, variance: Minor): Wanted => ({ action: "cash-variance", locationId: place, subject: `session:${session} count:${count}`, amount: Math.abs(variance) });
