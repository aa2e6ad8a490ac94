import { eq, sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { prices } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { newId, type VariantId } from "@/lib/core/id";
import { done, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { ForeseePrices, foreseePrices, PlanPrices, planPrices } from "./plan-prices";

afterAll(() => expectHealthy());

const BUYER: Staff = { is: "staff", staffId: newId<"staff">(), may: new Set(["change-prices"]), at: null };
const look = (lines: string, over: object = {}) => foreseePrices(BUYER, ForeseePrices.parse({ lines, kind: "regular", startsAt: null, endsAt: null, ...over }));
/** A form as it is sent by somebody who looked. */
async function form(lines: string, over: object = {}) {
  const looked = await look(lines, over);
  return PlanPrices.parse({ press: newId(), lines, kind: "regular", startsAt: null, endsAt: null, reason: "prova", seen: looked.ok ? looked.value.seen : "", ...over });
}
async function aThing(amount = 1_000) {
  const [variant] = (await aProduct({ price: amount })).variants;
  if (!variant) throw new Error("no variant");
  const [row] = await db.execute<{ sku: string }>(sql`select sku from variants where id = ${variant.id}`);
  return { id: variant.id, sku: row?.sku ?? "" };
}
const listOf = async (id: VariantId) => (await db.select({ amount: prices.amount, kind: prices.kind }).from(prices).where(eq(prices.variantId, id)).orderBy(prices.seq)).map(({ amount, kind }) => [amount, kind]);

test("a pasted list is planned whole, once, however often it is pressed; what stands in the list is as was looked at", async () => {
  const [a, b] = [await aThing(), await aThing(2_000)];
  const lines = `Codice\tPrezzo\n${a.sku}\t12,00\n${b.sku}\t18`;
  expect(await look(lines)).toMatchObject({ ok: true, value: { lines: [{ sku: a.sku, before: 1_000, amount: 1_200, not: null }, { sku: b.sku, before: 2_000, amount: 1_800, not: null }] } });
  expect((await listOf(a.id)).length, "looking writes nothing").toBe(1);
  const one = await form(lines);
  expect(await Promise.all(Array.from({ length: 10 }, () => planPrices(BUYER, one)))).toEqual(Array.from({ length: 10 }, () => done({ planned: 2 })));
  expect([await listOf(a.id), await listOf(b.id)]).toEqual([[[1_000, "regular"], [1_200, "regular"]], [[2_000, "regular"], [1_800, "regular"]]]);
});

test("one line that can't be keeps all of them out, and each says why", async () => {
  const [a, b, c] = [await aThing(), await aThing(), await aThing()];
  const lines = [`${a.sku}\t9,00`, "NON-ESISTE\t5", `${b.sku}\tgratis`, `${c.sku}\t10,00`, `${a.sku}\t8,00`].join("\n");
  const looked = await look(lines);
  expect(looked.ok && looked.value.lines.map(({ not }) => not?.why ?? null)).toEqual([null, "unknown-thing", "no-amount", "same", "twice"]);
  expect(await planPrices(BUYER, await form(lines))).toEqual(refused({ why: "rows" }));
  expect(await listOf(a.id)).toEqual([[1_000, "regular"]]);
});

test("reductions follow the law, line by line, and end on their day", async () => {
  const [a, b] = [await aThing(), await aThing()];
  const [from, until] = [new Date(Date.now() + 86_400_000), new Date(Date.now() + 5 * 86_400_000)];
  const reduced = { kind: "reduced", startsAt: from, endsAt: until };
  const looked = await look(`${a.sku}\t8\n${b.sku}\t10`, reduced);
  expect(looked.ok && looked.value.lines.map(({ not, lowest }) => [not?.why ?? null, lowest])).toEqual([[null, 1_000], ["no-reduction", 1_000]]);
  expect(await planPrices(BUYER, await form(`${a.sku}\t8`, reduced))).toEqual(done({ planned: 1 }));
  expect(await listOf(a.id)).toEqual([[1_000, "regular"], [800, "reduced"], [1_000, "regular"]]);
});

test("two lists of the same things at once, in another order: one is heard, the other is told that the list has changed, and nothing of it is planned", async () => {
  const things = await Promise.all([aThing(), aThing(), aThing()]);
  const list = (skus: readonly string[], price: string) => skus.map((sku) => `${sku}\t${price}`).join("\n");
  const skus = things.map(({ sku }) => sku);
  const forms = [await form(list(skus, "15")), await form(list(skus.toReversed(), "16"))];
  const answers = await Promise.all(forms.map((each) => planPrices(BUYER, each)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.filter((each) => !each.ok)).toEqual([refused({ why: "changed-meanwhile" })]);
  const lists = await Promise.all(things.map(({ id }) => listOf(id)));
  expect(new Set(lists.map((one) => JSON.stringify(one))).size).toBe(1);
  expect(lists[0]).toHaveLength(2);
});

test("not without the duty, not for one store, not nothing, not more than fits", async () => {
  const { sku } = await aThing();
  for (const who of [{ ...BUYER, may: new Set(["sell"]) }, { ...BUYER, at: [newId<"location">()] }] as Staff[]) {
    expect(await planPrices(who, await form(`${sku}\t5`))).toEqual(refused({ why: "not-yours" }));
    expect(await foreseePrices(who, await form(`${sku}\t5`))).toEqual(refused({ why: "not-yours" }));
  }
  expect(await look(" \n ")).toEqual(refused({ why: "nothing" }));
  expect(await look(Array.from({ length: 2_001 }, (_, i) => `P-${i}\t1`).join("\n"))).toEqual(refused({ why: "too-many", most: 2_000 }));
});
