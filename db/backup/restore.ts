import { cp, mkdtemp, readFile as readText, rm, writeFile as writeText } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import type { Sql, TransactionSql } from "postgres";
import { migrate } from "@/db/migrate";
import { BackupError, type Head, type Reading, readFile, type SequenceLine, type TableHead, type Tail } from "./file";
import { opened } from "./open";
import { anyFilled, migrationsOf, tablesOf } from "./tables";

type Told = { readonly at: string; readonly tables: number; readonly rows: number };
type Ways = { readonly replace?: boolean; readonly say?: (line: string) => void };
type Line = Partial<TableHead & SequenceLine & Tail>;
const MIGRATIONS = fileURLToPath(new URL("../migrations", import.meta.url));

/**
 * Fills a database from a backup: reads the file to its end first, makes the tables as they were, loads every row in one
 * transaction, then brings tables and rights up to date. Refuses a database that has rows, unless told to `replace` them,
 * and one on which a shop is open. When it fails the database holds no rows. Throws BackupError.
 */
export async function restore(url: string, file: string, { replace = false, say = () => {} }: Ways = {}): Promise<Told> {
  say("reading the file to its end");
  const { head, end } = await examine(file);
  const folder = await migrationsUpTo(head.migrations);
  try {
    return await opened(url, "unico-restore", async (sql) => {
      await refuseUnlessFree(sql, replace);
      say("making the tables as they were");
      await clear(sql);
      await migrate(url, folder);
      await sql.begin((tx) => load(tx, file, end, say));
      say("bringing tables and rights up to date");
      await migrate(url);
      await sql.unsafe("analyze");
      return { at: head.at, tables: Object.keys(end).length, rows: Object.values(end).reduce((sum, n) => sum + n, 0) };
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Reads the whole file: its first line, and how many rows its last line promises. */
async function examine(file: string): Promise<{ head: Head; end: Tail["end"] }> {
  const reading = readFile(file);
  try {
    const head = (await reading.line()) as Partial<Head> | null;
    if (head?.unico !== 1 || !Array.isArray(head.migrations)) throw new BackupError(`${file} is no backup of Unico's: give one that \`npm run backup\` wrote.`);
    for (let found = await nextOf(reading); ; found = await nextOf(reading)) {
      if (found.end) return { head: head as Head, end: found.end };
      if (found.table) for await (const _ of reading.rows());
    }
  } finally {
    reading.close();
  }
}

async function nextOf(reading: Reading): Promise<Line> {
  const found = (await reading.line()) as Line | null;
  if (!found) throw new BackupError("The backup has no end: it was cut off. Take another copy of it, or an earlier backup.");
  return found;
}

/** A folder with a copy of our migrations that ends where the backup's did. Throws BackupError for migrations that we don't have. */
export async function migrationsUpTo(ran: readonly number[]): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "unico-migrations-"));
  await cp(MIGRATIONS, folder, { recursive: true });
  const journal = path.join(folder, "meta/_journal.json");
  const known = JSON.parse(await readText(journal, "utf8")) as { entries: { when: number }[] };
  const newer = ran.filter((when) => !known.entries.some((entry) => entry.when === when));
  if (newer.length > 0) {
    await rm(folder, { recursive: true, force: true });
    throw new BackupError("The backup was made by a newer Unico, or by another one: restore it with the release that made it.");
  }
  await writeText(journal, JSON.stringify({ ...known, entries: known.entries.filter((entry) => ran.includes(entry.when)) }));
  return folder;
}

async function refuseUnlessFree(sql: Sql, replace: boolean): Promise<void> {
  const [open] = await sql<{ name: string }[]>`select application_name as name from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and application_name ~ '^unico-(shop|staff|worker|listen)' limit 1`;
  if (open) throw new BackupError("A shop is open on this database: stop it, then run the command again.");
  if (replace || (await migrationsOf(sql)).length === 0) return;
  const filled = await anyFilled(sql);
  if (filled) throw new BackupError(`The database has rows already (${filled}): restore into an empty one (\`--into URL\`), or give \`--replace\` to lose them.`);
}

/** Takes away tables, functions and jobs; extensions stay. */
const clear = (sql: Sql) =>
  sql.unsafe(`do $$
  declare one record;
  begin
    for one in select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public'
      and not exists (select 1 from pg_depend where objid = format('%I.%I', schemaname, tablename)::regclass and classid = 'pg_class'::regclass and deptype = 'e')
      loop execute 'drop table ' || one.name || ' cascade'; end loop;
    for one in select p.oid::regprocedure as name from pg_proc p where pronamespace = 'public'::regnamespace
      and not exists (select 1 from pg_depend where objid = p.oid and classid = 'pg_proc'::regclass and deptype = 'e')
      loop execute 'drop routine ' || one.name || ' cascade'; end loop;
    drop schema if exists drizzle cascade;
    drop schema if exists graphile_worker cascade;
  end $$`);

/** Every row and counter, guards asleep: they judged these rows when they were written. References are checked as always. */
async function load(tx: TransactionSql, file: string, end: Tail["end"], say: (line: string) => void): Promise<void> {
  const known = new Map((await tablesOf(tx)).map(({ table, columns }) => [table, columns]));
  const guarded = [...known.keys()].filter((table) => table.startsWith("public."));
  for (const table of guarded) await tx.unsafe(`alter table ${table} disable trigger user`);
  await tx.unsafe(`truncate ${[...known.keys()].join(", ")}`);
  const reading = readFile(file);
  try {
    await reading.line();
    for (let found = await nextOf(reading); !found.end; found = await nextOf(reading)) {
      if (found.sequence) await tx`select setval(${found.sequence}::regclass, ${String(found.value)}::bigint, ${found.called === true})`;
      if (!found.table || !found.columns) continue;
      if (!found.columns.every((column) => known.get(found.table ?? "")?.includes(column))) throw new BackupError(`The backup has a table or column that this release can't make (${found.table}): restore it with the release that made it.`);
      say(`${found.table}: ${end[found.table] ?? 0} rows`);
      await pipeline(Readable.from(reading.rows()), await tx.unsafe(`copy ${found.table} (${found.columns.join(", ")}) from stdin`).writable());
      const [count] = await tx.unsafe<{ rows: string }[]>(`select count(*) as rows from ${found.table}`);
      if (Number(count?.rows) !== end[found.table]) throw new BackupError(`${found.table} has ${count?.rows} rows, the backup promised ${end[found.table]}: take another copy of the file.`);
    }
  } finally {
    reading.close();
  }
  // Whoever worked at these jobs is not here.
  await tx.unsafe("update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_at is not null");
  await tx.unsafe("update graphile_worker._private_job_queues set locked_at = null, locked_by = null where locked_at is not null");
  for (const table of guarded) await tx.unsafe(`alter table ${table} enable trigger user`);
}
