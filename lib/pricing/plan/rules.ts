import type { Minor } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { lowestBefore } from "../rules";
import type { PriceRow } from "../types";

export type PlannedRow = Pick<PriceRow, "amount" | "kind" | "startsAt">;
export type Plan = PlannedRow & { /** When a reduction is over; null: until somebody says so. */ readonly endsAt: Date | null };
export type NotPlanned =
  | { why: "same" } // it costs that already
  | { why: "past" }
  | { why: "ends-before" }
  | { why: "overlaps"; on: Date } // something else is planned from then on
  | { why: "no-regular" } // nothing to reduce, or it is reduced already
  | { why: "no-reduction"; lowest: Minor }; // not below the lowest of the thirty days before: nothing may be announced

/** Whether a colleague decides about prices: there is one list, for the whole shop. */
export const plansPrices = ({ may, at }: Pick<Staff, "may" | "at">): boolean => may.has("change-prices") && at === null;

const MINUTE = 60_000;
/** The steps of a price list, oldest first, planned ones too: of two rows with the same start the later replaced the earlier, and one that says the same again begins nothing. */
export const stepsOf = (rows: readonly PriceRow[]): PriceRow[] => rows.filter((row, i) => rows[i + 1]?.startsAt.getTime() !== row.startsAt.getTime()).filter((row, i, all) => row.amount !== all[i - 1]?.amount || row.kind !== all[i - 1]?.kind);

/**
 * The rows that a plan adds to a variant's list: a new regular price; or an announced reduction, below the lowest price of the thirty days before it begins (Directive 98/6/EC article 6a,
 * Codice del consumo article 17-bis), with the regular price again at its end. One plan at a time: what is planned later would end it otherwise than it says. `rows`: oldest first. Pure.
 */
export function rowsFor(rows: readonly PriceRow[], { kind, amount, startsAt, endsAt }: Plan, now: Date): Outcome<readonly PlannedRow[], NotPlanned> {
  if (startsAt.getTime() < now.getTime() - MINUTE) return refused({ why: "past" });
  if (endsAt && endsAt <= startsAt) return refused({ why: "ends-before" });
  const steps = stepsOf(rows);
  const before = steps.filter((row) => row.startsAt < startsAt).at(-1);
  const later = steps.filter((row) => row.startsAt >= startsAt && !(kind === "regular" && row.kind === "regular" && row.amount === amount));
  if (later[0]) return refused({ why: "overlaps", on: later[0].startsAt });
  if (kind === "regular") return before?.kind === "regular" && before.amount === amount ? refused({ why: "same" }) : done([{ kind, amount, startsAt }]);
  if (before?.kind !== "regular") return refused({ why: "no-regular" });
  const lowest = lowestBefore(rows, startsAt)?.lowest ?? before.amount;
  if (amount >= lowest) return refused({ why: "no-reduction", lowest });
  return done([{ kind, amount, startsAt }, ...(endsAt ? [{ kind: "regular" as const, amount: before.amount, startsAt: endsAt }] : [])]);
}

/** The rows that take back what is planned: at each of its beginnings what holds now goes on. The end of a reduction that runs is none of it. Pure. */
export function rowsAgainst(rows: readonly PriceRow[], now: Date): readonly PlannedRow[] {
  const steps = stepsOf(rows);
  const current = steps.filter((row) => row.startsAt <= now).at(-1);
  const ahead = steps.filter((row) => row.startsAt > now);
  if (!current || (current.kind === "reduced" && ahead[0]?.kind === "regular")) return [];
  return ahead.map(({ startsAt }) => ({ kind: current.kind, amount: current.amount, startsAt }));
}
