import type { Words } from "@/lib/core/words";

/** Something that is true of a healthy shop, how to see that it isn't, and what keeps it true. */
export type Invariant = {
  /** Short and for ever: logs, tests and people name it by this. */
  readonly id: string;
  /** What is true, in words that an operator understands. */
  readonly says: Words;
  /** Minutes until it is true again after a change; left out: at every commit. */
  readonly within?: number;
  /** SQL: a row for each thing that breaks it, named in its one column `key`; none in a healthy shop. Reads only. */
  readonly broken: string;
  /** What in the database refuses to write it, so that this query is the second line. */
  readonly guard: string;
  /** What to do when a row is named. */
  readonly mend: Words;
  /** What would bring it about if nothing stood in the way, the file that tries just that, and words of that test's title. */
  readonly fault: readonly [what: string, file: string, title: string];
};

/** Names pieces by what they are and where: rows with variant_id and location_id become `LAMP-01 at milano-corso-como`. */
export const piecesIn = (rows: string): string =>
  `select v.sku || ' at ' || p.handle as key from (${rows}) b join variants v on v.id = b.variant_id join locations p on p.id = b.location_id`;

/** Names holds by their order and thing: rows with the id of a hold become `7KQ2MXDH LAMP-01 (hold 0199…)`. */
export const holdsIn = (rows: string): string =>
  `select o.number || ' ' || l.sku || ' (hold ' || h.id || ')' as key from (${rows}) b join holds h on h.id = b.id left join order_lines l on l.id = h.order_line_id left join orders o on o.id = l.order_id`;
