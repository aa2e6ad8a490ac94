import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { anOrder } from "@/db/factories/orders";
import { closePools } from "@/db/client";
import { migrate } from "@/db/migrate";
import { codeOf } from "@/db/faults";
import { owner } from "@/db/testing/backends";
import { makeWorld, type World } from "@/db/testing/world";
import { backUp } from "./back-up";
import { migrationsUpTo, restore } from "./restore";

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 }); // whole shops are copied, by processes of their own

const quiet = () => {};
const folder = mkdtempSync(path.join(tmpdir(), "unico-backup-"));
const file = (name: string) => path.join(folder, name);
const url = process.env["DATABASE_URL"] ?? "";
const own = owner(2);
const made: string[] = [];
let world: World;

beforeAll(async () => {
  await migrate(url); // its rights: those of a database are not copied from the template
  world = await makeWorld();
});
afterAll(async () => {
  await closePools();
  for (const name of made) await own.unsafe(`drop database if exists ${name} with (force)`);
  await own.end();
  rmSync(folder, { recursive: true, force: true });
});

/** An empty database of its own; without `make` only its address. */
async function fresh(name: string): Promise<string> {
  const called = `unico_9${process.env["VITEST_POOL_ID"] ?? 1}${name}_test`;
  made.push(called);
  await own.unsafe(`drop database if exists ${called} with (force)`);
  await own.unsafe(`create database ${called} template template0 encoding 'UTF8'`);
  return Object.assign(new URL(inject("testServer").url), { pathname: called }).href;
}
async function look<T>(at: string, question: string): Promise<readonly T[]> {
  const sql = postgres(at, { max: 1, onnotice: () => {} });
  try {
    return (await sql.unsafe(question)) as unknown as readonly T[];
  } finally {
    await sql.end();
  }
}
/** What a backup holds, without the moment at which it was made. */
const content = (name: string) => gunzipSync(readFileSync(file(name))).toString("utf8").split("\n").slice(1);

describe("a backup made while orders come in", () => {
  test("restores to a shop of one moment, exactly, guards and rights in place", async () => {
    let writing = true;
    let written = 0;
    const writer = async () => {
      while (writing) {
        await anOrder({ state: "paid", parts: [{ at: world.other, lines: [{ variantId: world.vase }] }] }).then(() => written++);
        if (written > 40) writing = false;
      }
    };
    await own.unsafe(`insert into categories (id, parent_id, handle, position, name) select gen_random_uuid(), null, 'odd-' || n, 900 + n,
      jsonb_build_object('it', E'a\\tb\\n\\\\.\\n\\\\N ' || n || repeat('ò€', 2000), 'en', '') from generate_series(1, 300) n`);
    // The last row, larger than a stream holds: the driver has stopped reading when the table ends.
    await own.unsafe(`insert into categories (id, parent_id, handle, position, name) values (gen_random_uuid(), null, 'huge', 1300, jsonb_build_object('it', (select string_agg(md5(n::text), '') from generate_series(1, 10000) n), 'en', ''))`);
    const PAID = "select count(*)::int as n from orders where state = 'paid'";
    const [was = { n: 0 }] = await look<{ n: number }>(url, PAID);
    const writers = [writer(), writer()];
    while (written < 3) await new Promise((resolve) => setTimeout(resolve, 10));
    const told = await backUp(url, file("first"), quiet);
    const before = written;
    writing = false;
    await Promise.all(writers);
    expect(told.rows).toBeGreaterThan(300);
    expect(before).toBeGreaterThan(2);

    const copy = await fresh("a");
    expect(await restore(copy, file("first"))).toMatchObject({ tables: told.tables, rows: told.rows });
    await backUp(copy, file("second"), quiet);
    expect(content("second")).toEqual(content("first"));

    // Of one moment: levels are the sum of their movements, each paid order has its journal.
    expect(await look(copy, `select 1 from stock_levels l where on_hand <> (select sum(on_hand_by) from stock_movements m where m.variant_id = l.variant_id and m.location_id = l.location_id)`)).toEqual([]);
    expect(await look(copy, `select 1 from orders o join payment_attempts a on a.order_id = o.id and a.state = 'captured' left join journals j on j.cause = 'attempt:' || a.id where j.id is null`)).toEqual([]);
    const [orders] = await look<{ n: number }>(copy, PAID);
    expect(orders?.n, "what was written before it began").toBeGreaterThanOrEqual(was.n + 3);
    expect(orders?.n, "and no more than was written when it was over, and what two writers had under way").toBeLessThanOrEqual(was.n + before + 2);

    expect(await look(copy, "select 1 from pg_trigger where not tgisinternal and tgenabled <> 'O'")).toEqual([]);
    const there = "select tgrelid::regclass::text as t, tgname from pg_trigger where not tgisinternal order by 1, 2";
    expect(await look(copy, there)).toEqual(await look(url, there));
    const rights = "select table_name, privilege_type from information_schema.role_table_grants where grantee = 'unico_app' order by 1, 2";
    expect(await look(copy, rights)).toEqual(await look(url, rights));
    const refusal = await look(copy, "update entries set amount = 1").catch(codeOf);
    expect(refusal).toMatch(/^(23001|25000)$/);
    // Counters go on where they were: a new row meets no old one.
    await look(copy, "select set_config('unico.tx', '1', false); insert into facts (\"is\", body, actor, followed) values ('order.placed', '{}', 'job:test', false)");
  }, 60_000);

  test("jobs come with it, and nobody is at work on them", async () => {
    await own`select graphile_worker.add_job('deliver', '{"fact": 1}'::json)`;
    await own`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'somebody else'`;
    await backUp(url, file("jobs"), quiet);
    const copy = await fresh("b");
    await restore(copy, file("jobs"));
    const count = "select count(*)::int as n, count(locked_at)::int as locked from graphile_worker._private_jobs";
    const [jobs] = await look<{ n: number }>(url, count);
    expect(await look(copy, count)).toEqual([{ n: jobs?.n, locked: 0 }]);
    await look(copy, `select graphile_worker.add_job('deliver', '{"fact": 2}'::json)`);
  });
});

