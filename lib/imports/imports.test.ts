import { eq, sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aCategory, aProduct } from "@/db/factories/catalogue";
import { aColleague } from "@/db/factories/customers";
import { bring, IMPORTER, write } from "@/db/factories/files";
import { aPlace } from "@/db/factories/locations";
import { imports, importRows, makers, prices, products, stockMovements, variants } from "@/db/schema/all";
import { owner } from "@/db/testing/backends";
import { expectHealthy } from "@/db/testing/healthy";
import { wholeProducts } from "@/lib/catalogue/whole/reads";
import { newId, type VariantId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import { dutiesOf } from "@/lib/staff/rules";
import { confirmImport, undoImport } from "./confirm-import";
import { continueImports } from "./continue-imports";
import { runImport } from "./run-import";

afterAll(() => expectHealthy());

const SHOPIFY = "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Qty,Variant Price,Variant Compare At Price,Variant Barcode,Image Src,Status,Cost per item,My own\n";
const tag = () => newId().slice(-12);
/** Two products of Shopify's format, one with two variants and a line for a picture alone. */
const shop = (t: string, over: { readonly price?: string; readonly sku?: string } = {}) => `${SHOPIFY}vaso-${t},Vaso ${t},"<p>Primo.</p><ul><li>uno</li></ul><script>alert(1)</script>",Officina ${t},Vasi,"a, b",true,Misura,Grande,${over.sku ?? `V-${t}-G`},1200,3,${over.price ?? "19.90"},25,,https://x.example/1.jpg,active,4,mio
vaso-${t},,,,,,,,Piccolo,V-${t}-P,600,0,12.50,,,https://x.example/2.jpg,,,
vaso-${t},,,,,,,,,,,,,,,https://x.example/3.jpg,,,
lume-${t},Lume,<b>Luce</b>,Officina ${t},,,false,Title,Default Title,,0,5,30,,,,,,
`;
const one = async (handle: string, place: string | null = null) => (await wholeProducts(db as never, [handle], { currency: "EUR", place: place as never })).get(handle);

describe("Shopify's format", () => {
  test("a file comes in whole: products as drafts, variants, prices, pieces by a movement; every column is accounted for; what is missing for the law is said", async () => {
    const t = tag();
    const place = (await aPlace()).id;
    const { id, told, rows } = await bring(shop(t), { place });
    expect(told).toMatchObject({ state: "ready", kind: "products", format: "shopify", lines: 4, rows: 2, added: 2, changed: 0, same: 0, refused: 0 });
    expect(await one(`vaso-${t}`), "a look changes nothing").toBeUndefined();
    expect(await write(id)).toBe("done");
    expect(await one(`vaso-${t}`, place)).toMatchObject({
      status: "draft", title: { it: `Vaso ${t}`, en: "" }, description: { it: "Primo.\n· uno" }, maker: `Officina ${t}`, category: null, vatRate: null, countryOfOrigin: null,
      options: [{ key: "misura", name: { it: "Misura" }, values: [{ key: "grande" }, { key: "piccolo" }] }],
      variants: [{ sku: `V-${t}-G`, choice: { misura: "grande" }, weightG: 1200, price: 1990, onHand: 3 }, { sku: `V-${t}-P`, price: 1250, onHand: null }],
    });
    expect(await one(`lume-${t}`, place)).toMatchObject({ options: [], variants: [{ sku: `LUME-${t}`.toUpperCase(), choice: {}, weightG: null, price: 3000, onHand: 5 }] });
    expect(rows[0]?.notes.map(({ why }) => why)).toEqual(expect.arrayContaining(["category-unknown", "missing.maker-address", "missing.country", "missing.vat"]));
    expect(rows[0]?.kept).toMatchObject({ Tags: ["a, b", "", ""], "Image Src": ["https://x.example/1.jpg", "https://x.example/2.jpg", "https://x.example/3.jpg"], "Variant Compare At Price": ["25", "", ""], "My own": ["mio", "", ""] });
    const columns = Object.fromEntries((told?.columns ?? []).map(({ column, is, why }) => [column, `${is} ${why}`]));
    expect(Object.keys(columns)).toHaveLength(19);
    expect(columns).toMatchObject({ Handle: "used handle", "Variant Compare At Price": "kept compare-at", "Image Src": "kept pictures", "Variant Barcode": "empty empty", "My own": "kept unknown", Tags: "kept tags" });
    const [{ kinds } = { kinds: "" }] = await db.execute<{ kinds: string }>(sql`select string_agg(distinct p.kind, ',') as kinds from prices p join variants v on v.id = p.variant_id where v.sku like ${`V-${t}%`}`);
    expect(kinds, "a compare-at price announces no reduction").toBe("regular");
    const moves = await db.select().from(stockMovements).where(eq(stockMovements.cause, `import:${id}`));
    expect(moves.map(({ kind, onHandBy }) => [kind, onHandBy]).toSorted()).toEqual([["count", 3], ["count", 5]]);
  });

  test("the same file again changes nothing, also after pieces were sold; another price is one change", async () => {
    const t = tag();
    const place = (await aPlace()).id;
    expect(await write((await bring(shop(t), { place })).id)).toBe("done");
    const again = await bring(shop(t), { place });
    expect(again.told).toMatchObject({ state: "ready", added: 0, changed: 0, same: 2 });
    const [v] = await db.select({ id: variants.id }).from(variants).where(eq(variants.sku, `V-${t}-G`));
    await atomically(async (tx) => done(await tx.insert(stockMovements).values({ locationId: place, variantId: v?.id as VariantId, kind: "sell", onHandBy: -1, cause: `sale:${newId()}`, actor: "job:test" })));
    const later = await bring(shop(t), { place });
    expect(later.told).toMatchObject({ same: 2 });
    expect(later.rows[0]?.notes).toContainEqual({ line: 2, column: "on_hand", why: "pieces-stay", given: "3 · 2" });
    const dearer = await bring(shop(t, { price: "21,00" }).replace('21,00,', '"21,00",'), { place });
    expect(dearer.told).toMatchObject({ state: "ready", changed: 1, same: 1 });
    expect(dearer.rows[0]?.notes, "what changes is said field by field").toContainEqual({ line: 2, column: `V-${t}-G price`, why: "becomes", given: "19.90 → 21.00" });
    expect(await write(dearer.id)).toBe("done");
    expect((await one(`vaso-${t}`))?.variants[0]?.price).toBe(2100);
  });

  test("one bad line keeps the whole file out, and says where; a file without a place leaves pieces out and says so", async () => {
    const t = tag();
    const { id, told, rows } = await bring(shop(t, { price: "1.005" }));
    expect(told).toMatchObject({ state: "refused", refused: 1, added: 1 });
    expect(rows[0]?.problems).toEqual([{ line: 2, column: "Variant Price", why: "price-two-ways", given: "1.005" }]);
    expect(await confirmImport(IMPORTER, { importId: id })).toEqual({ ok: false, why: "not-now", state: "refused" });
    expect(told?.columns.find(({ column }) => column === "Variant Inventory Qty")).toMatchObject({ is: "kept", why: "no-place" });
    expect(await one(`lume-${t}`)).toBeUndefined();
  });

  test("what stands twice in a file, belongs to another, or can't be typed is refused", async () => {
    const t = tag();
    const there = await aProduct();
    const file = `Handle,Title,Variant SKU,Variant Price,Variant Barcode,Option1 Name,Option1 Value
a-${t},A,S-${t},10,,F,x
a-${t},,s-${t},10,,,y
b-${t},B,${there.variants[0]?.sku},10,,,
c-${t},C,\u0410B-${t},10,,,
a-${t},A,Z-${t},10,1.23E+12,,
d-${t},,D-${t},-1,4006381333932,,
e-${t},E,E-${t},0,,,
f-${t},F,F-${t},1000000000,,,
g-${t},G,G-${t},€ 12,,G,x
g-${t},,G2-${t},12,,,x
Handle,Title,Variant SKU,Variant Price,Variant Barcode,Option1 Name,Option1 Value
h-${t},H,H-${t},5,40063813339,,,zuviel
`;
    const { rows, told } = await bring(file);
    const said = Object.fromEntries(rows.map((row) => [row.no, row.problems.map(({ line, column, why }) => `${line} ${column} ${why}`).toSorted()]));
    expect(told?.state).toBe("refused");
    expect(said).toEqual({
      1: ["2 sku twice-in-file"], 2: ["4 sku sku-taken"], 3: ["5 Variant SKU sku-letters"],
      4: ["6 Variant Barcode gtin-rounded", "6 handle apart-in-file"], 5: ["7 Title title-missing", "7 Variant Barcode gtin-digit", "7 Variant Price price-negative"],
      6: ["8 Variant Price price-nought"], 7: ["9 Variant Price price-too-much"], 8: ["11 Option1 Value choice-twice"], 9: ["12 Handle head-again"], 10: ["13  more-cells", "13 Variant Barcode gtin"],
    });
  });
});

describe("taking back", () => {
  test("what nobody touched comes back: new ones archived, former words and prices, pieces by a counter-movement", async () => {
    const t = tag();
    const place = (await aPlace()).id;
    await write((await bring(shop(t), { place })).id);
    const before = await one(`vaso-${t}`, place);
    const second = await bring(`${SHOPIFY}vaso-${t},Altro nome,,,,,,Misura,Grande,V-${t}-G,,,22,,,,,,\nvaso-${t},,,,,,,,Enorme,V-${t}-E,,7,40,,,,,,\nnuovo-${t},Nuovo,,,,,,,,N-${t},,2,5,,,,,,\n`, { place });
    expect(second.told).toMatchObject({ added: 1, changed: 1 });
    expect(await write(second.id)).toBe("done");
    expect((await one(`vaso-${t}`, place))?.variants.map(({ sku, price, onHand }) => [sku, price, onHand])).toEqual([[`V-${t}-G`, 2200, 3], [`V-${t}-P`, 1250, null], [`V-${t}-E`, 4000, 7]]);
    expect(await undoImport(IMPORTER, { importId: second.id })).toMatchObject({ ok: true });
    expect(await runImport(second.id)).toBe("undone");
    const after = await one(`vaso-${t}`, place);
    expect({ ...after, variants: after?.variants.slice(0, 2), options: before?.options }).toEqual(before);
    expect(after?.options[0]?.values.map(({ key }) => key), "what was added keeps its choice in words").toEqual(["grande", "piccolo", "enorme"]);
    expect(after?.variants[2]).toMatchObject({ sku: `V-${t}-E`, status: "archived", onHand: 0 });
    expect(await one(`nuovo-${t}`, place)).toMatchObject({ status: "archived", variants: [{ status: "archived", onHand: 0 }] });
    const once = await bring(`${SHOPIFY}nuovo-${t},Nuovo,,,,,,,,N-${t},,2,5,,,,,,\n`, { place });
    expect(once.told).toMatchObject({ changed: 1 });
    expect(await write(once.id)).toBe("done");
    expect(await one(`nuovo-${t}`, place), "brought once more, it is there again").toMatchObject({ status: "draft", variants: [{ status: "active", onHand: 2 }] });
  });

  test("what was touched or ordered since stays and says why; the rest goes back", async () => {
    const t = tag();
    const place = (await aPlace()).id;
    const { id } = await bring(shop(t), { place });
    await write(id);
    await atomically(async (tx) => done(await tx.update(products).set({ material: { it: "gres", en: "stoneware" } }).where(eq(products.handle, `vaso-${t}`))));
    expect(await undoImport(IMPORTER, { importId: id })).toMatchObject({ ok: true });
    expect(await runImport(id)).toBe("undone");
    const rows = await db.select().from(importRows).where(eq(importRows.importId, id)).orderBy(importRows.no);
    expect(rows.map(({ undoneAt, problems }) => [undoneAt !== null, problems[0]?.why])).toEqual([[false, "changed-since"], [true, undefined]]);
    expect((await one(`vaso-${t}`))?.status).toBe("draft");
  });
});

describe("all or nothing", () => {
  const many = (t: string, n: number) => `Handle,Title,Variant SKU,Variant Price\n${Array.from({ length: n }, (_, i) => `m-${t}-${i},M ${i},M-${t}-${i},${i + 1}`).join("\n")}\n`;
  test("one that is killed in the middle goes on where it stood; nothing is written twice", async () => {
    const t = tag();
    const { id } = await bring(many(t, 450));
    await confirmImport(IMPORTER, { importId: id });
    expect(await runImport(id, 0), "one batch, then its time is over").toBe("applying");
    expect(await db.$count(products, sql`handle like ${`m-${t}-%`}`)).toBe(200);
    await continueImports(new Date(Date.now() + 120_000));
    expect(await db.$count(products, sql`handle like ${`m-${t}-%`}`)).toBe(450);
    expect((await db.select({ state: imports.state }).from(imports).where(eq(imports.id, id)))[0]?.state).toBe("done");
    expect(await db.$count(prices, sql`variant_id in (select id from variants where sku like ${`M-${t}-%`})`)).toBe(450);
  });

  test("a thing that somebody changes between look and writing stops it, and what was written goes back", async () => {
    const t = tag();
    const { id } = await bring(many(t, 450));
    await write((await bring(many(t, 450).split("\n").filter((_, i) => i === 0 || i === 420).join("\n"))).id);
    await confirmImport(IMPORTER, { importId: id });
    expect(await runImport(id)).toBe("refused");
    const rows = await db.select().from(importRows).where(eq(importRows.importId, id));
    expect(rows.filter(({ change }) => change === "refused").map(({ problems }) => problems[0]?.why)).toEqual(["changed-meanwhile"]);
    expect(rows.filter(({ appliedAt }) => appliedAt).every(({ undoneAt }) => undoneAt !== null)).toBe(true);
    expect(await db.$count(products, sql`handle like ${`m-${t}-%`} and status <> 'archived'`)).toBe(1);
  });

  test("a row that the database refuses when it is written keeps the whole file out; the next file is not held up by it", async () => {
    const t = tag();
    const { id } = await bring(many(t, 230));
    // Past every look of ours, as another program might: the price list has no room for this one.
    const own = owner(1);
    await own`alter table variants add constraint not_this_one check (sku <> ${own.unsafe(`'M-${t}-215'`)})`;
    expect(await write(id)).toBe("refused");
    await own`alter table variants drop constraint not_this_one`;
    await own.end();
    const rows = await db.select().from(importRows).where(eq(importRows.importId, id));
    expect(rows.filter(({ change }) => change === "refused").map(({ no, problems }) => [no, problems[0]?.why])).toEqual([[216, "cant-be-written"]]);
    expect(await db.$count(products, sql`handle like ${`m-${t}-%`} and status <> 'archived'`)).toBe(0);
    expect(await write((await bring(many(tag(), 2))).id)).toBe("done");
  });

  test("ten who confirm, run and undo at once do each once; a second file waits", async () => {
    const t = tag();
    const [first, second] = [await bring(many(t, 250)), await bring(many(tag(), 5))];
    expect(new Set((await Promise.all(Array.from({ length: 10 }, () => confirmImport(IMPORTER, { importId: first.id })))).map((a) => a.ok))).toEqual(new Set([true]));
    expect(await confirmImport(IMPORTER, { importId: second.id })).toEqual({ ok: false, why: "another-runs" });
    await Promise.all(Array.from({ length: 4 }, () => runImport(first.id)));
    expect(await db.$count(prices, sql`variant_id in (select id from variants where sku like ${`M-${t}-%`})`)).toBe(250);
    expect(await write(second.id)).toBe("done");
  });
});

test("whoever has no such duty for the whole shop brings, confirms and takes back nothing", async () => {
  const place = (await aPlace()).id;
  const { id } = await bring("sku,price\nX,1\n");
  for (const roles of [[{ role: "cashier" as const, locationId: null }], [{ role: "manager" as const, locationId: place }], [{ role: "auditor" as const, locationId: null }]]) {
    const who = { is: "staff" as const, staffId: (await aColleague(roles)).id, ...dutiesOf(roles) };
    expect((await bring("sku,price\nX,1\n", { who })).staged).toEqual({ ok: false, why: "not-yours" });
    expect(await confirmImport(who, { importId: id })).toEqual({ ok: false, why: "not-yours" });
    expect(await undoImport(who, { importId: id })).toEqual({ ok: false, why: "not-yours" });
  }
  const buyer = [{ role: "buyer" as const, locationId: null }];
  expect((await bring("sku,price\nX,1\n", { who: { is: "staff", staffId: (await aColleague(buyer)).id, ...dutiesOf(buyer) } })).staged).toMatchObject({ ok: true });
});

test("nothing is offered whose maker can't be reached", async () => {
  const category = await aCategory();
  const maker = { id: newId<"maker">(), name: `Senza indirizzo ${tag()}` };
  await expect(atomically(async (tx) => {
    await tx.insert(makers).values(maker);
    const words = { it: "x", en: "x" };
    return done(await tx.insert(products).values({ handle: `x-${tag()}`, title: words, description: words, material: words, care: words, categoryId: category.id, makerId: maker.id, vatRate: 2200, countryOfOrigin: "IT", status: "active" }));
  })).rejects.toThrow();
});
