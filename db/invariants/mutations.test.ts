import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { owner } from "@/db/testing/backends";
import { type Mutation, MUTATIONS } from "@/db/testing/mutations";
import { makeWorld, type World } from "@/db/testing/world";
import { brokenOf, unseenOf } from "@/lib/health/rules";
import { INVARIANTS } from "./all";
import { examine } from "./examine";
import { questionsFor } from "./questions";
import { UNWATCHED } from "./unwatched";

// The proof of the doctor: a small shop is made by the shop's own verbs, and broken in each way for as long as a transaction lasts.

const SHOP = process.env["DATABASE_URL"] ?? "";
const UNDONE = Symbol("undone");
const own = owner(1);
let names: Readonly<Record<string, string | number>>;

beforeAll(async () => {
  names = await namesOf(await makeWorld());
});
afterAll(() => own.end());

async function namesOf(world: World) {
  const [more] = await own<Record<string, string | number>[]>`select v.sku as "lampSku", p.handle as product, (select handle from locations where id = ${world.place}) as "placeHandle", (select series from document_series) as series, (select handle from locations where id = ${world.other}) as "otherHandle"
    from variants v join products p on p.id = v.product_id where v.id = ${world.lamp}`;
  const numbers = new Map((await own<{ id: string; number: string }[]>`select id, number from orders`).map((o) => [o.id, o.number]));
  const numberOf = (id: string) => numbers.get(id) ?? "";
  const [firstOfTwo = ""] = [numberOf(world.placed), numberOf(world.paid)].toSorted();
  return {
    ...world, ...more, firstOfTwo, twoTotals: 2 * world.total + world.giftTotal + world.bagTotal, threeTotals: 3 * world.total + world.giftTotal + world.bagTotal,
    placedNumber: numberOf(world.placed), bagNumber: numberOf(world.bag), shortNumber: numberOf(world.short), givenNumber: numberOf(world.given), cashNumber: numberOf(world.cash), backNumber: numberOf(world.back), faultyNumber: numberOf(world.faulty), sentNumber: numberOf(world.sent), deadNumber: numberOf(world.dead), lateNumber: numberOf(world.late), giftDeadNumber: numberOf(world.giftDead), giftPaidNumber: numberOf(world.giftPaid), owed: 2 * 5_000 + 2 * 1_000 - 500, owedMore: 2 * 5_000 + 2 * 1_000,
  };
}

type Seen = { readonly id: string; readonly keys: readonly string[] };
const QUESTIONS = questionsFor(INVARIANTS);

/** What the doctor's questions find once these statements ran, as the owner and with every trigger asleep; then all is as before. */
async function findBroken(statements: readonly string[]): Promise<Seen[]> {
  let found: Seen[] = [];
  await own
    .begin(async (tx) => {
      await tx`set local session_replication_role = 'replica'`;
      for (const one of statements) await tx.unsafe(here(one));
      await tx`set local role unico_doctor`;
      found = (await Promise.all(QUESTIONS.map(({ text }) => tx.unsafe<Seen[]>(text, [], { prepare: true })))).flat();
      throw UNDONE;
    })
    .catch((error: unknown) => {
      if (error !== UNDONE) throw error;
    });
  return found;
}
const here = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => String(names[name]));

test("the shop that is broken below is healthy", async () => {
  const { findings } = await examine(SHOP);
  expect(brokenOf(findings)).toEqual([]);
  expect(unseenOf(findings)).toEqual([]);
  expect(findings.map((f) => f.id)).toEqual(INVARIANTS.map((i) => i.id));
});

describe("broken on purpose, the doctor names", () => {
  const byName = MUTATIONS.map((m): [string, Mutation] => [`${m[0]}: ${m[1]}`, m]);
  test.each(byName)("%s", async (_, [id, , statements, key, others = []]) => {
    const found = await findBroken(statements);
    expect([...new Set(found.map((f) => f.id))].toSorted()).toEqual([id, ...others].toSorted());
    const keys = found.filter((f) => f.id === id).flatMap((f) => f.keys);
    expect(keys.some((k) => k.startsWith(here(key))), `${here(key)} among ${keys.join(", ")}`).toBe(true);
  });
});

test("every invariant was seen to fail", () => {
  const seen = new Set(MUTATIONS.map(([id]) => id));
  expect(INVARIANTS.filter(({ id }) => !seen.has(id)).map(({ id }) => id)).toEqual([]);
});

test("every table is looked at by some invariant, or says why not", async () => {
  const tables = (await own<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public'`).map((t) => t.name);
  const plans = await Promise.all(QUESTIONS.map(({ text }) => own.unsafe(`explain (format json) ${text}`)));
  const looked = new Set(JSON.stringify(plans).match(/"Relation Name":"\w+"/g)?.map((found) => found.slice(17, -1)));
  const exempt = Object.keys(UNWATCHED);
  expect(tables.filter((t) => !looked.has(t) && !exempt.includes(t))).toEqual([]);
  expect(exempt.filter((t) => looked.has(t) || !tables.includes(t))).toEqual([]);
});
