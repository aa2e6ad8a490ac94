import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eq, sql } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aCategory, aProduct, type MadeProduct } from "@/db/factories/catalogue";
import { aColleague } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { prices, products } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { newId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { done } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { dutiesOf } from "@/lib/staff/rules";
import type { Role } from "@/lib/staff/types";
import { EditRange, editRange, rangeHash } from "./edit-range";
import { listRange, publishedRanges, rangeHistory, rangeIsPublished, rangeRows, rangeToEdit } from "./ranges/reads";
import { asksAnything, ASKS_NOTHING } from "./ranges/rules";
import { SaidRule } from "./ranges/said";
import type { RangeRule } from "./ranges/types";
import { WHOLE_LIST } from "./rules";

afterAll(() => expectHealthy());
const DAY = 86_400_000;
async function colleague(role: Role): Promise<Staff> {
  const roles = [{ role, locationId: null }];
  return { is: "staff", staffId: (await aColleague(roles)).id, ...dutiesOf(roles) };
}
const unique = () => `Raccolta ${newId().slice(-8)}`;
type Said = Parameters<typeof EditRange.parse>[0] & object;
const saying = (over: object = {}): Said => ({ id: null, seen: "", handle: "", name: { it: unique(), en: "" }, lead: { it: "", en: "" }, kind: "rule", rule: { ...ASKS_NOTHING, priceTo: 5_000 }, published: true, items: [], add: [], ...over });
const make = (who: Staff, over: object = {}) => editRange(who, EditRange.parse(saying(over)));
const holds = async (rule: Partial<RangeRule>, at = new Date()) => (await listRange({ id: null, kind: "rule", rule: { ...ASKS_NOTHING, ...rule } }, WHOLE_LIST, "it", at)).cards.map(({ handle }) => handle).toSorted();

let buyer: Staff;
let plate: MadeProduct, lamp: MadeProduct, old: MadeProduct;
let category: string;
beforeAll(async () => {
  buyer = await colleague("buyer");
  const place = await aPlace();
  const table = await aCategory();
  const below = await aCategory({ parentId: table.id });
  category = table.handle;
  plate = await aProduct({ categoryId: below.id, price: 1_800, materialFamily: "ceramic", variants: [{ colour: "green", stock: { [place.id]: 2 } }], position: 2 });
  lamp = await aProduct({ categoryId: table.id, price: 9_000, materialFamily: "metal", variants: [{ colour: "red" }], position: 1 });
  old = await aProduct({ categoryId: table.id, price: 2_500, addedAt: new Date(Date.now() - 90 * DAY), position: 3 });
  await aProduct({ categoryId: table.id, status: "draft" });
});

describe("what a rule holds", () => {
  test("by department, price, colour, material, stock, age and maker", async () => {
    const [its] = await db.select({ maker: products.makerId }).from(products).where(eq(products.id, lamp.id));
    const sorted = (...made: MadeProduct[]) => made.map(({ handle }) => handle).toSorted();
    expect(await holds({ category })).toEqual(sorted(plate, lamp, old));
    expect(await holds({ category, priceFrom: minorOf(1_800), priceTo: minorOf(2_500) })).toEqual(sorted(plate, old));
    expect(await holds({ category, priceTo: minorOf(1_799) })).toEqual([]);
    expect(await holds({ category, colours: ["green"] })).toEqual(sorted(plate));
    expect(await holds({ category, materials: ["metal", "ceramic"] })).toEqual(sorted(plate, lamp));
    expect(await holds({ category, inStock: true })).toEqual(sorted(plate));
    expect(await holds({ category, newDays: 30 })).toEqual(sorted(plate, lamp));
    expect(await holds({ maker: its?.maker ?? null })).toEqual(sorted(lamp));
    expect(await holds({ category: "nowhere" })).toEqual([]);
    expect(await holds({ category, reduced: true })).toEqual([]);
  });
  test("a price of later changes what it holds from that moment on, a reduction too", async () => {
    const from = new Date(Date.now() + DAY);
    const [variant] = plate.variants;
    await atomically(async (tx) => done(await tx.insert(prices).values({ id: newId<"price">(), variantId: variant?.id as never, currency: "EUR", amount: minorOf(1_200), kind: "reduced", startsAt: from, reason: "test", addedBy: "job:test" })));
    expect(await holds({ category, priceTo: minorOf(1_500) })).toEqual([]);
    expect(await holds({ category, priceTo: minorOf(1_500) }, from)).toEqual([plate.handle]);
    expect(await holds({ category, reduced: true }, new Date(from.getTime() - 1))).toEqual([]);
    expect(await holds({ category, reduced: true }, from)).toEqual([plate.handle]);
  });
  test("filters, sorts and pages work within it, and a page of another leads nowhere", async () => {
    const rule = { ...ASKS_NOTHING, category };
    const list = await listRange({ id: null, kind: "rule", rule }, { ...WHOLE_LIST, sort: "price-down", colours: ["green"] }, "it", new Date());
    expect(list.cards.map(({ handle }) => handle)).toEqual([plate.handle]);
    expect(list.facets.price).toEqual({ from: 1_800, to: 1_800 });
    expect((await listRange({ id: null, kind: "rule", rule }, { ...WHOLE_LIST, sort: "price-down" }, "it", new Date())).cards.map(({ handle }) => handle)).toEqual([lamp.handle, old.handle, plate.handle]);
    const many = await aCategory();
    await Promise.all(Array.from({ length: 30 }, () => aProduct({ categoryId: many.id })));
    const [one, other] = [newId<"range">(), newId<"range">()].map((id) => ({ id, kind: "rule" as const, rule: { ...ASKS_NOTHING, category: many.handle } }));
    const page = await listRange(one as never, WHOLE_LIST, "it", new Date());
    const [next, wrong] = await Promise.all([one, other].map((range) => listRange(range as never, { ...WHOLE_LIST, after: page.next }, "it", new Date())));
    expect([page.total, page.cards.length, next?.cards.length, wrong?.cards.length]).toEqual([30, 24, 6, 24]);
  });
});

test("a thing is shown as the rule asks for it: in that colour, at that price", async () => {
  const both = await aProduct({ price: 7_000, variants: [{ colour: "white", price: 1_000 }, { colour: "blue" }] });
  const rule = { ...ASKS_NOTHING, category: (await db.execute<{ handle: string }>(sql`select handle from categories where id = ${both.categoryId}`))[0]?.handle ?? "" };
  const shown = async (more: Partial<RangeRule>) => (await listRange({ id: null, kind: "rule", rule: { ...rule, ...more } }, WHOLE_LIST, "it", new Date())).cards.map(({ from, samePrice }) => [from.amount, samePrice]);
  expect(await shown({})).toEqual([[1_000, false]]);
  expect(await shown({ colours: ["blue"] })).toEqual([[7_000, true]]);
  expect(await shown({ colours: ["blue"], priceTo: minorOf(5_000) }), "one variant has to answer all of it").toEqual([]);
});

describe("what a form says of a rule", () => {
  test("amounts, days and families as people write them", () => {
    expect(SaidRule.parse({ from: "12,50", to: "€ 1.000", newDays: "30", "colour.green": "on", "colour.nope": "on", "material.glass": "", inStock: "on", category: "", maker: "" })).toEqual({ ...ASKS_NOTHING, priceFrom: 1_250, priceTo: 100_000, newDays: 30, colours: ["green"], materials: ["glass"], inStock: true });
    expect(asksAnything(SaidRule.parse({}))).toBe(false);
  });
  test.each([{ from: "x" }, { from: "-1" }, { from: "20", to: "10" }, { newDays: "0" }, { newDays: "366" }, { newDays: "1.5" }, { category: "../x" }, { maker: "x" }, { from: "1e9" }])("what is none: %j", (said) => expect(SaidRule.safeParse(said).success).toBe(false));
});

describe("a collection", () => {
  test("is made, published, changed with its history, taken off the web; its address stays", async () => {
    const made = await make(buyer, { published: false });
    if (!made.ok) throw new Error(made.why);
    const { handle } = made.value;
    expect(await rangeIsPublished(handle)).toBe(false);
    const open = async () => (await rangeToEdit({ handle })) ?? expect.unreachable();
    const { range, edited } = await open();
    const change = async (over: object) => editRange(buyer, EditRange.parse(saying({ ...edited, id: range.id, seen: rangeHash((await open()).edited), ...over })));
    expect(await change({ published: true, handle: "another" })).toEqual(done({ handle, changed: 1 }));
    expect([await rangeIsPublished(handle), (await publishedRanges()).some(({ id }) => id === range.id)]).toEqual([true, true]);
    expect(await change({ published: true })).toEqual(done({ handle, changed: 0 }));
    expect((await rangeHistory(range.id)).slice(0, 1)).toMatchObject([{ field: "published", before: false, after: true }]);
    expect(await change({ published: false })).toEqual(done({ handle, changed: 1 }));
    expect(await rangeIsPublished(handle)).toBe(false);
    await expect(atomically(async (tx) => done(await tx.execute(sql`update ranges set handle = ${`${handle}-x`} where id = ${range.id}`)))).rejects.toThrow();
    await expect(atomically(async (tx) => done(await tx.execute(sql`delete from range_edits where range_id = ${range.id}`)))).rejects.toThrow();
  });
  test("by hand keeps its order, takes SKUs and handles, and leaves out what is not offered", async () => {
    const draft = await aProduct({ status: "draft" });
    const made = await make(buyer, { kind: "hand", items: [old.id, draft.id], add: [lamp.variants[0]?.sku.toLowerCase(), plate.handle, plate.variants[0]?.sku] });
    if (!made.ok) throw new Error(made.why);
    const { range, edited } = (await rangeToEdit({ handle: made.value.handle })) ?? expect.unreachable();
    expect(edited.items).toEqual([old.id, draft.id, lamp.id, plate.id]);
    const list = await listRange(range, WHOLE_LIST, "it", new Date());
    expect(list.cards.map(({ handle }) => handle)).toEqual([old.handle, lamp.handle, plate.handle]);
    expect((await listRange(range, { ...WHOLE_LIST, sort: "price-up" }, "it", new Date())).cards.map(({ handle }) => handle)).toEqual([plate.handle, old.handle, lamp.handle]);
    expect((await rangeRows(new Date())).find(({ id }) => id === range.id)?.holds).toBe(3);
    expect(await make(buyer, { kind: "hand", add: ["never-was"] })).toEqual({ ok: false, why: "unknown-product", what: "never-was" });
    expect(await make(buyer, { kind: "hand", items: [newId()] })).toMatchObject({ ok: false, why: "unknown-product" });
  });
  test("refuses strangers, rules that ask nothing, what isn't there and addresses that are taken", async () => {
    for (const role of ["cashier", "auditor"] as const) expect(await make(await colleague(role))).toEqual({ ok: false, why: "not-yours" });
    expect(await make(buyer, { rule: ASKS_NOTHING })).toEqual({ ok: false, why: "no-rule" });
    expect(await make(buyer, { rule: { ...ASKS_NOTHING, category: "never-was" } })).toEqual({ ok: false, why: "unknown-choice" });
    expect(await make(buyer, { rule: { ...ASKS_NOTHING, maker: newId() } })).toEqual({ ok: false, why: "unknown-choice" });
    expect(await make(buyer, { id: newId() })).toEqual({ ok: false, why: "unknown-range" });
    expect(EditRange.safeParse(saying({ handle: "new" })).success, "the office has its form there").toBe(false);
    expect(await make(buyer, { name: { it: "New", en: "" } })).toMatchObject({ ok: true, value: { handle: "collezione-new" } });
    const handle = `raccolta-${newId().slice(-8)}`;
    const ten = await Promise.all(Array.from({ length: 10 }, () => make(buyer, { handle })));
    expect(ten.filter(({ ok }) => ok)).toHaveLength(1);
    expect(ten.filter((answer) => !answer.ok && answer.why === "handle-taken")).toHaveLength(9);
  });
  test("of two who edit it, the second is told by whom", async () => {
    const made = await make(buyer);
    if (!made.ok) throw new Error(made.why);
    const { range, edited } = (await rangeToEdit({ handle: made.value.handle })) ?? expect.unreachable();
    const other = await colleague("owner");
    const answers = await Promise.all([buyer, other].map((who, i) => editRange(who, EditRange.parse(saying({ ...edited, id: range.id, seen: rangeHash(edited), name: { it: `Nome ${i}`, en: "" } })))));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const told = answers.find(({ ok }) => !ok);
    expect(told).toMatchObject({ why: "changed-meanwhile" });
    expect((told as unknown as { by: string }).by).not.toBe("");
  });
});
