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
