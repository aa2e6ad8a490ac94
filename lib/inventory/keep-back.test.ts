import { and, eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { someoneAt } from "@/db/factories/returns";
import { facts, stockLevels, stockMovements } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { newId, type VariantId } from "@/lib/core/id";
import { done, refused } from "@/lib/core/outcome";
import { KeepBack, keepBack } from "./keep-back";
import { stockOf } from "./reads";

afterAll(() => expectHealthy());

async function aShelf(pieces = 5) {
  const at = (await aPlace()).id;
  const variantId = (await aProduct({ stock: { [at]: pieces } })).variants[0]?.id as VariantId;
  const boss = await someoneAt("manager", at);
  const keep = (kept: number, seen = 0, over: object = {}, who = boss) => keepBack(who, KeepBack.parse({ locationId: at, variantId, seen, pieces: String(kept), ...over }));
  const free = async () => (await stockOf([variantId]))[0]?.free;
  const told = () => db.select({ body: facts.body }).from(facts).where(and(eq(facts.is, "buffer.changed"), eq(facts.actor, `staff:${boss.staffId}`))).orderBy(facts.id);
  return { at, variantId, boss, keep, free, told };
}

test("what is kept back the web doesn't promise, with who decided and what it was; the stock itself doesn't move", async () => {
  const { at, variantId, keep, free, told } = await aShelf();
  expect(await keep(2)).toEqual(done(null));
  expect(await free()).toBe(3);
  expect(await keep(2), "the same press again").toEqual(done(null));
  expect(await keep(0, 2)).toEqual(done(null));
  expect(await free()).toBe(5);
  expect((await told()).map(({ body }) => body)).toMatchObject([{ locationId: at, variantIds: [variantId], before: 0, after: 2 }, { before: 2, after: 0 }]);
  expect(await db.$count(stockMovements, and(eq(stockMovements.variantId, variantId), eq(stockMovements.kind, "count")))).toBe(0);
});

test("more than lie there may be kept, and what orders hold stays theirs", async () => {
  const { at, variantId, keep, free } = await aShelf();
  await anOrder({ parts: [{ kind: "collect", at, lines: [{ variantId, quantity: 2 }] }] });
  expect(await keep(50)).toEqual(done(null));
  expect(await free()).toBe(0);
  expect(await db.select({ onHand: stockLevels.onHand, held: stockLevels.held }).from(stockLevels).where(eq(stockLevels.variantId, variantId))).toEqual([{ onHand: 5, held: 2 }]);
});

test("of many at once one decides, also where nothing was kept yet; the others hear what it is now", async () => {
  const { keep, free, told } = await aShelf();
  const first = await Promise.all([1, 2, 3, 4].map((kept) => keep(kept)));
  const now = 5 - ((await free()) ?? 0);
  expect(first.filter(({ ok }) => ok)).toHaveLength(1);
  expect(first[now - 1]).toEqual(done(null));
  expect(first.filter((each) => !each.ok)).toEqual([1, 2, 3].map(() => refused({ why: "changed-meanwhile", now })));
  const same = await Promise.all(Array.from({ length: 8 }, () => keep(0, now)));
  expect(same).toEqual(same.map(() => done(null)));
  expect(await told()).toHaveLength(2);
});

test("is decided by who decides what the shop offers there; nothing else is read", async () => {
  const { at, variantId, keep, free } = await aShelf();
  const elsewhere = await someoneAt("manager", (await aPlace()).id);
  for (const who of [elsewhere, await someoneAt("picker", at), await someoneAt("cashier", at), await someoneAt("auditor", at)]) expect(await keep(1, 0, {}, who)).toEqual(refused({ why: "not-yours" }));
  expect(await keep(1, 0, {}, await someoneAt("buyer", at))).toEqual(done(null));
  expect(await keep(3, 0)).toEqual(refused({ why: "changed-meanwhile", now: 1 }));
  expect(await keep(1, 0, { variantId: newId() })).toEqual(refused({ why: "unknown-thing" }));
  for (const pieces of ["", "-1", "1.5", "1e3", "x", "99999"]) expect(KeepBack.safeParse({ locationId: at, variantId, seen: "0", pieces }).success, pieces).toBe(false);
  expect(await free()).toBe(4);
});
