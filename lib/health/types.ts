/** What was found of one invariant. */
export type Finding = {
  readonly id: string;
  /** How many rows break it; null when it could not be looked at. */
  readonly rows: number | null;
  /** The first ten of them. */
  readonly keys: readonly string[];
  readonly ms: number;
  /** Why it could not be looked at: `time` when its time was up, else the database's code for the fault. */
  readonly unseen?: string;
};

/** One look at every invariant. */
export type Examination = { readonly at: Date; readonly ms: number; readonly findings: readonly Finding[] };

/** A look in short: the invariants that were broken, and those not looked at. `by` is null when the shop looked of its own accord. */
export type Look = { readonly at: Date; readonly ms: number; readonly by: string | null; readonly broken: readonly string[]; readonly unseen: readonly string[] };
/** Looks in a row that found the same: the first and the last of them, and how many. */
export type Spell = Pick<Look, "by" | "broken" | "unseen"> & { readonly from: Date; readonly to: Date; readonly looks: number };

/** An invariant in a reader's words. */
export type Promised = { readonly id: string; readonly says: string; readonly mend: string; readonly within: number | null };
/** Invariants that belong together: stock, orders, money … */
export type Area = { readonly key: string; readonly all: readonly Promised[] };
