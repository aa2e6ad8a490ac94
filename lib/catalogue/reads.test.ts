import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aCategory, aProduct, type MadeProduct } from "@/db/factories/catalogue";
import { aPlace, type MadePlace } from "@/db/factories/locations";
import { products, variants } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { type CategoryId, newId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import { indexProduct } from "./index-product";
import { categories, categoryByHandle, handleExists, pastProduct, productByGtin, productByHandle, relatedTo, variantExists } from "./reads";

afterAll(() => expectHealthy());

const now = () => new Date();
let milan: MadePlace;
let branch: { id: CategoryId; handle: string };
let lamp: MadeProduct;
beforeAll(async () => {
  milan = await aPlace();
  branch = await aCategory({ handle: "lighting", position: 1 });
  const tables = await aCategory({ handle: "table-lamps", parentId: branch.id });
  const floors = await aCategory({ handle: "floor-lamps", parentId: branch.id, position: 1 });
  lamp = await aProduct({ handle: "lamp", categoryId: tables.id, position: 1, materialFamily: "metal", stock: { [milan.id]: 2 }, variants: [{ colour: "green", price: 4200 }, { colour: "red", price: null }] });
  await aProduct({ handle: "other-table-lamp", categoryId: tables.id, position: 9 });
  await aProduct({ handle: "floor-lamp", categoryId: floors.id, position: 2 });
  await aProduct({ handle: "metal-thing", materialFamily: "metal", position: 50 });
  await aProduct({ handle: "far-thing", position: 3 });
  await aProduct({ handle: "draft", status: "draft" });
  await aProduct({ handle: "unpriced-thing", categoryId: tables.id, price: null });
});

describe("a product", () => {
  test("comes with what its page shows; a variant without a price is left out", async () => {
    const product = await productByHandle("lamp", now());
    expect(product).toMatchObject({
      id: lamp.id, category: { handle: "table-lamps", parent: "lighting" }, maker: { electronicAddress: "laboratorio@prova.example" }, warnings: null,
      options: [{ key: "col", values: [{ key: "green", swatch: "#888888" }, { key: "red" }] }],
      variants: [{ id: lamp.variants[0]?.id, choice: { col: "green" }, offer: { amount: 4200, currency: "EUR" }, soldOnline: true }],
      pictures: [{ stem: "prova", role: "main", choice: null, widths: [320, 640] }],
    });
    expect(product?.variants).toHaveLength(1);
  });
  test.each(["draft", "unknown", "", "Lamp", "lamp\u0000", "../lamp", "lamp'--", "x".repeat(10_000)])("is none at %j", async (handle) => {
    expect(await productByHandle(handle, now())).toBeNull();
    expect(await handleExists(handle)).toBe(false);
  });
  test("is known by its handle, and with one of its SKUs its variant", async () => {
    expect(await handleExists("lamp")).toBe(true);
    const sku = lamp.variants[0]?.sku ?? "";
    expect(await variantExists("lamp", sku)).toBe(true);
    expect(await variantExists("other-table-lamp", sku)).toBe(false);
    for (const unknown of ["", "unknown", `${sku}\0`, "\ud800", "x".repeat(10_000)]) expect(await variantExists("lamp", unknown)).toBe(false);
  });
  test("leads to its department, then its branch, then its material; not to itself nor to what has no price", async () => {
    expect((await relatedTo(lamp.id, now())).map((card) => card.handle)).toEqual(["other-table-lamp", "floor-lamp", "metal-thing", "far-thing"]);
    expect(await relatedTo(newId<"product">(), now())).toEqual([]);
  });
});

describe("departments", () => {
  test("come each after its parent, in the shop's order", async () => {
    const all = (await categories()).filter((c) => /lamps|lighting/.test(c.handle));
    expect(all.map((c) => [c.handle, c.parent])).toEqual([["lighting", null], ["table-lamps", "lighting"], ["floor-lamps", "lighting"]]);
  });
  test("are known by their handle", async () => {
    expect(await categoryByHandle("table-lamps")).toMatchObject({ parent: "lighting" });
    for (const handle of ["unknown", "", "\u0000", "a'b"]) expect(await categoryByHandle(handle)).toBeNull();
  });
});

describe("what lists read is kept true by the database", () => {
  const listed = async (id: string) => (await db.execute<{ amount: string; freeAt: string[] }>(sql`select amount, free_at as "freeAt" from listed_variants where variant_id = ${id}`))[0];
  const move = (variantId: string, pieces: number) =>
    atomically(async (tx) => done(await tx.execute(sql`insert into stock_movements (location_id, variant_id, kind, on_hand_by, cause, actor) values (${milan.id}, ${variantId}, ${pieces > 0 ? "receive" : "sell"}, ${pieces}, ${`test:${newId()}`}, 'job:test')`)));

  test("the last piece takes a place away, a new one brings it back", async () => {
    const { variants: [one] } = await aProduct({ stock: { [milan.id]: 1 } });
    const id = one?.id ?? "";
    expect((await listed(id))?.freeAt).toEqual([milan.id]);
    await move(id, -1);
    expect((await listed(id))?.freeAt).toEqual([]);
    await move(id, 5);
    expect((await listed(id))?.freeAt).toEqual([milan.id]);
  });
  test("a buffer keeps pieces back, and gives them back", async () => {
    const { variants: [one] } = await aProduct({ stock: { [milan.id]: 2 } });
    const id = one?.id ?? "";
    await db.execute(sql`insert into stock_buffers (location_id, variant_id, pieces) values (${milan.id}, ${id}, 2)`);
    expect((await listed(id))?.freeAt).toEqual([]);
    await db.execute(sql`delete from stock_buffers where variant_id = ${id}`);
    expect((await listed(id))?.freeAt).toEqual([milan.id]);
  });
  test("many sales of one variant at two places end with the truth", async () => {
    const rome = await aPlace();
    const { variants: [one] } = await aProduct({ stock: { [milan.id]: 10, [rome.id]: 10 } });
    const id = one?.id ?? "";
    const sale = (place: string) => atomically(async (tx) => done(await tx.execute(sql`insert into stock_movements (location_id, variant_id, kind, on_hand_by, cause, actor) values (${place}, ${id}, 'sell', -1, ${`test:${newId()}`}, 'job:test')`)));
    await Promise.all(Array.from({ length: 20 }, (_, i) => sale(i % 2 ? milan.id : rome.id)));
    expect((await listed(id))?.freeAt).toEqual([]);
  });
  test("a new price is there at once", async () => {
    const { variants: [one] } = await aProduct({ price: 1000 });
    const id = one?.id ?? "";
    await atomically(async (tx) => done(await tx.execute(sql`insert into prices (id, variant_id, currency, amount, kind, starts_at, reason, added_by) values (${newId()}, ${id}, 'EUR', 900, 'reduced', now(), 'test', 'job:test')`)));
    expect(Number((await listed(id))?.amount)).toBe(900);
  });
});

test("a barcode names its product by the handle it has now, also when it is no longer sold, but never a draft", async () => {
  const [gtin, second] = ["02000009990010", "02000009990027"];
  const made = await aProduct({ handle: "stool", variants: [{ gtin }, { gtin: second }] });
  const write = (set: Partial<typeof products.$inferInsert>) => atomically(async (tx) => {
    await tx.update(products).set(set).where(eq(products.id, made.id));
    return done(await indexProduct(tx, [made.id]));
  });
  expect(await productByGtin(gtin)).toMatchObject({ handle: "stool", sku: made.variants[0]?.sku, sold: true });
  expect(await productByGtin("02000009990034")).toBeNull();
  await write({ handle: "better-stool" });
  await atomically(async (tx) => done(await tx.update(variants).set({ status: "archived" }).where(eq(variants.gtin, second))));
  expect(await productByGtin(second)).toMatchObject({ handle: "better-stool", sku: null, sold: true });
  expect(await pastProduct("better-stool"), "it is still sold").toBeNull();
  await write({ status: "archived" });
  expect(await productByGtin(gtin)).toMatchObject({ handle: "better-stool", sold: false });
  expect(await pastProduct("better-stool")).toMatchObject({ id: made.id, category: { id: made.categoryId } });
  expect([await pastProduct("nothing"), await pastProduct("../x")]).toEqual([null, null]);
  await write({ status: "draft" });
  expect(await productByGtin(gtin)).toBeNull();
});
