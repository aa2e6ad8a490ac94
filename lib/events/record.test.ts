import { sql } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { closePools } from "@/db/client";
import { owner } from "@/db/testing/backends";
import { newId } from "@/lib/core/id";
import { done, refused } from "@/lib/core/outcome";
import type { Who } from "@/lib/core/who";
import { record } from "./record";
import type { Fact } from "./types";

const own = owner();
beforeEach(() => own.unsafe("truncate graphile_worker._private_jobs; alter table facts disable trigger all; delete from facts; alter table facts enable trigger all"));
afterAll(async () => {
  await closePools();
  await own.end();
});

const job: Who = { is: "machine", job: "test" };
const paid = (): Fact => ({ is: "order.paid", orderId: newId() });
const changed = (): Fact => ({ is: "cart.changed", cartId: newId(), version: 1 });
const left = async () => (await own`select (select count(*)::int from facts) as facts, (select count(*)::int from graphile_worker.jobs) as jobs`)[0];

test("facts that have consequences are queued, those that only wake screens are not", async () => {
  const facts = [paid(), changed(), paid()];
  await atomically(async (tx) => done(await record(tx, job, ...facts)));
  expect(await own`select "is", body, actor, followed from facts order by id`).toEqual(facts.map((fact) => ({ is: fact.is, body: fact, actor: "job:test", followed: fact.is !== "cart.changed" })));
  expect(await own`select task_identifier as task, max_attempts as tries from graphile_worker.jobs`).toEqual([{ task: "deliver", tries: 12 }, { task: "deliver", tries: 12 }]);
});

test("who did it is named by kind and id, never by name", async () => {
  const customerId = newId<"customer">();
  await atomically(async (tx) => done(await record(tx, { is: "shopper", cartId: null, customerId, channel: "web", locale: "it" }, changed())));
  expect(await own`select actor from facts`).toEqual([{ actor: `customer:${customerId}` }]);
});

test("what is refused or fails was never said, and nothing follows from it", async () => {
  await atomically(async (tx) => (await record(tx, job, paid()), refused({ why: "sold-out" })));
  await atomically(async (tx) => (await record(tx, job, paid()), await tx.execute(sql`select 1 / 0`), done(null))).catch(() => {});
  expect(await left()).toEqual({ facts: 0, jobs: 0 });
});

test("nothing to say costs nothing", async () => {
  await atomically(async (tx) => done(await record(tx, job)));
  expect(await left()).toEqual({ facts: 0, jobs: 0 });
});
