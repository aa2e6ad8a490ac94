import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "./migrate";
import { owner } from "./testing/backends";

const own = owner(1);
const made: string[] = [];
const address = (database: string, user?: string): string => {
  const url = new URL(process.env["DATABASE_URL"] ?? "");
  url.pathname = database;
  if (user) [url.username, url.password] = [user, "only-for-tests"];
  return url.href;
};
const base = `unico_migrate_${process.env["VITEST_POOL_ID"] ?? 1}`;

/** An empty database of the test's own, gone afterwards. */
async function database(suffix: string, more = ""): Promise<string> {
  const name = `${base}${suffix}_test`;
  await own.unsafe(`drop database if exists ${name} with (force)`);
  await own.unsafe(`create database ${name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C' ${more}`);
  made.push(name);
  return name;
}
async function inside<T>(name: string, look: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = postgres(address(name), { max: 1, onnotice: () => {} });
  return look(sql).finally(() => sql.end());
}

const ROLES = ["maker", "guest"] as const;
beforeAll(async () => {
  for (const role of ROLES) await own.unsafe(`do $$ begin create role ${base}_${role} login password 'only-for-tests' nosuperuser; exception when duplicate_object then null; end $$`);
  await own.unsafe(`alter role ${base}_maker createrole`);
});
afterAll(async () => {
  for (const name of made) await own.unsafe(`drop database if exists ${name} with (force)`);
  for (const role of ROLES) await own.unsafe(`drop role if exists ${base}_${role}`);
  await own.end();
});

const migrations = () => readdir("db/migrations").then((files) => files.filter((file) => file.endsWith(".sql")).length);

test("several migrators at once on one database take turns: every migration is there once", async () => {
  const name = await database("_turns");
  await Promise.all(Array.from({ length: 4 }, () => migrate(address(name))));
  await inside(name, async (sql) => {
    const [row] = await sql`select count(*)::int as rows, count(distinct hash)::int as hashes from drizzle.__drizzle_migrations`;
    expect(row).toEqual({ rows: await migrations(), hashes: await migrations() });
    expect((await sql`select count(*)::int as n from graphile_worker.migrations`)[0]?.["n"]).toBeGreaterThan(10);
  });
}, 60_000);

test("several databases of one server at once share the role without a quarrel", async () => {
  const names = await Promise.all(["_a", "_b", "_c"].map((suffix) => database(suffix)));
  await Promise.all(names.map((name) => migrate(address(name))));
  for (const name of names) expect(await inside(name, (sql) => sql`select has_table_privilege('unico_app', 'carts', 'insert') as may`)).toEqual([{ may: true }]);
}, 60_000);

test("the owner of a database need not be the server's master", async () => {
  const name = await database("_owned", `owner ${base}_maker`);
  await own.unsafe(`grant unico_app, unico_doctor to ${base}_maker with admin option`);
  await migrate(address(name, `${base}_maker`));
  await migrate(address(name, `${base}_maker`));
  const sql = postgres(address(name, `${base}_maker`), { max: 1, connection: { role: "unico_app" } });
  expect(await sql`select count(*)::int as n from carts`).toEqual([{ n: 0 }]);
  await sql.end();
}, 60_000);

test("a user without rights, a wrong password, a missing database, a silent address: one line each", async () => {
  const name = await database("_closed");
  const saying = (url: string) => migrate(url).then(() => "done", (error: Error) => error.message);
  const lines = await Promise.all([
    saying(address(name, `${base}_guest`)),
    saying(address(`${base}_nowhere`)),
    saying("postgres://unico@127.0.0.1:9/unico"),
  ]);
  expect(lines).toEqual([expect.stringMatching(/may not do this/), expect.stringMatching(/does not exist.*Create it first/), expect.stringMatching(/No database answers.*ECONNREFUSED/)]);
  for (const line of lines) expect(line).not.toContain("\n");
}, 30_000);

test("schema and migrations agree: there is nothing to generate", async () => {
  await mkdir(".unico", { recursive: true });
  const at = await mkdtemp(path.join(".unico", "drizzle-"));
  await cp("db/migrations", at, { recursive: true });
  const { stdout } = await promisify(execFile)(process.execPath, ["node_modules/drizzle-kit/bin.cjs", "generate", "--dialect=postgresql", "--schema=./db/schema/all.ts", `--out=./${at}`, "--casing=snake_case"]);
  const after = (await readdir(at)).filter((file) => file.endsWith(".sql")).length;
  await rm(at, { recursive: true });
  expect({ says: stdout.trim().split("\n").at(-1), after }).toEqual({ says: expect.stringContaining("No schema changes"), after: await migrations() });
}, 60_000);
