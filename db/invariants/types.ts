import type { Words } from "@/lib/core/words";

/**
 * How to see what is broken. Either a whole question: a row for each thing that breaks it, named in its one column `key`; none in a
 * healthy shop. Or rows that several invariants look at (`of`, asked once for all of them), which of them break this one (`where`),
 * and what a row is called if not by its column `key`. Reads only.
 */
export type Look = string | { readonly of: string; readonly where: string; readonly key?: string };

/** Something that is true of a healthy shop, how to see that it isn't, and what keeps it true. */
export type Invariant = {
  /** Short and for ever: logs, tests and people name it by this. */
  readonly id: string;
  /** What is true, in words that an operator understands. */
  readonly says: Words;
  /** Minutes until it is true again after a change; left out: at every commit. */
  readonly within?: number;
  readonly broken: Look | readonly Look[];
  /** What in the database refuses to write it, so that the look is the second line. */
  readonly guard: string;
  /** What to do when a row is named. */
  readonly mend: Words;
  /** What would bring it about if nothing stood in the way, the file that tries just that, and words of that test's title. */
  readonly fault: readonly [what: string, file: string, title: string];
};

/** The looks of an invariant. */
export const looksOf = ({ broken }: Invariant): readonly Look[] => (typeof broken === "string" || "of" in broken ? [broken] : broken);

/** Who did something, as ledgers say it: not `guest`, nor a customer, colleague or job by name. */
export const nobody = (actor: string): string => `(${actor} <> 'guest' and ${actor} not like 'customer:_%' and ${actor} not like 'staff:_%' and ${actor} not like 'job:_%')`;
