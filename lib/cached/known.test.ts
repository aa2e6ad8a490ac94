import { readdirSync } from "node:fs";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { aCategory, aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { products, variants } from "@/db/schema/all";
import { done } from "@/lib/core/outcome";
import { forget, forgetAll, isKnown } from "./known";
import { isThere, KEPT, skuIn, variantPart } from "./paths";

beforeEach(() => forgetAll());

test("knows what is there, and what is not", async () => {
  const [product, category, place] = await Promise.all([aProduct(), aCategory(), aPlace()]);
  expect(await isKnown("product", product.handle)).toBe(true);
  expect(await isKnown("category", category.handle)).toBe(true);
  expect(await isKnown("store", place.handle)).toBe(true);
  expect(await isKnown("product", category.handle)).toBe(false);
});

test("a draft is not there", async () => {
  const { handle } = await aProduct({ status: "draft" });
  expect(await isKnown("product", handle)).toBe(false);
});

test("the page of what is no longer sold is there for that alone, until a fact says that it is sold again", async () => {
  const [gone, sold] = [await aProduct({ status: "archived" }), await aProduct()];
  expect(await Promise.all([`/it/past/${gone.handle}`, `/it/past/${sold.handle}`, "/it/past/never-was", "/en/past/%00", "/it/past/-"].map((path) => isThere(path)))).toEqual([true, false, false, false, false]);
  await atomically(async (tx) => done(await tx.update(products).set({ status: "active" }).where(eq(products.id, gone.id))));
  forget("product", gone.handle);
  expect(await isThere(`/it/past/${gone.handle}`)).toBe(false);
});

test("what was not there is asked again after five seconds, or at once when a fact says so", async () => {
  expect(await isKnown("product", "vaso-futuro", 0)).toBe(false);
  await aProduct({ handle: "vaso-futuro" });
  expect(await isKnown("product", "vaso-futuro", 4_999)).toBe(false);
  expect(await isKnown("product", "vaso-futuro", 5_000)).toBe(true);
  forgetAll();
  expect(await isKnown("product", "vaso-di-domani", 0)).toBe(false);
  await aProduct({ handle: "vaso-di-domani" });
  forget("product", "vaso-di-domani");
  expect(await isKnown("product", "vaso-di-domani", 1)).toBe(true);
});

test.each(["", "-", "A", "a b", "a--b", "%2e%2e", "a".repeat(81), "é", "'; drop table products"])("no handle looks like %j", async (handle) => {
  expect(await isKnown("product", handle)).toBe(false);
});

test("a variant is known by its product's handle and its SKU, until its product changes", async () => {
  const [{ handle, variants: [, second] }, other] = await Promise.all([aProduct({ variants: [{}, { sku: "BL 21/ü %2F" }, { sku: "BL-OUT", status: "archived" }] }), aProduct()]);
  const address = (sku: string) => variantPart(`/it/p/${handle}`, `?${new URLSearchParams({ from: "mail", v: sku })}`);
  const part = await address(second?.sku ?? "");
  expect(part).toMatch(/^[\w-]+$/);
  expect(skuIn(part ?? "")).toBe(second?.sku);
  const foreign = other.variants[0]?.sku ?? "";
  for (const sku of ["", "invented", "bl 21/ü %2f", "BL-OUT", foreign, "\0", "\u202e", "x".repeat(81), "x".repeat(100_000), "'; drop table variants"]) expect(await address(sku), sku.slice(0, 90)).toBe("-");
  expect(await variantPart(`/it/c/${handle}`, `?v=${encodeURIComponent(second?.sku ?? "")}`)).toBe("-");
  expect(skuIn("-")).toBeNull();

  expect(await address("BL-NEW")).toBe("-");
  await atomically(async (tx) => done(await tx.update(variants).set({ sku: "BL-NEW" }).where(eq(variants.id, second?.id as never))));
  forget("product", handle);
  expect(await address("BL-NEW")).not.toBe("-");
  expect(await address(second?.sku ?? "")).toBe("-");
});

test("1,000 invented variants are no pages", async () => {
  const { handle } = await aProduct();
  expect((await Promise.all(Array.from({ length: 1_000 }, (_, n) => variantPart(`/it/p/${handle}`, `?v=invented-${n}`)))).filter((part) => part !== "-")).toEqual([]);
});

test("every page that is made and kept is known to be one", () => {
  const pages = readdirSync("app/(shop)/[locale]", { withFileTypes: true }).filter((each) => each.isDirectory()).map(({ name }) => name);
  expect([...KEPT].toSorted()).toEqual(pages.toSorted());
});

test("addresses that may reach a page, and those that may not", async () => {
  const { handle } = await aProduct();
  const there = ["/", "/it", "/en/search", "/it/cart", `/it/p/${handle}`, "/api/health", "/api/cart", "/staff/x", "/staff/x/scan", "/admin/orders", "/admin/collections", "/admin/collections/new", "/q/scan", "/01/p/a", "/favicon.ico", "/robots.txt", "/manifest.webmanifest"];
  const nowhere = ["/-", "/-/p/-", "/fr", `/fr/p/${handle}`, "/it/p/invented", "/en/c/invented", "/it/stores/invented", `/it/p/${handle}/QkwtMjE`, `/it/p/${handle}/-`, `/it/p/${handle}/v/x`, "/IT", "/it/p/..%2f", "/x.txt/y", "/package.json", "/.env", "/media", "/media/x.webp", "/api", "/.well-known/x", `/api/p/${handle}/-`, "/api/c/x", "/api/cart/x", "/api/scan", `/admin/p/${handle}/-`, "/admin/collections/x/filter", "/staff/collections/x", "/api/collections/x", "/q/collections/x", "/it/collections/invented", "/it/collections/invented/filter", "/staff/s/x/p/y/-", `/q/p/${handle}/-`, "/q/info/terms"];
  expect(await Promise.all(there.map(isThere))).toEqual(there.map(() => true));
  expect(await Promise.all(nowhere.map(isThere))).toEqual(nowhere.map(() => false));
});
