import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { migrate } from "@/db/migrate";
import { startTestPostgres } from "@/scripts/house/postgres.mjs";
import { emptyTestDatabase } from "@/scripts/house/test-database.mjs";

/** The database that each worker's own is copied from: migrated, empty. */
const TEMPLATE = "unico_template_test";
/** One number for all test runs, so that two on one server don't empty each other's databases. */
const LOCK = 829_306_442;

declare module "vitest" {
  export interface ProvidedContext {
    /** An address on the test server, and the database there to copy. */
    testServer: { url: string; template: string };
  }
}

/** The server that TEST_DATABASE_URL names (its user may create databases and roles), else the packaged one, started. */
async function server(): Promise<{ url: string; stop: () => Promise<unknown> }> {
  const given = process.env["TEST_DATABASE_URL"];
  if (given) return { url: given, stop: async () => {} };
  const packaged = await startTestPostgres();
  const atOnce = () => process.kill(packaged.server.pid, "SIGQUIT");
  process.once("exit", atOnce);
  return { url: packaged.urlOf("postgres"), stop: () => (process.off("exit", atOnce), packaged.stop()) };
}

/** Before all tests: a server and a migrated template. Afterwards: nothing is left of either. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await server();
  const sql = postgres(url, { max: 1, onnotice: () => {}, max_lifetime: null });
  const [lock] = await sql<{ free: boolean }[]>`select pg_try_advisory_lock(${LOCK}) as free`;
  if (!lock?.free) throw new Error("Another test run uses the server of TEST_DATABASE_URL: wait for its end.");
  await clear();
  await migrate(await emptyTestDatabase(url, TEMPLATE));
  project.provide("testServer", { url, template: TEMPLATE });

  async function clear() {
    const left = await sql<{ name: string }[]>`select datname as name from pg_database where datname ~ '^unico_(template|[0-9]+)_test$'`;
    for (const { name } of left) await sql.unsafe(`drop database ${name} with (force)`);
  }
  return async () => {
    if (process.env["TEST_DATABASE_URL"]) await clear();
    await sql.end({ timeout: 2 });
    await stop();
  };
}
