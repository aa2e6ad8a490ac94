import { afterAll, expect, test } from "vitest";
import { owner } from "@/db/testing/backends";
import { expectHealthy } from "@/db/testing/healthy";
import { brokenOf, unseenOf } from "@/lib/health/rules";
import { examine } from "./examine";
import type { Invariant } from "./types";

const HERE = process.env["DATABASE_URL"] ?? "";
const own = owner(1);
afterAll(() => own.end());

const asking = (id: string, broken: string): Invariant => ({ id, says: { it: "", en: "" }, broken, guard: "", mend: { it: "", en: "" }, fault: ["", "", ""] });
const ask = (broken: string, limits = {}) => examine(HERE, { ...limits, invariants: [asking("X1", broken), asking("X2", "select 'later' as key where false")] });

test("an empty shop is healthy", () => expectHealthy());

test("all rows are counted, and the first ten named in order", async () => {
  const { findings } = await ask("select lpad(n::text, 3, '0') as key from generate_series(1, 120) n");
  expect(findings[0]).toMatchObject({ id: "X1", rows: 120, keys: ["001", "002", "003", "004", "005", "006", "007", "008", "009", "010"] });
  expect(brokenOf(findings).map((f) => f.id)).toEqual(["X1"]);
});

test("what takes too long is told as not looked at, and the next one is looked at", async () => {
  const { findings } = await ask("select pg_sleep(5)::text as key", { eachMs: 50 });
  expect(findings).toMatchObject([{ id: "X1", rows: null, unseen: "time" }, { id: "X2", rows: 0 }]);
  expect(unseenOf(findings).map((f) => f.id)).toEqual(["X1"]);
});

test("all together have a bound as well", async () => {
  const { findings, ms } = await ask("select pg_sleep(5)::text as key", { eachMs: 5_000, wholeMs: 100 });
  expect(findings).toMatchObject([{ id: "X1", rows: null, unseen: "time" }, { id: "X2", rows: null, unseen: "time" }]);
  expect(ms).toBeLessThan(4_000);
});

test("what a table that is not there breaks is told by its code", async () => {
  expect((await ask("select key from nowhere")).findings).toMatchObject([{ id: "X1", rows: null, unseen: "42P01" }, { id: "X2", rows: 0 }]);
});

test("the doctor can't write, whatever it is made to ask", async () => {
  await own`create table notes (key text)`;
  await own`grant select on notes to unico_doctor`;
  expect((await ask("with w as (insert into notes values ('x') returning key) select key from w")).findings[0]).toMatchObject({ rows: null }); // not within another statement
  expect((await ask("select set_config('transaction_read_only', 'off', false) as key")).findings[0]).toMatchObject({ rows: null, unseen: "25001" });
  const [rights] = await own`select has_table_privilege('unico_doctor', 'notes', 'insert') as notes,
    exists (select 1 from pg_tables t, unnest(array['insert', 'update', 'delete', 'truncate']) p where schemaname = 'public' and has_table_privilege('unico_doctor', format('%I', tablename), p)) as any,
    (select array_agg(proname::text) from pg_proc where pronamespace = 'public'::regnamespace and prosecdef and has_function_privilege('unico_doctor', oid, 'execute')) as functions`;
  expect(rights).toEqual({ notes: false, any: false, functions: null });
});

test("a database that does not answer is a fault, not an answer", async () => {
  const nobody = new URL(HERE);
  nobody.port = "9";
  await expect(examine(nobody.href)).rejects.toThrow(/ECONNREFUSED/);
});
