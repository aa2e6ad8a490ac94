import { afterAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { products } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { productByHandle } from "@/lib/catalogue/reads";
import { asShown } from "@/lib/catalogue/written/reads";
import { newId } from "@/lib/core/id";
import type { Duty, Staff } from "@/lib/core/who";
import { productToPreview } from "./preview";

afterAll(() => expectHealthy());
const who = (...may: Duty[]): Staff => ({ is: "staff", staffId: newId(), may: new Set(may), at: null }) as unknown as Staff;

test("what is on offer looks as it does in the shop", async () => {
  const { handle } = await aProduct();
  const at = new Date();
  const seen = await productToPreview(who("sell"), handle, at);
  expect(seen).toMatchObject({ missing: [], mayEdit: false });
  expect(seen && asShown(seen.product, seen.product)).toEqual(await productByHandle(handle, at));
});

test("a draft is seen with what it has, and says what it lacks; the shop doesn't know it", async () => {
  const handle = `bozza-${newId().slice(-8)}`;
  const blank = { it: "", en: "" };
  await db.insert(products).values({ id: newId<"product">(), handle, title: { it: "Vaso di prova", en: "" }, description: blank, material: blank, care: blank, status: "draft" });
  const seen = await productToPreview(who("import"), handle, new Date());
  expect(seen).toBeNull(); // bringing files in alone is not looking at the catalogue
  const looked = await productToPreview(who("change-prices", "import"), handle, new Date());
  expect(looked).toMatchObject({ missing: ["category", "maker", "country", "vat"], mayEdit: true, product: { status: "draft", variants: [], category: null, maker: null } });
  expect(() => looked && asShown(looked.product, looked.product)).toThrow("no department");
  expect(await productByHandle(handle, new Date())).toBeNull();
});

test("a variant that nothing prices is named, not shown; nobody else sees a draft", async () => {
  const { handle, variants } = await aProduct({ status: "draft", variants: [{}, { price: null }] });
  const seen = await productToPreview(who("count"), handle, new Date());
  expect(seen?.product.variants.map(({ sku }) => sku)).toEqual([variants[0]?.sku]);
  expect(seen?.product.unpriced).toEqual([variants[1]?.sku]);
  expect(await productToPreview(who("people"), handle, new Date())).toBeNull();
  expect(await productToPreview(who("sell"), "-x-", new Date())).toBeNull();
});