describe("a restore refuses, in one line and without a change", () => {
  const failing = (at: string, name: string, ways = {}) => restore(at, file(name), ways).then(() => "restored", (error: unknown) => `${(error as Error).name}: ${(error as Error).message}`);
  let copy: string;
  beforeAll(async () => {
    copy = await fresh("c");
    await backUp(url, file("whole"), quiet);
  });

  test("a file that is cut off, was changed, is none, or is not there", async () => {
    const bytes = readFileSync(file("whole"));
    writeFileSync(file("cut"), bytes.subarray(0, bytes.length - 2_000));
    const changed = Buffer.from(bytes);
    changed[bytes.length >> 1] = (changed[bytes.length >> 1] ?? 0) ^ 0x55;
    writeFileSync(file("changed"), changed);
    writeFileSync(file("none"), "select 1;\n");
    expect(await failing(copy, "cut")).toMatch(/^BackupError: .*cut off/);
    expect(await failing(copy, "changed")).toMatch(/^BackupError: .*changed on its way/);
    expect(await failing(copy, "none")).toMatch(/^BackupError: .*no whole backup/);
    expect(await failing(copy, "missing")).toMatch(/^BackupError: There is no file/);
    expect(await look(copy, "select 1 from pg_tables where schemaname = 'public'")).toEqual([]);
  });

  test("a database with rows, until it is told to replace them; an open shop always", async () => {
    await restore(copy, file("whole"));
    expect(await failing(copy, "whole")).toMatch(/has rows already/);
    expect(await failing(copy, "whole", { replace: true })).toBe("restored");
    const shop = postgres(copy, { max: 1, connection: { application_name: "unico-shop" } });
    await shop`select 1`;
    expect(await failing(copy, "whole", { replace: true })).toMatch(/A shop is open/);
    await shop.end();
  });

  test("an address where nobody answers, and a database without a shop", async () => {
    expect(await failing("postgres://nobody@127.0.0.1:1/none", "whole")).toMatch(/^BackupError: The connection to the database was lost/);
    const empty = await fresh("d");
    expect(await backUp(empty, file("empty"), quiet).catch((error: unknown) => (error as Error).message)).toMatch(/There is no shop/);
  });

  test("a backup of a newer release", async () => {
    const [head, ...rest] = gunzipSync(readFileSync(file("whole"))).toString("utf8").split("\n");
    const told = JSON.parse(head ?? "") as { migrations: number[] };
    writeFileSync(file("newer"), gzipSync([JSON.stringify({ ...told, migrations: [...told.migrations, 9_999_999_999_999] }), ...rest].join("\n")));
    expect(await failing(await fresh("e"), "newer")).toMatch(/newer Unico/);
  });
});

test("an older backup is brought up to date", async () => {
  const ran = (await look<{ at: number }>(url, "select created_at::float8 as at from drizzle.__drizzle_migrations order by 1")).map(({ at }) => at);
  const folderThen = await migrationsUpTo(ran.slice(0, -2));
  const then = await fresh("f");
  await migrate(then, folderThen);
  rmSync(folderThen, { recursive: true });
  await look(then, "insert into categories (id, handle, position, name) values (gen_random_uuid(), 'old', 1, '{}')");
  await backUp(then, file("older"), quiet);
  const copy = await fresh("g");
  await restore(copy, file("older"));
  expect(await look(copy, "select count(*)::int as n from drizzle.__drizzle_migrations")).toEqual([{ n: ran.length }]);
  expect(await look(copy, "select handle from categories")).toEqual([{ handle: "old" }]);
});
