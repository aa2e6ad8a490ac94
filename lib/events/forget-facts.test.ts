import { afterAll, beforeEach, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { facts } from "@/db/schema/events";
import { owner } from "@/db/testing/backends";
import { newId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import { forgetFacts } from "./forget-facts";
import type { Fact } from "./types";

const own = owner();
beforeEach(() => own.unsafe("truncate graphile_worker._private_jobs; alter table facts disable trigger all; delete from facts; alter table facts enable trigger all"));
afterAll(() => own.end());

const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
const happened = async (days: number, { actor = "guest", followed = false } = {}): Promise<number> => {
  const body: Fact = { is: "order.paid", orderId: newId() };
  let id = 0;
  await atomically(async (tx) => {
    const [row] = await tx.insert(facts).values({ is: body.is, body, actor, followed, at: ago(days) }).returning({ id: facts.id });
    id = row?.id ?? 0;
    return done(null);
  });
  return id;
};
const left = async () => (await db.select({ id: facts.id }).from(facts).orderBy(facts.id)).map((f) => f.id);

test("what was handled long ago goes, what is recent or a colleague's stays", async () => {
  await happened(91);
  const [recent, colleagues] = [await happened(89), await happened(400, { actor: `staff:${newId()}` })];
  expect(await forgetFacts(new Date(), 90)).toEqual(done(1));
  expect(await left()).toEqual([recent, colleagues]);
  expect(await forgetFacts(new Date(), 90)).toEqual(done(0));
});

test("what a job waits for stays, also when nobody tries any more; once it is handled it goes", async () => {
  const [waiting, givenUp] = [await happened(300, { followed: true }), await happened(300, { followed: true })];
  await own`update graphile_worker._private_jobs set attempts = max_attempts where payload ->> 'fact' = ${String(givenUp)}`;
  expect(await forgetFacts(new Date(), 90)).toEqual(done(0));
  expect(await left()).toEqual([waiting, givenUp]);
  await own`delete from graphile_worker._private_jobs where payload ->> 'fact' = ${String(waiting)}`;
  expect(await forgetFacts(new Date(), 90)).toEqual(done(1));
  expect(await left()).toEqual([givenUp]);
});

test("many go in small rounds, and two at it at once do no harm", async () => {
  await atomically(async (tx) => {
    await tx.insert(facts).values(Array.from({ length: 5_000 }, () => ({ is: "cart.changed" as const, body: { is: "cart.changed" as const, cartId: newId<"cart">(), version: 1 }, actor: "guest", followed: false, at: ago(100) })));
    return done(null);
  });
  const both = await Promise.all([forgetFacts(new Date(), 90), forgetFacts(new Date(), 90)]);
  expect(both[0].value + both[1].value + (await forgetFacts(new Date(), 90)).value).toBe(5_000);
  expect(await left()).toEqual([]);
});

test("the database keeps a fact that is young, waited for, or a colleague's, whoever asks", async () => {
  const kept = [await happened(6), await happened(300, { followed: true }), await happened(300, { actor: `staff:${newId()}` })];
  for (const id of kept) {
    const tried = own.begin(async (tx) => {
      await tx`select set_config('unico.tx', '1', true)`;
      await tx`delete from facts where id = ${id}`;
    });
    await expect(tried).rejects.toThrow("a fact stays");
  }
  expect(await left()).toEqual(kept);
});
