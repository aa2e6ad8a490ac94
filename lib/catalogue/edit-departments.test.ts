import { eq, sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { aCategory, aProduct } from "@/db/factories/catalogue";
import { aColleague } from "@/db/factories/customers";
import { makers, products } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { type CategoryId, newId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { dutiesOf } from "@/lib/staff/rules";
import type { Role } from "@/lib/staff/types";
import { inTree, isTree } from "./departments/rules";
import { departmentRows, departmentsHash, EditDepartments, editDepartments } from "./edit-departments";
import { EditMakers, editMakers, makerRows, makersHash } from "./edit-makers";

afterAll(() => expectHealthy());
async function colleague(role: Role): Promise<Staff> {
  const roles = [{ role, locationId: null }];
  return { is: "staff", staffId: (await aColleague(roles)).id, ...dutiesOf(roles) };
}
type Said = { id: string | null; it: string; en: string; parent: string | null; position: string };
/** The whole form as its page draws it up, with something changed. */
async function form(change: (rows: Said[]) => Said[] = (rows) => rows, seen?: string) {
  const rows = await departmentRows();
  const said = rows.map(({ id, name, parentId, position }): Said => ({ id, it: name.it, en: name.en, parent: parentId, position: String(position) }));
  return EditDepartments.parse({ seen: seen ?? departmentsHash(rows), departments: change(said) });
}
const unique = () => `Reparto ${newId().slice(-8)}`;

describe("departments", () => {
  test("are renamed, put below each other, added with an address of their name; search learns the new name", async () => {
    const buyer = await colleague("buyer");
    const [top, other] = [await aCategory(), await aCategory()];
    const product = await aProduct({ categoryId: other.id as CategoryId });
    const [name, added] = [unique(), unique()];
    expect(await editDepartments(buyer, await form((rows) => [...rows.map((row) => (row.id === other.id ? { ...row, it: name, parent: top.id } : row)), { id: null, it: added, en: "", parent: top.id, position: "7" }, { id: null, it: added, en: "", parent: null, position: "8" }]))).toEqual(done({ changed: 3 }));
    const now = await departmentRows();
    expect(now.find(({ id }) => id === other.id)).toMatchObject({ parentId: top.id, handle: other.handle, name: { it: name } });
    expect(now.filter((row) => row.name.it === added).map(({ handle }) => handle).toSorted()).toEqual([added.toLowerCase().replace(" ", "-"), `${added.toLowerCase().replace(" ", "-")}-2`]);
    const [found] = await db.execute<{ n: number }>(sql`select count(*)::int as n from product_search where product_id = ${product.id} and vector @@ to_tsquery('simple', ${name.split(" ")[1]?.toLowerCase()})`);
    expect(found?.n).toBeGreaterThan(0);
    expect(await editDepartments(buyer, await form())).toEqual(done({ changed: 0 }));
  });
  test("of two forms the second is told; nobody else may; none is left out", async () => {
    const buyer = await colleague("buyer");
    const one = await aCategory();
    const rename = (it: string) => form((rows) => rows.map((row) => (row.id === one.id ? { ...row, it } : row)));
    const forms = await Promise.all([rename(unique()), rename(unique())]);
    const answers = await Promise.all(forms.map((each) => editDepartments(buyer, each)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers).toContainEqual({ ok: false, why: "changed-meanwhile" });
    for (const role of ["cashier", "auditor"] as const) expect(await editDepartments(await colleague(role), await rename(unique()))).toEqual({ ok: false, why: "not-yours" });
    expect(await editDepartments(buyer, await form((rows) => rows.filter(({ id }) => id !== one.id)))).toEqual({ ok: false, why: "changed-meanwhile" });
  });
  test("what is no tree is refused", () => {
    const [a, b, c, d] = ["a", "b", "c", "d"].map((id) => id as CategoryId) as [CategoryId, CategoryId, CategoryId, CategoryId];
    const row = (id: CategoryId, parent: CategoryId | null, it: string = id) => ({ id, it, en: "", parent, position: 0 });
    expect(isTree([row(a, null), row(b, a), row(c, b)])).toEqual(done(null));
    expect(isTree([row(a, a)])).toMatchObject({ why: "circle" });
    expect(isTree([row(a, b), row(b, c), row(c, a)])).toMatchObject({ why: "circle" });
    expect(isTree([row(a, d)])).toMatchObject({ why: "unknown-parent" });
    expect(isTree([row(a, null), row(b, a), row(c, b), row(d, c)])).toEqual({ ok: false, why: "too-deep", what: "d" });
    expect(isTree([row(a, null, "Luci"), row(b, null, "luci")])).toEqual({ ok: false, why: "twice", what: "Luci" });
    expect(inTree([{ id: b, parentId: a }, { id: a, parentId: null }, { id: c, parentId: b }]).map(({ row: { id }, level }) => [id, level])).toEqual([["a", 0], ["b", 1], ["c", 2]]);
  });
});

describe("makers", () => {
  const said = async (change: (rows: Maker[]) => Maker[] = (rows) => rows, seen?: string) => {
    const rows = await makerRows();
    return EditMakers.parse({ seen: seen ?? makersHash(rows), makers: change(rows.map(({ id, name, postalAddress, electronicAddress, euResponsible }) => ({ id, name, postalAddress: postalAddress ?? "", electronicAddress: electronicAddress ?? "", euResponsible: euResponsible ?? "" }))) });
  };
  type Maker = { id: string | null; name: string; postalAddress: string; electronicAddress: string; euResponsible: string };
  test("are added and changed, two change names; what is on offer keeps its maker’s addresses", async () => {
    const buyer = await colleague("buyer");
    const [first, second] = [`Fabbrica ${newId().slice(-8)}`, `Officina ${newId().slice(-8)}`];
    const blank = { postalAddress: "", electronicAddress: "", euResponsible: "" };
    expect(await editMakers(buyer, await said((rows) => [...rows, { id: null, name: first, ...blank }, { id: null, name: second, ...blank, postalAddress: "Via 1" }]))).toEqual(done({ changed: 2 }));
    expect(await editMakers(buyer, await said((rows) => rows.map((row) => (row.name === first ? { ...row, name: second } : row.name === second ? { ...row, name: first } : row))))).toEqual(done({ changed: 2 }));
    expect((await makerRows()).find(({ name }) => name === first)?.postalAddress).toBe("Via 1");
    const product = await aProduct();
    const [of] = await db.select({ id: makers.id, name: makers.name }).from(products).innerJoin(makers, eq(makers.id, products.makerId)).where(eq(products.id, product.id));
    expect(await editMakers(buyer, await said((rows) => rows.map((row) => (row.id === of?.id ? { ...row, electronicAddress: "" } : row))))).toEqual({ ok: false, why: "offered", what: of?.name });
    expect(await editMakers(buyer, await said((rows) => [...rows, { id: null, name: first.toUpperCase(), ...blank }]))).toMatchObject({ ok: false, why: "twice" });
    expect(await editMakers(await colleague("cashier"), await said())).toEqual({ ok: false, why: "not-yours" });
    expect(await editMakers(buyer, await said(undefined, "0".repeat(64)))).toEqual({ ok: false, why: "changed-meanwhile" });
  });
});
