import type { Sql } from "postgres";

/** Tables that move by themselves or with every visit: only how many rows they have counts, or nothing at all. */
const COUNTED = new Set(["sessions"]);
/** Written by jobs, a moment later or by the clock. */
const RESTLESS = new Set(["rate_limits", "facts", "messages", "reconciliations", "examinations", "ledger_seals", "presences"]);

export type State = ReadonlyMap<string, string>;

/**
 * What the database holds, table by table, as something that differs as soon as a row was added, changed or taken away: the
 * newest writer and the number of rows. Cheap enough to look after every row.
 */
export async function stateOf(sql: Sql): Promise<State> {
  const tables = await sql<{ name: string }[]>`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;
  const parts = tables.filter(({ name }) => !RESTLESS.has(name)).map(({ name }) => {
    const newest = COUNTED.has(name) ? "''" : "coalesce(max(xmin::text::bigint), 0)::text";
    const more = name === "sessions" ? " || ' ' || count(*) filter (where ended_at is null)" : "";
    return `select '${name}' as name, ${newest} || ' ' || count(*)${more} as mark from public."${name}"`;
  });
  const rows = await sql.unsafe<{ name: string; mark: string }[]>(parts.join(" union all "));
  return new Map(rows.map(({ name, mark }) => [name, mark]));
}

/** The tables that differ. Pure. */
export const changedBetween = (before: State, after: State): string[] => [...after.keys()].filter((name) => before.get(name) !== after.get(name));
