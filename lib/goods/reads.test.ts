import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { aCategory, aProduct } from "@/db/factories/catalogue";
import { aColleague } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { colleague } from "@/db/factories/wallets";
import { products, stockMovements, variants } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { indexProduct } from "@/lib/catalogue/index-product";
import { type LocationId, newId, type VariantId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import { goodsAt } from "./reads";
import type { Goods } from "./types";

afterAll(() => expectHealthy());

/** GTINs with their check digit, each of one test. */
const GTINS = ["4006381333931", "4006381333948", "4006381333955", "4006381333962"];

async function aFloor() {
  const gtin = GTINS.pop()?.padStart(14, "0");
  const [here, near] = [await aPlace(), await aPlace()];
  const categoryId = (await aCategory()).id;
  const made = await aProduct({ categoryId, position: 5, variants: [{ colour: "red", gtin, price: 12_900, stock: { [here.id]: 3, [near.id]: 5 } }, { colour: "blue", stock: { [near.id]: 2 } }] });
  const counter = { id: (await aColleague([], { name: "Prova Conta" })).id };
  const who = { ...colleague("hand-over"), at: [here.id], staffId: counter.id };
  const variantId = made.variants[0]?.id as VariantId;
  const move = (wish: Partial<typeof stockMovements.$inferInsert>, locationId: LocationId = here.id) =>
    atomically(async (tx) => done(await tx.insert(stockMovements).values({ locationId, variantId, kind: "count", cause: `count:${newId()}`, actor: `staff:${counter.id}`, ...wish })));
  const look = async (code = made.variants[0]?.sku ?? "") => (await goodsAt(who, here.id, code, new Date())) as Goods;
  return { here, near, categoryId, made, who, move, look, gtin: gtin ?? "" };
}

test("by its SKU, its GTIN, whole or short, or its handle: what it is, what it costs, what is here and near, what else there is", async () => {
  const { here, near, made, look, gtin } = await aFloor();
  const goods = await look();
  expect(goods).toMatchObject({ variantId: made.variants[0]?.id, sku: made.variants[0]?.sku, archived: false, chosen: [{ key: "col", value: { it: "red" } }], picture: "prova", prices: [{ amount: 12_900, kind: "regular", reason: "test" }] });
  expect(goods.stock.map(({ locationId, onHand }) => [locationId, onHand]).sort()).toEqual([[here.id, 3], [near.id, 5]].sort());
  expect(goods.variants.map(({ sku, here: pieces, elsewhere }) => [sku, Number(pieces), Number(elsewhere)])).toEqual([[made.variants[0]?.sku, 3, 5], [made.variants[1]?.sku, 0, 2]]);
  for (const code of [gtin, gtin.slice(1), ` ${gtin.slice(1)}\n`]) expect((await look(code)).sku).toBe(made.variants[0]?.sku);
  expect((await look(made.handle)).sku, "by its handle: the first").toBe(made.variants[0]?.sku);
});

test("the last count, by whom, and what went through hands since; a search in vain is told apart from a count", async () => {
  const { here, move, look } = await aFloor();
  const at = async () => (await look()).stock.find(({ locationId }) => locationId === here.id);
  expect(await at()).toMatchObject({ countedAt: null, countedBy: null, moves: 1, missed: false });
  await move({ onHandBy: 1 });
  expect(await at()).toMatchObject({ onHand: 4, countedBy: "Prova Conta", moves: 0, missed: false });
  expect((await at())?.countedAt?.getTime()).toBeGreaterThan(Date.now() - 60_000);
  await move({ kind: "sell", onHandBy: -1, cause: `sale:${newId()}` });
  await move({ kind: "display", onHandBy: -1, displayBy: 1, cause: `display:${newId()}` });
  expect(await at()).toMatchObject({ onHand: 2, display: 1, moves: 2, missed: false });
  await move({ onHandBy: -1, cause: `shortage:${newId()}` });
  expect(await at()).toMatchObject({ onHand: 1, missed: true, countedBy: "Prova Conta" });
  await move({ onHandBy: 0 });
  expect(await at()).toMatchObject({ onHand: 1, moves: 0, missed: false });
});

test("neighbours of the department, those in the store first, with their pieces there", async () => {
  const { here, categoryId, look } = await aFloor();
  const [far, there] = [await aProduct({ categoryId, position: 6 }), await aProduct({ categoryId, position: 9, stock: { [here.id]: 2 } })];
  await aProduct({ position: 5, stock: { [here.id]: 2 } });
  await aProduct({ categoryId, position: 4, status: "archived", stock: { [here.id]: 2 } });
  expect((await look()).similar.map(({ sku, here: pieces }) => [sku, Number(pieces)])).toEqual([[there.variants[0]?.sku, 2], [far.variants[0]?.sku, 0]]);
});

test("archived goods still say what they are; what is no code finds nothing; another store's colleague sees nothing", async () => {
  const { here, made, who, look } = await aFloor();
  const change = (write: (tx: Tx) => PromiseLike<unknown>) =>
    atomically(async (tx) => {
      await write(tx);
      return done(await indexProduct(tx, [made.id]));
    });
  await change((tx) => tx.update(products).set({ status: "archived" }).where(eq(products.id, made.id)));
  expect(await look()).toMatchObject({ archived: true, sku: made.variants[0]?.sku });
  await change((tx) => tx.update(variants).set({ status: "archived" }).where(eq(variants.productId, made.id)));
  expect((await look()).archived).toBe(true);
  for (const code of ["", "NO-SUCH-SKU", "4006381333932", "' or 1=1 --", "\u0000", "x".repeat(5_000)]) expect(await goodsAt(who, here.id, code, new Date()), code.slice(0, 20)).toBeNull();
  const sku = made.variants[0]?.sku ?? "";
  expect(await goodsAt({ ...who, at: [] }, here.id, sku, new Date())).toBe("not-yours");
  expect(await goodsAt({ ...who, may: new Set() }, here.id, sku, new Date())).toBe("not-yours");
});
