import type { Sql, TransactionSql } from "postgres";

export type Asked = Sql | TransactionSql;
export type Table = { readonly table: string; readonly columns: readonly string[] };

/** Filled by migrations alone: a database that holds nothing else is an empty one. */
const FILLED = ["public.order_transitions"];
/** What migrations write about themselves: a restored database has its own. */
const OWN = ["drizzle.__drizzle_migrations", "graphile_worker.migrations"];

/** Every table of the shop and of its jobs, a table after those that it refers to. Names are quoted where PostgreSQL would. */
export async function tablesOf(sql: Asked): Promise<Table[]> {
  const found = await sql<{ oid: number; table: string; columns: string[]; needs: number[] }[]>`
    select c.oid::int, format('%I.%I', n.nspname, c.relname) as table,
      (select json_agg(quote_ident(attname) order by attnum) from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
      coalesce((select json_agg(confrelid::int) from pg_constraint where conrelid = c.oid and contype = 'f' and confrelid <> c.oid), '[]') as needs
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'drizzle', 'graphile_worker')
      and not exists (select 1 from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')
    order by 2`;
  const left = new Map(found.map((one) => [one.oid, one]));
  const sorted: Table[] = [];
  while (left.size > 0) {
    const next = [...left.values()].filter(({ needs }) => needs.every((need) => !left.has(need)));
    if (next.length === 0) throw new Error("tables refer to each other in a circle");
    for (const { oid, table, columns } of next) {
      left.delete(oid);
      if (!OWN.includes(table)) sorted.push({ table, columns });
    }
  }
  return sorted;
}

/** Where each counter of those tables stands. */
export const sequencesOf = (sql: Asked) => sql<{ sequence: string; value: string | null }[]>`
  select format('%I.%I', schemaname, sequencename) as sequence, last_value::text as value from pg_sequences
  where schemaname in ('public', 'graphile_worker') order by 1`;

/** A table that has rows, or null: then nothing is lost when the database is filled from a backup. */
export async function anyFilled(sql: Asked): Promise<string | null> {
  for (const { table } of await tablesOf(sql)) {
    if (FILLED.includes(table) || table.startsWith("graphile_worker.")) continue;
    const [row] = await sql.unsafe(`select 1 from ${table} limit 1`);
    if (row) return table;
  }
  return null;
}

/** The moments of the migrations that have run; none where there are no tables. */
export async function migrationsOf(sql: Asked): Promise<number[]> {
  const [there] = await sql<{ there: boolean }[]>`select to_regclass('drizzle.__drizzle_migrations') is not null as there`;
  if (!there?.there) return [];
  return (await sql<{ at: number }[]>`select created_at::float8 as at from drizzle.__drizzle_migrations order by created_at`).map(({ at }) => at);
}

/** Every session reads and writes values alike, whatever the server's settings are. */
export const SESSION = {
  statement_timeout: 0, lock_timeout: 10_000, idle_in_transaction_session_timeout: 0,
  timezone: "UTC", datestyle: "ISO, YMD", intervalstyle: "postgres", extra_float_digits: "1", bytea_output: "hex", client_encoding: "UTF8", xmloption: "content",
} as const;
