import { expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aCompany } from "@/db/factories/company";
import { aColleague } from "@/db/factories/customers";
import { refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { dutiesOf } from "@/lib/staff/rules";
import { EditProduct, editionHash, editProduct } from "./edit-product";
import { wholeProducts } from "./whole/reads";

test("nothing is offered before somebody has said who sells", async () => {
  const handle = "prova-senza-nome";
  await aProduct({ handle });
  const roles = [{ role: "buyer", locationId: null }] as const;
  const who: Staff = { is: "staff", staffId: (await aColleague(roles)).id, ...dutiesOf(roles) };
  const save = async (status: string) => {
    const product = (await wholeProducts(db, [handle], { currency: "EUR", place: null }, true)).get(handle);
    if (!product) throw new Error("gone");
    const none = { it: "", en: "" };
    return editProduct(who, EditProduct.parse({ ...product, handle, status, seen: editionHash(product), warnings: product.warnings ?? none, withdrawalExclusion: product.withdrawalExclusion ?? none, category: product.category ?? "", maker: product.maker ?? "", countryOfOrigin: product.countryOfOrigin ?? "" }));
  };
  expect((await save("draft")).ok).toBe(true);
  expect(await save("active")).toEqual(refused({ why: "no-company" }));
  await aCompany();
  expect((await save("active")).ok).toBe(true);
});
