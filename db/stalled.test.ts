import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "./client";
import { isBusy } from "./faults";
import { preparing } from "./prepared";
import { after, owner, until } from "./testing/backends";
import { stallingProxy } from "./testing/stalling-proxy";
import { transact } from "./transaction";

const own = owner();
let network: Awaited<ReturnType<typeof stallingProxy>>;
const SILENCE = 700;

beforeAll(async () => {
  await own.unsafe("create table stalls (n int); grant all on stalls to unico_app");
  network = await stallingProxy(process.env["DATABASE_URL"] ?? "");
});
afterAll(async () => {
  await network.close();
  await own.end();
});

const pool = (max: number) => connect(network.url, { max, prepare: true, name: "unico-stall", silenceMs: SILENCE });

test("a transaction on a stalled network is answered at its deadline, and leaves nothing", async () => {
  const client = pool(1);
  network.flow();
  const since = performance.now();
  const answer = transact(client, since + 400, async (tx) => {
    await tx.execute(sql`insert into stalls values (1)`);
    network.stall();
    await tx.execute(sql`insert into stalls values (2)`);
  }).catch((error: unknown) => error);
  expect(isBusy(await answer)).toBe(true);
  expect(performance.now() - since).toBeLessThan(600);
  network.flow();
  await until(async () => (await own`select 1 from pg_stat_activity where application_name = 'unico-stall' and xact_start is not null`).length === 0);
  expect(await own`select n from stalls`).toEqual([]);
  await client.end({ timeout: 0 });
});

test("a read on a stalled network fails as Busy, and its connection is given up for a new one", async () => {
  const client = pool(1);
  const db = drizzle(preparing(client));
  network.flow();
  await db.execute(sql`select 1`);
  network.stall();
  const since = performance.now();
  expect(isBusy(await db.execute(sql`select 1`).catch((error: unknown) => error))).toBe(true);
  expect(performance.now() - since).toBeLessThan(SILENCE + 500);
  network.flow();
  expect(await db.execute(sql`select 1 as one`)).toEqual([{ one: 1 }]);
  await client.end({ timeout: 0 });
});

test("a quiet connection is not a stalled one", async () => {
  const client = pool(1);
  network.flow();
  const pid = async () => (await client`select pg_backend_pid() as pid`)[0]?.["pid"];
  const before = await pid();
  await after(SILENCE + 300);
  expect(await pid()).toBe(before);
  expect((await client`select pg_sleep(0.5), pg_backend_pid() as pid`)[0]?.["pid"]).toBe(before);
  await client.end({ timeout: 0 });
});

test("a database that nobody answers for is Busy at once, and found again when it is back", async () => {
  const gone = await stallingProxy(process.env["DATABASE_URL"] ?? "");
  await gone.close();
  const client = connect(gone.url, { max: 2, prepare: true, name: "unico-stall" });
  const fault = await drizzle(preparing(client)).execute(sql`select 1`).catch((error: unknown) => error);
  expect(isBusy(fault)).toBe(true);
  const again = await drizzle(preparing(client)).execute(sql`select 1`).catch((error: unknown) => error);
  expect(isBusy(again)).toBe(true); // the slot was not lost with the first failure
  await client.end({ timeout: 0 });
});
