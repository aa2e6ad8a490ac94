import { ZERO, minorOf } from "@/lib/core/money";
import type { Words } from "@/lib/core/words";
import { readPolicies } from "../policy/rules";
import type { StorePolicy } from "../policy/types";
import type { Bought, Lot } from "../types";

/** A day (`2026-11-05`: noon in Rome) or a moment, or what there is instead of one. */
type When = string;
export type Goods = {
  readonly name: string;
  readonly price: number; // of all its pieces together, in cents
  /** Pieces, and when they were received: a day, `coming`, or `cancelled`. */
  readonly lots: readonly (readonly [pieces: number, received: When])[];
  readonly excluded?: Words;
  readonly category?: string;
  readonly returned?: number;
  readonly repaired?: boolean;
};
/** One case as a lawyer would put it: what was bought how, what happened, what is asked when, what follows, and where that is written. */
export type Case = {
  readonly is: string;
  readonly contract: Bought["contract"];
  readonly made: When | null;
  readonly told?: When;
  readonly goods: readonly Goods[];
  readonly delivery?: { readonly held: number; readonly standard: number };
  readonly policy?: keyof typeof POLICIES;
  readonly asked: When;
  /** Of each thing: why each right is there or not, and its last day. */
  readonly gives: readonly (readonly [withdrawal: string, policy: string, guarantee: string])[];
  readonly back?: { readonly pieces: readonly (readonly [thing: number, pieces: number])[]; readonly under: "withdrawal" | "policy"; readonly goods: number; readonly fee?: number; readonly delivery?: number; readonly because: "whole" | "part" | "own-policy" };
  readonly due?: { readonly stated: When; readonly back: When | null; readonly by: string; readonly mayWait?: true };
  readonly law: string;
};

const row = { windowDays: 30, condition: "new", feeBasisPoints: 0, never: null, excludedToo: false, categories: {} };
/** Shops' own promises that cases speak of; none named: the demo shop's thirty days. */
export const POLICIES: Readonly<Record<"rugs keep sixty days, candles never come back" | "ten per cent is kept" | "no returns of its own" | "excluded things come back too" | "sixty days until 2026, then seven", readonly StorePolicy[]>> = {
  "rugs keep sixty days, candles never come back": readPolicies([{ ...row, since: "2026-01-01", categories: { rugs: { windowDays: 60 }, candles: { never: { it: "Le candele non si riprendono", en: "Candles are not taken back" } } } }]),
  "ten per cent is kept": readPolicies([{ ...row, since: "2026-01-01", feeBasisPoints: 1000 }]),
  "no returns of its own": readPolicies([{ ...row, since: "2026-01-01", windowDays: 0 }]),
  "excluded things come back too": readPolicies([{ ...row, since: "2026-01-01", excludedToo: true }]),
  "sixty days until 2026, then seven": readPolicies([{ ...row, since: "2026-01-01", windowDays: 60 }, { ...row, since: "2027-01-01", windowDays: 7 }]),
};

export const momentOf = (when: When): Date => new Date(when.length === 10 ? `${when}T11:00:00Z` : when);
const lotOf = ([quantity, when]: Goods["lots"][number]): Lot => ({ quantity, receivedAt: when === "coming" || when === "cancelled" ? null : momentOf(when), cancelled: when === "cancelled" });

/** What the rules are told of a case. */
export const boughtIn = ({ contract, made, told, goods, delivery }: Case): Bought => ({
  contract,
  madeAt: made === null ? null : momentOf(made),
  ...(told ? { told: told === "never" ? ("never" as const) : momentOf(told) } : {}),
  lines: goods.map(({ price, lots, excluded = null, category = "lamps", returned = 0, repaired = false }, position) => ({ position, total: minorOf(price), exclusion: excluded, category, returned, repaired, lots: lots.map(lotOf) })),
  delivery: delivery ? { held: minorOf(delivery.held), standard: minorOf(delivery.standard) } : { held: ZERO, standard: ZERO },
});
