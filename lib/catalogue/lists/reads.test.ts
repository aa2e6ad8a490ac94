import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { closePools, db } from "@/db/client";
import { aCategory, aProduct } from "@/db/factories/catalogue";
import { aPlace, type MadePlace } from "@/db/factories/locations";
import { Busy } from "@/db/faults";
import { owner } from "@/db/testing/backends";
import { NASTY } from "@/db/testing/nasty";
import { newId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { done } from "@/lib/core/outcome";
import { offers } from "@/lib/pricing/reads";
import { readListQuery, WHOLE_LIST } from "../rules";
import type { FacetValue, ListQuery } from "../types";
import { suggest } from "../search/suggest";
import { listProducts } from "./reads";

const DAY = 86_400_000;
const list = (over: Partial<ListQuery> = {}, at = new Date()) => listProducts({ ...WHOLE_LIST, ...over }, "it", at);
const handles = async (over: Partial<ListQuery>) => (await list(over)).cards.map((card) => card.handle);
const counts = (values: readonly FacetValue[]) => Object.fromEntries(values.map((v) => [v.key, v.count]));

let milan: MadePlace;
let rome: MadePlace;
beforeAll(async () => {
  [milan, rome] = [await aPlace({ handle: "milan" }), await aPlace({ handle: "rome" })];
  const table = await aCategory({ handle: "table", position: 0 });
  const plates = await aCategory({ handle: "plates", parentId: table.id });
  const glasses = await aCategory({ handle: "glasses", parentId: table.id, position: 1 });
  const light = await aCategory({ handle: "light", position: 1 });
  const day = (n: number) => new Date(Date.UTC(2026, 0, n));
  const named = (title: string) => ({ it: title, en: title });
  await aProduct({ handle: "plate", title: named("Piatto Luna"), categoryId: plates.id, position: 10, addedAt: day(1), materialFamily: "ceramic", variants: [
    { colour: "green", price: 1800, stock: { [milan.id]: 2 } }, { colour: "white", price: 2400 }] });
  await aProduct({ handle: "glass", title: named("Bicchiere Riga"), categoryId: glasses.id, position: 20, addedAt: day(3), materialFamily: "glass", price: 3200, variants: [
    { colour: "green", stock: { [rome.id]: 1 } }, { colour: "clear", stock: { [milan.id]: 3, [rome.id]: 1 } }] });
  await aProduct({ handle: "lamp", title: named("Àlbero"), categoryId: light.id, position: 30, addedAt: day(2), materialFamily: "metal", price: 18_900, variants: [{ colour: "red" }] });
  await aProduct({ handle: "draft", categoryId: light.id, status: "draft" });
});

describe("a list", () => {
  test("holds what is offered, in the house's order, with all counts", async () => {
    const all = await list();
    expect(all.cards.map((c) => [c.handle, c.from.amount, c.samePrice, c.free])).toEqual([["plate", 1800, false, 2], ["glass", 3200, true, 5], ["lamp", 18_900, true, 0]]);
    expect([all.total, all.next, all.meant, all.currency]).toEqual([3, null, null, "EUR"]);
    expect(counts(all.facets.categories)).toEqual({ table: 2, plates: 1, glasses: 1, light: 1 });
    expect(counts(all.facets.colours)).toEqual({ white: 1, red: 1, green: 2, clear: 1 });
    expect(counts(all.facets.materials)).toEqual({ ceramic: 1, glass: 1, metal: 1 });
    expect(all.facets.price).toEqual({ from: 1800, to: 18_900 });
    expect(all.facets.inStock).toBe(2);
  });
  test.each([
    ["featured", ["plate", "glass", "lamp"]],
    ["newest", ["glass", "lamp", "plate"]],
    ["price-up", ["plate", "glass", "lamp"]],
    ["price-down", ["lamp", "glass", "plate"]],
    ["name", ["lamp", "glass", "plate"]],
  ] as const)("is sorted by %s", async (sort, order) => {
    expect(await handles({ sort })).toEqual(order);
  });
  test("of a department lists its children's things, and counts its whole branch", async () => {
    const table = await list({ category: "table" });
    expect(table.cards.map((c) => c.handle)).toEqual(["plate", "glass"]);
    expect(counts(table.facets.categories)).toEqual({ table: 2, plates: 1, glasses: 1 });
    const plates = await list({ category: "plates" });
    expect(plates.cards.map((c) => c.handle)).toEqual(["plate"]);
    expect(counts(plates.facets.categories)).toEqual({ table: 2, plates: 1, glasses: 1 });
    expect(counts(plates.facets.colours)).toEqual({ white: 1, green: 1 });
  });
  test("of an unknown department or store is the whole one", async () => {
    expect(await handles({ category: "nowhere", store: "nowhere" })).toHaveLength(3);
  });
});

describe("filters", () => {
  test("count for each filter what opening it would give", async () => {
    const green = await list({ colours: ["green"], materials: ["glass"] });
    expect(green.cards.map((c) => c.handle)).toEqual(["glass"]);
    expect(counts(green.facets.colours)).toEqual({ white: 0, red: 0, green: 1, clear: 1 });
    expect(counts(green.facets.materials)).toEqual({ ceramic: 1, glass: 1, metal: 0 });
    expect(counts(green.facets.categories)).toEqual({ table: 1, plates: 0, glasses: 1, light: 0 });
  });
  test("are met by one and the same variant, and the card is that variant's", async () => {
    const white = await list({ colours: ["white"] });
    expect(white.cards.map((c) => [c.handle, c.from.amount, c.samePrice, c.free])).toEqual([["plate", 2400, false, 0]]);
    expect(await handles({ colours: ["white"], inStock: true })).toEqual([]);
    expect(await handles({ colours: ["white"], priceTo: minorOf(2000) })).toEqual([]);
  });
  test("by price include both ends", async () => {
    expect(await handles({ priceFrom: minorOf(1800), priceTo: minorOf(3200) })).toEqual(["plate", "glass"]);
    const dear = await list({ priceFrom: minorOf(3201) });
    expect(dear.cards.map((c) => c.handle)).toEqual(["lamp"]);
    expect(dear.facets.price).toEqual({ from: 1800, to: 18_900 });
  });
  test("by stock: anywhere, or in one store, with the pieces there", async () => {
    expect(await handles({ inStock: true })).toEqual(["plate", "glass"]);
    const inRome = await list({ store: "rome" });
    expect(inRome.cards.map((c) => [c.handle, c.free])).toEqual([["glass", 2]]);
    expect(inRome.facets.inStock).toBe(1);
  });
});

describe("prices in lists", () => {
  test("are those of the price list, also for what begins later", async () => {
    const { variants: [one] } = await aProduct({ handle: "campaign", price: 5000, position: 99 });
    const later = new Date(Date.now() + DAY);
    await atomically(async (tx) => done(await tx.execute(sql`insert into prices (id, variant_id, currency, amount, kind, starts_at, reason, added_by) values (${newId()}, ${one?.id}, 'EUR', 4000, 'reduced', ${later.toISOString()}, 'test', 'job:test')`)));
    for (const at of [new Date(), new Date(later.getTime() - 1), later, new Date(later.getTime() + DAY)]) {
      const cards = (await list({ sort: "price-up" }, at)).cards;
      const dear = (await list({ priceFrom: minorOf(4500), priceTo: minorOf(5500) }, at)).cards.map((c) => c.handle);
      const prices = await offers(cards.map((c) => c.from.variantId), at);
      expect(cards.map((c) => c.from.amount)).toEqual(cards.map((c) => prices.get(c.from.variantId)?.amount ?? 0).toSorted((a, b) => a - b));
      expect(dear).toEqual(at < later ? ["campaign"] : []);
    }
    await atomically(async (tx) => done(await tx.execute(sql`delete from listed_variants where variant_id = ${one?.id}`)));
  });
});

describe("pages", () => {
  test.each(["featured", "newest", "price-up", "price-down", "name"] as const)("by %s hold each thing once and end", async (sort) => {
    const many = await aCategory({ handle: `many-${sort}` });
    await Promise.all(Array.from({ length: 50 }, (_, i) => aProduct({ categoryId: many.id, position: i % 3, price: 1000 + (i % 4), addedAt: new Date(Date.UTC(2026, 1, 1 + (i % 5))) })));
    const seen: string[] = [];
    const sizes: number[] = [];
    for (let after: string | null = null, n = 0; n < 5; n++) {
      const page = await list({ category: many.handle, sort, after });
      seen.push(...page.cards.map((c) => c.id));
      sizes.push(page.cards.length);
      expect(page.total).toBe(50);
      after = page.next;
      if (after === null) break;
    }
    expect(sizes).toEqual([24, 24, 2]);
    expect(new Set(seen).size).toBe(50);
  });
  test("a cursor of another list, and nonsense, lead to the first page", async () => {
    const first = await list({ category: "many-name", sort: "name" });
    const elsewhere = await list({ category: "many-newest", sort: "name", after: first.next });
    expect(elsewhere.cards).toEqual((await list({ category: "many-newest", sort: "name" })).cards);
    for (const after of ["x", "-1", "0", "1e9", "abc", "W10", "%00"]) expect((await list({ category: "many-name", sort: "name", after })).cards.map((c) => c.id)).toEqual(first.cards.map((c) => c.id));
  });
});

describe("kept waiting", () => {
  const own = owner(1);
  afterAll(() => own.end());
  /** Nobody reads what is searched for as long as `ms`, or until `work` is done. */
  const held = async <T>(ms: number, work: () => Promise<T>): Promise<T> => {
    const taken = Promise.withResolvers<void>();
    const over = Promise.withResolvers<void>();
    const holding = own.begin(async (tx) => {
      await tx`lock table product_search in access exclusive mode`;
      taken.resolve();
      await Promise.race([over.promise, new Promise((resolve) => setTimeout(resolve, ms))]);
    });
    await taken.promise;
    return work().finally(() => (over.resolve(), holding));
  };

  test("for less than two seconds, a list still comes", async () => {
    expect(await held(800, () => handles({ words: "luna" }))).toEqual(["plate"]);
  });
  test("by this very process, while a fresh connection waits for the values, a list still comes", async () => {
    for (const after of [5, 9, 14, 17, 20, 23]) {
      await closePools(1);
      await db.execute(sql`select 1`);
      const asked = handles({ words: "luna" });
      setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400), after);
      expect(await asked).toEqual(["plate"]);
    }
  });
  test("for longer, it is Busy; suggestions are at once, nobody waits for them", async () => {
    await held(6_000, async () => {
      await expect(list({ words: "luna" })).rejects.toThrow(Busy);
      await expect(suggest("luna", "it", new Date())).rejects.toThrow(Busy);
    });
  });
});

test("nothing that anybody types in any field of an address throws", async () => {
  const keys = ["category", "colour", "material", "from", "to", "in-stock", "store", "sort", "after", "page", "unknown"];
  for (const nasty of NASTY) {
    const typed = await listProducts(readListQuery({ q: nasty }), "en", new Date());
    const chosen = await listProducts(readListQuery(Object.fromEntries(keys.map((key) => [key, nasty]))), "en", new Date());
    for (const result of [typed, chosen]) expect(result.total).toBeGreaterThanOrEqual(result.cards.length);
  }
});
