import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closePools } from "@/db/client";
import { owner } from "@/db/testing/backends";
import { type Mutation, MUTATIONS } from "@/db/testing/mutations";
import { makeWorld, type World } from "@/db/testing/world";
import { brokenOf, unseenOf } from "@/lib/health/rules";
import { INVARIANTS } from "./all";
import { examine } from "./examine";
import { questionsFor } from "./questions";
import { UNWATCHED } from "./unwatched";

// The proof of the doctor: a small shop is made by the shop's own verbs, and copied for each way to break it.

const SHOP = new URL(process.env["DATABASE_URL"] ?? "");
const COPY = new URL(SHOP);
COPY.pathname = SHOP.pathname.replace("_test", "_broken_test");
const SERVER = new URL(SHOP);
SERVER.pathname = "/postgres";
const server = postgres(SERVER.href, { max: 1, onnotice: () => {} });
let names: Readonly<Record<string, string | number>>;

beforeAll(async () => {
  names = await namesOf(await makeWorld());
  await closePools(); // a database that somebody is in can't be copied
});
afterAll(async () => {
  await server.unsafe(`drop database if exists ${COPY.pathname.slice(1)} with (force)`);
  await server.end();
});

async function namesOf(world: World) {
  const own = owner(1);
  const [more] = await own<Record<string, string | number>[]>`select v.sku as "lampSku", p.handle as product, (select handle from locations where id = ${world.place}) as "placeHandle", (select series from document_series) as series
    from variants v join products p on p.id = v.product_id where v.id = ${world.lamp}`;
  const numbers = new Map((await own<{ id: string; number: string }[]>`select id, number from orders`).map((o) => [o.id, o.number]));
  await own.end();
  const numberOf = (id: string) => numbers.get(id) ?? "";
  const [firstOfTwo = ""] = [numberOf(world.placed), numberOf(world.paid)].toSorted();
  return {
    ...world, ...more, firstOfTwo, twoTotals: 2 * world.total + world.giftTotal + world.bagTotal, threeTotals: 3 * world.total + world.giftTotal + world.bagTotal,
    placedNumber: numberOf(world.placed), bagNumber: numberOf(world.bag), shortNumber: numberOf(world.short), givenNumber: numberOf(world.given), sentNumber: numberOf(world.sent), deadNumber: numberOf(world.dead), lateNumber: numberOf(world.late), giftDeadNumber: numberOf(world.giftDead), giftPaidNumber: numberOf(world.giftPaid), owed: 2 * 5_000 - 500, owedMore: 2 * 5_000,
  };
}

/** A fresh copy of the shop, open to its owner with every trigger asleep. */
async function breakShop(work: (own: Sql) => Promise<unknown>): Promise<void> {
  await server.unsafe(`drop database if exists ${COPY.pathname.slice(1)} with (force)`);
  await server.unsafe(`create database ${COPY.pathname.slice(1)} template ${SHOP.pathname.slice(1)}`);
  const own = postgres(COPY.href, { max: 1, onnotice: () => {}, connection: { session_replication_role: "replica" } });
  await work(own);
  await own.end();
}
const here = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => String(names[name]));

test("the shop that is broken below is healthy", async () => {
  const { findings } = await examine(SHOP.href);
  expect(brokenOf(findings)).toEqual([]);
  expect(unseenOf(findings)).toEqual([]);
  expect(findings.map((f) => f.id)).toEqual(INVARIANTS.map((i) => i.id));
});

describe("broken on purpose, the doctor names", () => {
  const byName = MUTATIONS.map((m): [string, Mutation] => [`${m[0]}: ${m[1]}`, m]);
  test.each(byName)("%s", async (_, [id, , statements, key, others = []]) => {
    await breakShop(async (own) => {
      for (const one of statements) await own.unsafe(here(one));
    });
    const found = brokenOf((await examine(COPY.href)).findings);
    expect(found.map((f) => f.id).toSorted()).toEqual([id, ...others].toSorted());
    expect(found.find((f) => f.id === id)?.keys.some((k) => k.startsWith(here(key))), `${here(key)} among ${found.find((f) => f.id === id)?.keys.join(", ")}`).toBe(true);
  });
});

test("every invariant was seen to fail", () => {
  const seen = new Set(MUTATIONS.map(([id]) => id));
  expect(INVARIANTS.filter(({ id }) => !seen.has(id)).map(({ id }) => id)).toEqual([]);
});

test("every table is looked at by some invariant, or says why not", async () => {
  const own = owner(1);
  const tables = (await own<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public'`).map((t) => t.name);
  const plans = await Promise.all(questionsFor(INVARIANTS).map(({ text }) => own.unsafe(`explain (format json) ${text}`)));
  await own.end();
  const looked = new Set(JSON.stringify(plans).match(/"Relation Name":"\w+"/g)?.map((found) => found.slice(17, -1)));
  const exempt = Object.keys(UNWATCHED);
  expect(tables.filter((t) => !looked.has(t) && !exempt.includes(t))).toEqual([]);
  expect(exempt.filter((t) => looked.has(t) || !tables.includes(t))).toEqual([]);
});
