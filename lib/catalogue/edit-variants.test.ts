import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { aColleague } from "@/db/factories/customers";
import { prices, productEdits, products, variants } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { newId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { dutiesOf } from "@/lib/staff/rules";
import type { Role } from "@/lib/staff/types";
import { BeginProduct, beginProduct } from "./begin-product";
import { EditVariants, editVariants, variantsHash } from "./edit-variants";
import { missingChoices } from "./variants/rules";
import { wholeProducts } from "./whole/reads";

afterAll(() => expectHealthy());
async function colleague(role: Role): Promise<Staff> {
  const roles = [{ role, locationId: null }];
  return { is: "staff", staffId: (await aColleague(roles)).id, ...dutiesOf(roles) };
}
const whole = async (handle: string) => {
  const product = (await wholeProducts(db, [handle], { currency: "EUR", place: null })).get(handle);
  if (!product) throw new Error("gone");
  return product;
};
const title = () => `Ciotola ${newId().slice(-8)}`;
/** A product begun by hand, and its form as the page draws it up, with something changed. */
async function begun() {
  const buyer = await colleague("buyer");
  const sku = `P-${newId().slice(-10)}`;
  const made = await beginProduct(buyer, BeginProduct.parse({ title: title(), sku, price: "12,50" }));
  if (!made.ok) throw new Error(made.why);
  const { handle } = made.value;
  const form = async (change: (form: Form) => object = (it) => it, seen?: string) => {
    const product = await whole(handle);
    const said = {
      options: product.options.map(({ key, name, values }) => ({ key, ...name, values: values.map((value) => ({ key: value.key, ...value.name, swatch: value.swatch ?? "" })) })),
      variants: product.variants.map(({ sku: its, gtin, choice, weightG, soldOnline, status }) => ({ sku: its, gtin: gtin ?? "", choice, weightG: weightG === null ? "" : String(weightG), soldOnline, archived: status === "archived", price: "" })),
    };
    return EditVariants.parse({ handle, seen: seen ?? variantsHash(product), ...said, ...change(said) });
  };
  return { buyer, handle, sku, form };
}
type Form = { options: { key: string; it?: string; en?: string; values: object[] }[]; variants: { sku: string; gtin: string; choice: Record<string, string>; weightG: string; soldOnline: boolean; archived: boolean; price: string }[] };
const COLOURS = [{ it: "Colore", en: "Colour", values: [{ it: "Rosso", en: "Red", swatch: "#aa0000" }, { it: "Verde", en: "Green" }] }];

describe("a product that is begun", () => {
  test("is a draft with one thing, its address made of its name, its price begun; nobody else's code", async () => {
    const buyer = await colleague("buyer");
    const [name, sku] = [title(), `P-${newId().slice(-10)}`];
    const first = await beginProduct(buyer, BeginProduct.parse({ title: `${name} à la carte`, sku, price: "1.234,50" }));
    const second = await beginProduct(buyer, BeginProduct.parse({ title: `${name} À LA CARTE`, sku: `${sku}-b` }));
    if (!first.ok || !second.ok) throw new Error("not begun");
    expect(second.value.handle).toBe(`${first.value.handle}-2`);
    expect(first.value.handle).toMatch(/^ciotola-.*-a-la-carte$/);
    expect(await whole(first.value.handle)).toMatchObject({ status: "draft", variants: [{ sku, price: 123_450, soldOnline: true }], options: [] });
    expect((await whole(second.value.handle)).variants[0]?.price).toBeNull();
    expect(await beginProduct(buyer, BeginProduct.parse({ title: "Altro", sku }))).toEqual({ ok: false, why: "sku-taken", by: first.value.handle });
    expect(await beginProduct(await colleague("cashier"), BeginProduct.parse({ title: "Altro", sku: "X-1" }))).toEqual({ ok: false, why: "not-yours" });
    for (const wrong of [{ title: " ", sku: "x" }, { title: "x", sku: "" }, { title: "x", sku: "a\u0000" }, { title: "x", sku: "y", price: "-1" }, { title: "x", sku: "y", price: "0" }, { title: "x", sku: "y", price: "abc" }]) expect(BeginProduct.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
  });
  test("of five at once with one name each has its own address; with one code one is begun", async () => {
    const buyer = await colleague("buyer");
    const [name, sku] = [title(), `P-${newId().slice(-10)}`];
    const made = await Promise.all(Array.from({ length: 5 }, (_, i) => beginProduct(buyer, BeginProduct.parse({ title: name, sku: `${sku}-${i}` }))));
    expect(new Set(made.map((one) => (one.ok ? one.value.handle : ""))).size).toBe(5);
    const same = await Promise.all(Array.from({ length: 5 }, () => beginProduct(buyer, BeginProduct.parse({ title: name, sku }))));
    expect(same.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe("a product's options and variants", () => {
  test("an option is added, what is there gets a value of it, and what could be is offered, made with a price", async () => {
    const { buyer, handle, sku, form } = await begun();
    expect(await editVariants(buyer, await form((it) => ({ options: COLOURS, variants: it.variants.map((one) => ({ ...one, choice: { colore: "rosso" }, weightG: "900", gtin: "4006381333931" })) })))).toEqual(done(null));
    const one = await whole(handle);
    expect(one).toMatchObject({ options: [{ key: "colore", name: { it: "Colore", en: "Colour" }, values: [{ key: "rosso", swatch: "#aa0000" }, { key: "verde", swatch: null }] }], variants: [{ sku, choice: { colore: "rosso" }, weightG: 900, gtin: "04006381333931", price: 1_250 }] });
    expect(missingChoices(one.options, one.variants)).toEqual([{ colore: "verde" }]);
    expect(await editVariants(buyer, await form((it) => ({ options: [...it.options, { it: "Misura", en: "Size", values: [{ it: "Piccola", en: "Small" }] }] })))).toEqual(done(null));
    expect((await whole(handle)).variants[0]?.choice, "what is there has the first of them").toEqual({ colore: "rosso", misura: "piccola" });
    expect(await editVariants(buyer, await form((it) => ({ options: it.options.slice(0, 1) })))).toEqual(done(null));
    const row = { sku: `${sku}-V`, gtin: "", choice: { colore: "verde" }, weightG: "", soldOnline: false, archived: false, price: "13" };
    expect(await editVariants(buyer, await form((it) => ({ variants: [...it.variants, row] })))).toEqual(done(null));
    expect((await whole(handle)).variants).toMatchObject([{ sku, price: 1_250 }, { sku: `${sku}-V`, price: 1_300, soldOnline: false }]);
    const kept = await db.select({ before: productEdits.before, after: productEdits.after }).from(productEdits).innerJoin(products, eq(products.id, productEdits.productId)).where(eq(products.handle, handle)).orderBy(productEdits.id);
    expect(kept.at(-1)).toEqual({ before: null, after: `${sku}-V · verde · – · – · store · active` });
    expect(await db.$count(prices, eq(prices.variantId, (await db.select({ id: variants.id }).from(variants).where(eq(variants.sku, sku)))[0]?.id as never)), "no price is said again").toBe(1);
  });
  test("two change barcodes; one is archived, none deleted; nothing said, nothing done", async () => {
    const { buyer, handle, sku, form } = await begun();
    const two = { sku: `${sku}-2`, gtin: "", choice: { colore: "verde" }, weightG: "", soldOnline: true, archived: false, price: "" };
    await editVariants(buyer, await form((it) => ({ options: COLOURS, variants: [...it.variants.map((one) => ({ ...one, choice: { colore: "rosso" }, gtin: "4006381333948" })), { ...two, gtin: "4006381333955" }] })));
    expect(await editVariants(buyer, await form((it) => ({ variants: it.variants.map((one, i) => ({ ...one, gtin: i === 0 ? "4006381333955" : "4006381333948", archived: i === 1 })) })))).toEqual(done(null));
    expect((await whole(handle)).variants.map(({ gtin, status }) => [gtin, status])).toEqual([["04006381333955", "active"], ["04006381333948", "archived"]]);
    const edits = await db.$count(productEdits);
    expect(await editVariants(buyer, await form())).toEqual(done(null));
    expect(await db.$count(productEdits)).toBe(edits);
    expect(await editVariants(buyer, await form((it) => ({ variants: it.variants.slice(0, 1) }))), "left out").toEqual({ ok: false, why: "changed-meanwhile" });
  });
  test("what doesn’t fit is refused with the reason, and changes nothing", async () => {
    const { buyer, handle, sku, form } = await begun();
    const other = await begun();
    await editVariants(buyer, await form((it) => ({ options: COLOURS, variants: it.variants.map((one) => ({ ...one, choice: { colore: "rosso" } })) })));
    const before = await whole(handle);
    const extra = (over: object) => form((it) => ({ variants: [...it.variants, { sku: `${sku}-X`, gtin: "", choice: { colore: "verde" }, weightG: "", soldOnline: true, archived: false, price: "", ...over }] }));
    expect(await editVariants(buyer, await extra({ choice: { colore: "rosso" } }))).toEqual({ ok: false, why: "choice-twice", what: sku });
    expect(await editVariants(buyer, await extra({ choice: {} }))).toEqual({ ok: false, why: "no-choice", what: `${sku}-X` });
    expect(await editVariants(buyer, await extra({ sku: sku.toLowerCase() }))).toEqual({ ok: false, why: "sku-twice", what: sku });
    expect(await editVariants(buyer, await extra({ sku: other.sku }))).toEqual({ ok: false, why: "sku-taken", by: other.handle });
    expect(await editVariants(buyer, await form(() => ({ options: [{ ...COLOURS[0], key: "colore", values: [{ it: "Verde", en: "" }] }] })))).toEqual({ ok: false, why: "option-in-use", what: sku });
    expect(await editVariants(buyer, await form(() => ({ options: [...COLOURS, ...COLOURS] })))).toEqual({ ok: false, why: "twice", what: "Colore" });
    expect(await editVariants(buyer, await form(() => ({ options: [{ it: "Vuota", en: "", values: [] }] })))).toEqual({ ok: false, why: "empty-option", what: "Vuota" });
    expect(await editVariants(await colleague("cashier"), await form())).toEqual({ ok: false, why: "not-yours" });
    expect(await whole(handle)).toEqual(before);
    for (const wrong of [{ gtin: "123" }, { gtin: "4006381333932" }, { weightG: "0" }, { weightG: "1e9" }, { weightG: "-1" }, { price: "0" }, { sku: "" }]) await expect(extra(wrong), JSON.stringify(wrong)).rejects.toThrow();
  });
  test("of two at once the second is told", async () => {
    const { handle, form, buyer } = await begun();
    const seen = variantsHash(await whole(handle));
    const forms = await Promise.all([1, 2].map((n) => form((it) => ({ variants: it.variants.map((one) => ({ ...one, weightG: String(100 * n) })) }), seen)));
    const answers = await Promise.all(forms.map((one) => editVariants(buyer, one)));
    expect(answers.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(answers).toContainEqual({ ok: false, why: "changed-meanwhile" });
  });
});
