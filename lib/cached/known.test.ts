import { beforeEach, expect, test } from "vitest";
import { aCategory, aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { forget, forgetAll, isKnown } from "./known";
import { isThere } from "./paths";

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

test("addresses that may reach a page, and those that may not", async () => {
  const { handle } = await aProduct();
  const there = ["/", "/it", "/en/search", "/it/cart", `/it/p/${handle}`, "/api/health", "/staff/x", "/favicon.ico", "/robots.txt"];
  const nowhere = ["/-", "/-/p/-", "/fr", `/fr/p/${handle}`, "/it/p/invented", "/en/c/invented", "/it/stores/invented", "/IT", "/it/p/..%2f", "/x.txt/y"];
  expect(await Promise.all(there.map(isThere))).toEqual(there.map(() => true));
  expect(await Promise.all(nowhere.map(isThere))).toEqual(nowhere.map(() => false));
});
