import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as runDrizzle } from "drizzle-orm/postgres-js/migrator";
import { Logger, runMigrations } from "graphile-worker";
import postgres, { type Sql } from "postgres";
import { codeOf } from "./faults";
import { pgAddress } from "./pg-address";

/** Why the database can't be brought up to date, in one line that says what to do. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

const folder = fileURLToPath(new URL("./migrations", import.meta.url));
const grants = new URL("./grants.sql", import.meta.url);
const OLDEST = 15;
/** One number for all migrators of Unico, so that two on one database take turns (drizzle takes no lock itself). */
const LOCK = 829_306_441;
/** Another migrator may work for this long before we give up. */
const TURN = "120s";
const TRIES = 20;

/**
 * Brings a database up to date: our migrations, graphile-worker's, then the rights of the app's role.
 * With `earlier`, a folder whose migrations end before ours, it makes the tables of that time and gives no rights.
 * May be repeated and may run in several processes at once. Throws MigrationError.
 */
export async function migrate(url: string, earlier?: string): Promise<void> {
  const sql = postgres(url, {
    max: 1, // one connection: it holds the lock and does the work
    max_lifetime: null,
    connect_timeout: 10,
    onnotice: () => {},
    connection: { application_name: "unico-migrate" },
  });
  try {
    await needVersion(sql);
    await sql`select set_config('lock_timeout', ${TURN}, false)`;
    await sql`select pg_advisory_lock(${LOCK})`;
    await sql`select set_config('lock_timeout', '1s', false)`; // rather come again than make the shop queue behind us
    await patiently(() => runDrizzle(drizzle(sql), { migrationsFolder: earlier ?? folder }));
    await patiently(() => runMigrations({ connectionString: pgAddress(url), logger: silent }));
    if (earlier) return;
    const rights = await readFile(grants, "utf8");
    await patiently(() => sql.unsafe(rights));
  } catch (error) {
    throw explain(error);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function needVersion(sql: Sql): Promise<void> {
  const [row] = await sql<{ version: number }[]>`select current_setting('server_version_num')::int / 10000 as version`;
  if (!row || row.version < OLDEST) throw new MigrationError(`DATABASE_URL leads to PostgreSQL ${row?.version}: Unico needs ${OLDEST} or newer.`);
}

/** Repeats a step that lost a race: for a table's lock, or for a role, which all databases of a server share. */
async function patiently(step: () => PromiseLike<unknown>): Promise<void> {
  for (let left = TRIES; ; left--) {
    try {
      await step();
      return;
    } catch (error) {
      if (left <= 1 || !["55P03", "40P01", "XX000", "23505"].includes(codeOf(error) ?? "")) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 200));
    }
  }
}

function explain(error: unknown): unknown {
  const code = codeOf(error);
  const message = error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : String(error);
  if (error instanceof MigrationError || code === null) return error;
  if (code === "42501") return new MigrationError(`The database's user may not do this: ${message}. Sign in as the owner of the database; if that user may not make roles, let a superuser run once: create role unico_app; create role unico_doctor; grant unico_app, unico_doctor to that user.`, { cause: error });
  if (code === "28P01" || code === "28000") return new MigrationError(`DATABASE_URL is refused by the database: ${message}.`, { cause: error });
  if (code === "3D000") return new MigrationError(`DATABASE_URL names a database that does not exist: ${message}. Create it first.`, { cause: error });
  if (code === "55P03") return new MigrationError("The database is busy: a table or another migration keeps its lock. Try again.", { cause: error });
  if (/^(ECONN|ENOTFOUND|EAI_|CONNECT_|ETIMEDOUT|EHOST)/.test(code)) return new MigrationError(`No database answers at DATABASE_URL (${code}): start it, or correct the address.`, { cause: error });
  return new MigrationError(`The database refused a migration (${code}): ${message}.`, { cause: error });
}

const silent = new Logger(() => () => {});

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const { config } = await import("@/lib/core/config");
    await migrate(config().DATABASE_DIRECT_URL);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
