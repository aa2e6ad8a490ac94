import { inspect } from "node:util";
import { eq, sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { closePools, db, staffDb } from "./client";
import { codeOf, constraintOf, DatabaseFault, isBusy } from "./faults";
import { customers, media } from "./schema/all";
import { after, kill, owner, until } from "./testing/backends";

const own = owner(1);
afterAll(async () => {
  await closePools();
  await own.end();
});

const thrownBy = (work: Promise<unknown>): Promise<unknown> => work.then(() => null, (error: unknown) => error);

test("the app acts as unico_app and can't change back", async () => {
  expect(await db.execute(sql`select current_user::text as role`)).toEqual([{ role: "unico_app" }]);
  await db.execute(sql`reset role`);
  expect(await db.execute(sql`select current_user::text as role`)).toEqual([{ role: "unico_app" }]);
});

test.each([
  "update stock_levels set on_hand = 1", "delete from stock_movements", "update prices set amount = 1", "update orders set total = 1",
  "insert into stock_levels default values", "insert into journals default values", "insert into documents default values", "update coupons set used = 0",
  "insert into order_history default values", "truncate facts", "create table mine (n int)", "alter table orders disable trigger all", "delete from orders",
])("the app may not: %s", async (statement) => {
  expect(codeOf(await thrownBy(db.execute(sql.raw(statement))))).toBe("42501");
});

test("every connection has its name, deadlines and time zone", async () => {
  const settings = sql`select current_setting('application_name') as name, current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
    current_setting('idle_in_transaction_session_timeout') as idle, current_setting('timezone') as zone`;
  const expected = { statement: "5s", lock: "3s", idle: "10s", zone: "UTC" };
  expect(await db.execute(settings)).toEqual([{ name: "unico-shop", ...expected }]);
  expect(await staffDb.execute(settings)).toEqual([{ name: "unico-staff", ...expected }]);
});

test("the pools have their own connections, and no more than their share", async () => {
  await Promise.all([...Array.from({ length: 200 }, () => db.execute(sql`select pg_sleep(0.01)`)), ...Array.from({ length: 100 }, () => staffDb.execute(sql`select pg_sleep(0.01)`))]);
  const [count] = await own`select count(*) filter (where application_name = 'unico-shop')::int as shop, count(*) filter (where application_name = 'unico-staff')::int as staff
    from pg_stat_activity where datname = current_database()`;
  expect(count?.["staff"]).toBe(count?.["shop"] / 2);
});

test("a select whose connection dies is asked again; the caller never knows", async () => {
  for (let round = 0; round < 5; round++) {
    const reading = Promise.all(Array.from({ length: 8 }, () => db.select({ slept: sql`pg_sleep(0.3)` }).from(sql`(select 1) one`)));
    await until(async () => ((await own`select count(*)::int as n from pg_stat_activity where application_name = 'unico-shop' and datname = current_database() and query like '%pg_sleep%' and state = 'active'`)[0]?.["n"] ?? 0) > 4);
    expect(await kill(own, { pool: "unico-shop" })).toBeGreaterThan(4);
    expect(await reading).toHaveLength(8);
  }
  await after(50);
});

test("a result begins with its first row, whatever became of the one before it", async () => {
  for (let round = 0; round < 20; round++) {
    await thrownBy(db.execute(sql`select 1 / (5 - n) from generate_series(1, 10) n`));
    await thrownBy(staffDb.execute(sql`select n, repeat('x', 1000), 1 / (50 - n) from generate_series(1, 100) n`));
    expect(await Promise.all(Array.from({ length: 8 }, async () => Object.keys(await db.execute(sql`select 1`))[0]))).toEqual(Array(8).fill("0"));
    expect(Object.keys(await staffDb.execute(sql`select 1`))[0]).toBe("0");
  }
  const cut = thrownBy(staffDb.execute(sql`select n, repeat('x', 1000), case when n > 50 then pg_sleep(0.05) end from generate_series(1, 100) n`));
  await after(300);
  await kill(own, { pool: "unico-staff" });
  expect(isBusy(await cut)).toBe(true);
  let answers = 0;
  for (let round = 0; round < 50 && answers < 8; round++) {
    const answer = await staffDb.execute(sql`select 1`).catch((thrown: unknown) => isBusy(thrown) ? null : Promise.reject(thrown)); // one whose end nobody has heard of yet
    if (answer === null) continue;
    expect(Object.keys(answer)[0]).toBe("0");
    answers++;
  }
  expect(answers).toBe(8);
});

test("a fault names code and constraint, and nothing that was sent", async () => {
  const anna = { email: "anna.canarino@example.org", name: "Anna Canarino", locale: "it" } as const;
  await db.insert(customers).values(anna);
  const twice = await thrownBy(db.insert(customers).values(anna));
  expect(twice).toBeInstanceOf(DatabaseFault);
  expect([codeOf(twice), constraintOf(twice)]).toEqual(["23505", "customers_email_unique"]);
  const wrong = await thrownBy(db.select().from(customers).where(eq(customers.id, "anna.canarino@example.org" as never)));
  expect(codeOf(wrong)).toBe("22P02");
  for (const fault of [twice, wrong]) expect(inspect(fault, { showHidden: true, depth: 9 })).not.toMatch(/canarino/i);
});

test("arrays go and come as arrays", async () => {
  const ids = ["019aa000-0000-7000-8000-000000000000", "019aa000-0000-7000-8000-000000000001"];
  const words = ['a"b', "c\\d", "e,f", "", "{g}", "è", "NULL", null];
  const [row] = await db.execute(sql`select ${sql.param(ids)}::uuid[] as ids, ${sql.param(words)}::text[] as words, array[1, 2] as ints, array[true, false] as bools`);
  expect(row).toEqual({ ids, words, ints: [1, 2], bools: [true, false] });
  expect(await db.execute(sql`select x from unnest(${sql.param(ids)}::uuid[]) x where x = any(${sql.param(ids.slice(1))}::uuid[])`)).toEqual([{ x: ids[1] }]);
  expect(await db.select({ widths: media.widths }).from(media)).toEqual([]);
});

test("statements are prepared once per connection, so that each costs one round trip", async () => {
  await Promise.all(Array.from({ length: 40 }, (_, n) => db.execute(sql`select ${n}::int as n`)));
  const prepared = await db.execute<{ n: number }>(sql`select count(*)::int as n from pg_prepared_statements where statement like 'select $1::int as n%'`);
  expect(prepared[0]?.n).toBeLessThanOrEqual(1);
});
