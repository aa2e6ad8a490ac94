import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { done } from "@/lib/core/outcome";
import { atomically } from "./atomically";
import { closePools, db } from "./client";
import { codeOf } from "./faults";
import { after, kill, owner } from "./testing/backends";

const ACCOUNTS = 50;
const START = 1_000;
const own = owner(3);

beforeAll(() =>
  own.unsafe(`create table accounts (id int primary key, pence int not null);
    insert into accounts select i, ${START} from generate_series(1, ${ACCOUNTS}) i;
    create table transfers (id uuid primary key, payer int not null, payee int not null);
    grant all on accounts, transfers to unico_app`),
);
afterAll(async () => {
  await closePools();
  await own.end();
});

/** One transfer, safe to repeat by its id, with pauses where a connection may be lost. */
const transfer = (id: string, payer: number, payee: number) =>
  atomically(async (tx) => {
    const added = await tx.execute(sql`insert into transfers values (${id}, ${payer}, ${payee}) on conflict do nothing returning id`);
    if (added.length === 0) return done("done before");
    await tx.execute(sql`update accounts set pence = pence - 1 where id = ${Math.min(payer, payee)}`);
    if (Math.random() < 0.3) await after(Math.random() * 10);
    if (Math.random() < 0.3) await new Promise((resolve) => setImmediate(resolve));
    await tx.execute(sql`update accounts set pence = pence + 1 where id = ${Math.max(payer, payee)}`);
    return done("done");
  });

test("20 at a time while a backend dies every 35 ms: no transfer is torn, lost or doubled, and nobody waits long", async () => {
  const end = Date.now() + 4_000;
  const made = new Set<string>();
  const faults: unknown[] = [];
  let slowest = 0;
  let killed = 0;
  const worker = async () => {
    while (Date.now() < end) {
      const id = randomUUID();
      const a = 1 + Math.floor(Math.random() * ACCOUNTS);
      const since = Date.now();
      await transfer(id, a, (a % ACCOUNTS) + 1).then(() => made.add(id), (fault: unknown) => faults.push(codeOf(fault) ?? fault));
      slowest = Math.max(slowest, Date.now() - since);
    }
  };
  const reader = async () => {
    while (Date.now() < end) await db.select({ total: sql<number>`sum(pence)::int` }).from(sql`accounts`).then(([row]) => expect(row?.total).toBe(ACCOUNTS * START), (fault: unknown) => faults.push(codeOf(fault) ?? fault));
  };
  const killer = async () => {
    for (; Date.now() < end; await after(35)) killed += await kill(own, { pool: "unico-shop", most: 1 });
  };
  await Promise.all([...Array.from({ length: 20 }, worker), reader(), reader(), killer()]);

  expect(faults).toEqual([]);
  expect(killed).toBeGreaterThan(20);
  expect(made.size).toBeGreaterThan(100);
  expect(slowest).toBeLessThan(4_000);
  expect(await own`select id from transfers where id <> all(${[...made]})`).toEqual([]);
  expect((await own`select count(*)::int as n from transfers`)[0]).toEqual({ n: made.size });
  const torn = own`select id from accounts a where pence <> ${START}
    - (select count(*) from transfers where least(payer, payee) = a.id) + (select count(*) from transfers where greatest(payer, payee) = a.id)`;
  expect(await torn).toEqual([]);
}, 30_000);
