import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { done, refused } from "@/lib/core/outcome";
import { atomically } from "./atomically";
import { closePools, db, type Tx } from "./client";
import { codeOf, constraintOf, isBusy } from "./faults";
import { after, kill, owner } from "./testing/backends";

const own = owner();
beforeAll(() => own.unsafe("create table purses (id int primary key, pence int not null constraint never_below check (pence >= 0)); grant all on purses to unico_app"));
beforeEach(() => own.unsafe("truncate purses; insert into purses values (1, 100), (2, 100)"));
afterAll(async () => {
  await closePools();
  await own.end();
});

const add = (tx: Tx, id: number, pence: number) => tx.execute(sql`update purses set pence = pence + ${pence} where id = ${id}`);
const pence = async () => (await own`select pence from purses order by id`).map((row) => row["pence"] as number);

test("what is done stays, and its value is the answer", async () => {
  expect(await atomically(async (tx) => (await add(tx, 1, -10), await add(tx, 2, 10), done("moved")))).toEqual({ ok: true, value: "moved" });
  expect(await pence()).toEqual([90, 110]);
});

test("a refusal is the answer, undoes the writes and is not tried again", async () => {
  let runs = 0;
  const answer = await atomically(async (tx) => (runs++, await add(tx, 1, -10), refused({ why: "closed", until: "Monday" })));
  expect(answer).toEqual({ ok: false, why: "closed", until: "Monday" });
  expect(runs).toBe(1);
  expect(await pence()).toEqual([100, 100]);
});

test("a fault undoes the writes, keeps its name and is not tried again", async () => {
  let runs = 0;
  const fault = await atomically(async (tx) => (runs++, await add(tx, 2, 10), await add(tx, 1, -101), done(null))).catch((error: unknown) => error);
  expect([codeOf(fault), constraintOf(fault), runs]).toEqual(["23514", "never_below", 1]);
  expect(await pence()).toEqual([100, 100]);
});

test("a fault of the database that a verb turns into a refusal leaves nothing", async () => {
  const answer = await atomically(async (tx) => {
    await add(tx, 2, 10);
    return add(tx, 1, -101).then(() => done(null), (error: unknown) => refused({ why: constraintOf(error) ?? "unknown" }));
  });
  expect(answer).toEqual({ ok: false, why: "never_below" });
  expect(await pence()).toEqual([100, 100]);
});

test("nothing can be done after a fault of the database was overlooked", async () => {
  const overlooked = atomically(async (tx) => (await add(tx, 2, 10), await add(tx, 1, -101).catch(() => {}), done(null)));
  await expect(overlooked).rejects.toThrow("never_below");
  expect(await pence()).toEqual([100, 100]);
});

test("two that lock each other crosswise both end well", async () => {
  let runs = 0;
  const cross = (first: number, second: number) =>
    atomically(async (tx) => (runs++, await add(tx, first, 1), await after(100), await add(tx, second, 1), done(null)));
  expect(await Promise.all([cross(1, 2), cross(2, 1)])).toEqual([done(null), done(null)]);
  expect(runs).toBe(3);
  expect(await pence()).toEqual([102, 102]);
});

test("a serialisation fault is tried again", async () => {
  let runs = 0;
  await atomically(async (tx) => {
    if (runs++ === 0) await tx.execute(sql`do $$ begin raise exception 'again' using errcode = 'serialization_failure'; end $$`);
    await add(tx, 1, 1);
    return done(null);
  });
  expect([runs, await pence()]).toEqual([2, [101, 100]]);
});

test("what never ends well is given up after five more tries, as Busy", async () => {
  let runs = 0;
  const fault = await atomically(async (tx) => {
    runs++;
    await tx.execute(sql`do $$ begin raise exception 'again' using errcode = 'serialization_failure'; end $$`);
    return done(null);
  }).catch((error: unknown) => error);
  expect([isBusy(fault), runs]).toEqual([true, 6]);
});

test("a connection lost on the way is replaced, and the work is done once", async () => {
  let runs = 0;
  await atomically(async (tx) => {
    await add(tx, 1, -10);
    const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    if (runs++ < 3) await kill(own, { pid: row?.pid ?? 0 });
    await add(tx, 2, 10);
    return done(null);
  });
  expect([runs, await pence()]).toEqual([4, [90, 110]]);
});

test("connections lost while idle are nobody's trouble, on either pool", async () => {
  for (const pool of ["shop", "staff"] as const) {
    await Promise.all(Array.from({ length: 8 }, () => atomically(async (tx) => (await tx.execute(sql`select pg_sleep(0.02)`), done(null)), { pool })));
    expect(await kill(own, { pool: `unico-${pool}` })).toBeGreaterThan(1);
    const ends = await Promise.all(Array.from({ length: 16 }, () => atomically(async (tx) => (await add(tx, 1, 1), done(null)), { pool })));
    expect(ends).toHaveLength(16);
  }
  await kill(own, { pool: "unico-shop" });
  expect(await Promise.all(Array.from({ length: 16 }, () => db.select({ one: sql<number>`1` }).from(sql`purses`)))).toHaveLength(16);
  expect(await pence()).toEqual([132, 100]);
});

test("a transaction that takes too long is answered in time and leaves nothing", async () => {
  const since = Date.now();
  let late: Promise<unknown> | undefined;
  const slow = atomically(
    async (tx) => {
      await add(tx, 1, -10);
      late = after(600).then(() => add(tx, 2, 10));
      await late;
      return done(null);
    },
    { deadlineMs: 300 },
  ).catch((error: unknown) => error);
  expect(isBusy(await slow)).toBe(true);
  expect(Date.now() - since).toBeLessThan(600);
  await expect(late).rejects.toThrow("the transaction is over");
  await after(50);
  expect(await pence()).toEqual([100, 100]);
});

test("a lock that does not come free is Busy after three seconds", async () => {
  const holding = own.begin(async (tx) => (await tx`update purses set pence = 1 where id = 1`, after(4_000)));
  await after(50);
  const since = Date.now();
  const fault = await atomically(async (tx) => (await add(tx, 1, 1), done(null))).catch((error: unknown) => error);
  expect([isBusy(fault), codeOf(fault)]).toEqual([true, "55P03"]);
  expect(Date.now() - since).toBeLessThan(3_800);
  await holding;
});

test("ledgers are written inside atomically() alone", async () => {
  const bare = db.execute(sql`insert into facts ("is", body, actor, followed) values ('cart.changed', '{}', 'job:test', false)`);
  await expect(bare).rejects.toThrow("inside atomically() only");
  await atomically(async (tx) => (await tx.execute(sql`insert into facts ("is", body, actor, followed) values ('cart.changed', '{}', 'job:test', false)`), done(null)));
});

test("no second way opens a transaction, and none opens inside one", async () => {
  expect(() => Reflect.get(db, "transaction")).toThrow("atomically");
  await expect(atomically(async (tx) => {
    await (tx as unknown as { transaction: (work: () => Promise<void>) => Promise<void> }).transaction(async () => {});
    return done(null);
  })).rejects.toThrow("nothing is opened inside");
});
