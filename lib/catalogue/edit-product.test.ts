import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aCompany } from "@/db/factories/company";
import { aColleague } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { productEdits, products, stockMovements } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { newId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { dutiesOf } from "@/lib/staff/rules";
import type { Role } from "@/lib/staff/types";
import { EditProduct, editionHash, editProduct } from "./edit-product";
import { wholeProducts } from "./whole/reads";

beforeAll(() => aCompany());
afterAll(() => expectHealthy());

async function colleague(role: Role, locationId: string | null = null): Promise<Staff> {
  const roles = [{ role, locationId: locationId as never }];
  return { is: "staff", staffId: (await aColleague(roles)).id, ...dutiesOf(roles) };
}
async function opened() {
  const at = (await aPlace()).id;
  const handle = `prova-${newId()}`;
  await aProduct({ handle, title: { it: "Vaso", en: "Vase" }, stock: { [at]: 3 } });
  const whole = async () => {
    const product = (await wholeProducts(db, [handle], { currency: "EUR", place: null })).get(handle);
    if (!product) throw new Error("gone");
    return product;
  };
  const form = async (over: object = {}) => {
    const { status, title, description, material, care, warnings, withdrawalExclusion, category, maker, countryOfOrigin, vatRate, ...rest } = await whole();
    const none = { it: "", en: "" };
    return EditProduct.parse({ handle, seen: editionHash({ ...rest, status, title, description, material, care, warnings, withdrawalExclusion, category, maker, countryOfOrigin, vatRate }), status, title, description, material, care, warnings: warnings ?? none, withdrawalExclusion: withdrawalExclusion ?? none, category: category ?? "", maker: maker ?? "", countryOfOrigin: countryOfOrigin ?? "", vatRate, ...over });
  };
  const edits = async () => (await db.select({ field: productEdits.field, before: productEdits.before, after: productEdits.after }).from(productEdits).innerJoin(products, eq(products.id, productEdits.productId)).where(eq(products.handle, handle)).orderBy(productEdits.field));
  return { handle, at, whole, form, edits, buyer: await colleague("buyer") };
}

describe("a product's words", () => {
  test("change field by field, each kept as it was; variants, prices and pieces stay", async () => {
    const { form, whole, edits, buyer } = await opened();
    const [before, moved] = [await whole(), await db.$count(stockMovements)];
    expect(await editProduct(buyer, await form({ title: { it: "Vaso alto", en: "Tall vase" }, warnings: { it: "Fragile", en: "" } }))).toEqual(done({ changed: 2 }));
    expect(await whole()).toEqual({ ...before, title: { it: "Vaso alto", en: "Tall vase" }, warnings: { it: "Fragile", en: "" } });
    expect(await edits()).toEqual([{ field: "title", before: { it: "Vaso", en: "Vase" }, after: { it: "Vaso alto", en: "Tall vase" } }, { field: "warnings", before: null, after: { it: "Fragile", en: "" } }]);
    expect(await editProduct(buyer, await form()), "sent again as it is").toEqual(done({ changed: 0 }));
    expect([await edits(), await db.$count(stockMovements)]).toMatchObject([{ length: 2 }, moved]);
  });
  test("of two who edit the same the second is told by whom, also at the same moment", async () => {
    const { form, buyer, whole } = await opened();
    const other = await colleague("manager");
    const [mine, theirs] = [await form({ title: { it: "Mio", en: "" } }), await form({ title: { it: "Loro", en: "" } })];
    const answers = await Promise.all([editProduct(buyer, mine), editProduct(other, theirs)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ why: "changed-meanwhile", by: expect.stringMatching(/./) });
    expect(["Mio", "Loro"]).toContain((await whole()).title.it);
  });
  test("nothing is offered without what the law asks; a draft may lack it", async () => {
    const { form, buyer, whole } = await opened();
    expect(await editProduct(buyer, await form({ maker: "", countryOfOrigin: "" }))).toEqual({ ok: false, why: "not-complete", missing: "maker country" });
    expect((await whole()).status).toBe("active");
    expect(await editProduct(buyer, await form({ status: "draft", maker: "", countryOfOrigin: "", vatRate: null }))).toEqual(done({ changed: 4 }));
    expect(await whole()).toMatchObject({ status: "draft", maker: null, vatRate: null });
    expect(await editProduct(buyer, await form({ category: "nowhere" }))).toEqual({ ok: false, why: "unknown-choice" });
    expect(await editProduct(buyer, await form({ maker: "Nobody" }))).toEqual({ ok: false, why: "unknown-choice" });
  });
  test("are for buyers and managers of the whole shop", async () => {
    const { form, at, edits } = await opened();
    for (const who of [await colleague("cashier", at), await colleague("auditor"), await colleague("manager", at), await colleague("marketer")]) expect(await editProduct(who, await form({ title: { it: "x", en: "" } }))).toEqual({ ok: false, why: "not-yours" });
    expect(await edits()).toEqual([]);
  });
  test("are read as people mean them", async () => {
    const { form, buyer } = await opened();
    const ok = await form();
    for (const odd of [{ title: { it: " ", en: "x" } }, { title: { it: "x".repeat(161), en: "" } }, { countryOfOrigin: "ITA" }, { vatRate: 10_001 }, { seen: "x" }, { handle: "../x" }]) expect(EditProduct.safeParse({ ...ok, category: "", maker: "", countryOfOrigin: "IT", ...odd }).success, JSON.stringify(odd).slice(0, 40)).toBe(false);
    expect(EditProduct.parse({ ...ok, category: "", maker: "", countryOfOrigin: " it ", description: { it: "a\r\nb\u0000\u202ec", en: "" } })).toMatchObject({ countryOfOrigin: "IT", description: { it: "a\nb c" } });
    expect(await editProduct(buyer, { ...ok, handle: "not-there" })).toEqual({ ok: false, why: "unknown-product" });
  });
});

test("what was changed stays as it was written", async () => {
  const { form, buyer } = await opened();
  await editProduct(buyer, await form({ title: { it: "Altro", en: "" } }));
  await expect(atomically(async (tx) => done(await tx.delete(productEdits)))).rejects.toThrow();
});
