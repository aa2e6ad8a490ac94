import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { connect } from "./client";
import { after, kill, owner, until } from "./testing/backends";
import { transact, type Tx } from "./transaction";

// A backend dies in the middle of a transaction; the pool's only slot reconnects for another request; the callback runs on.
const url = process.env["DATABASE_URL"] ?? "";
const own = owner();
const ROUNDS = 6;

beforeAll(() => own.unsafe("create table torn (half text not null); grant all on torn to unico_app"));
beforeEach(() => own`truncate torn`);
afterAll(() => own.end());

type Run = (sql: Sql, work: (tx: Pick<Tx, "execute">) => Promise<unknown>) => Promise<unknown>;
const raw: Run = (client, work) => drizzle(client).transaction(work);
const guarded: Run = (client, work) => transact(client, performance.now() + 8_000, work);

type Way = "killed while waiting" | "idle too long" | "killed, callback in the same tick";
/** Writes one half, loses the connection, lets another request reconnect the slot, then tries to write the other half. */
async function tear(run: Run, client: Sql, way: Way): Promise<{ answer: string; halves: string[] }> {
  let pid = 0;
  let goOn = () => {};
  const gate = new Promise<void>((resolve) => (goOn = resolve));
  const begin = () => run(client, async (tx) => {
    if (way === "idle too long") await tx.execute(sql`set local idle_in_transaction_session_timeout = '100ms'`);
    const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    await tx.execute(sql`insert into torn values ('first')`);
    pid = row?.pid ?? 0;
    await gate;
    await tx.execute(sql`insert into torn values ('second')`);
  }).then(() => "committed", () => "rejected");
  let running = begin();
  while (pid === 0) if ((await Promise.race([running, after(5)])) !== undefined) running = begin(); // the slot still had the connection that was killed before: it is not this one that is torn
  if (way === "idle too long") await after(300);
  else await kill(own, { pid });
  if (way !== "killed, callback in the same tick") {
    await after(50);
    await client`select 1`.catch(() => client`select 1`); // somebody else's request brings the slot back
  }
  goOn();
  const answer = await running;
  await after(150);
  return { answer, halves: (await own`select half from torn order by half`).map(({ half }) => half as string) };
}

test("without the guard the driver commits the second half alone: these tests can fail", async () => {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  expect(await tear(raw, client, "killed while waiting")).toEqual({ answer: "rejected", halves: ["second"] });
  await client.end();
});

test.each<Way>(["killed while waiting", "idle too long", "killed, callback in the same tick"])(`%s, ${ROUNDS} times: nothing stays of a torn transaction`, async (way) => {
  const client = connect(url, { max: 1, prepare: true, name: "unico-torn" });
  for (let round = 0; round < ROUNDS; round++) expect(await tear(guarded, client, way)).toEqual({ answer: "rejected", halves: [] });
  await client.end();
});

test("the end of a lost transaction does not end the next one on the same connection", async () => {
  const client = connect(url, { max: 1, prepare: true, name: "unico-torn" });
  let pid = 0;
  let fail = () => {};
  const first = guarded(client, async (tx) => {
    const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    pid = row?.pid ?? 0;
    await new Promise<void>((_, reject) => (fail = () => reject(new Error("its own fault"))));
  }).catch((error: Error) => error.message);
  while (pid === 0) await after(5);
  await kill(own, { pid });
  expect(await first).toContain("CONNECTION_CLOSED");
  await client`select 1`.catch(() => {});
  const second = guarded(client, async (tx) => {
    await tx.execute(sql`insert into torn values ('a')`);
    fail(); // the first callback ends now: no rollback of its own may reach us
    await after(50);
    await tx.execute(sql`insert into torn values ('b')`);
    throw new Error("refused after all");
  }).catch((error: Error) => error.message);
  expect(await second).toBe("refused after all");
  expect(await own`select half from torn`).toEqual([]);
  await client.end();
});

test("a call that outlives its transaction is refused", async () => {
  const client = connect(url, { max: 1, prepare: true, name: "unico-torn" });
  let kept: Tx | undefined;
  await transact(client, performance.now() + 8_000, async (tx) => void (kept = tx));
  await expect(kept?.execute(sql`insert into torn values ('late')`)).rejects.toThrow("the transaction is over");
  expect(await own`select half from torn`).toEqual([]);
  await client.end();
});

test("the database keeps the second half out of a ledger, whatever the driver does", async () => {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  let said: unknown;
  const ledger = drizzle(client).transaction(async (tx) => {
    await tx.execute(sql`select set_config('unico.tx', '1', true)`);
    await tx.execute(sql`insert into facts ("is", body, actor, followed) values ('cart.changed', '{}', 'job:test', false)`);
    const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    await kill(own, { pid: row?.pid ?? 0 });
    await after(50);
    await client`select 1`.catch(() => client`select 1`);
    said = await tx.execute(sql`insert into facts ("is", body, actor, followed) values ('cart.changed', '{}', 'job:second-half', false)`).catch((error: unknown) => error);
  });
  await expect(ledger).rejects.toThrow();
  await until(() => said !== undefined);
  expect(String(said)).toContain("facts is written inside atomically() only");
  expect(await own`select actor from facts`).toEqual([]);
  await client.end();
});
