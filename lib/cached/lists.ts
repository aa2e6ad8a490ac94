import "server-only";
import { cacheLife, cacheTag } from "next/cache";
import { categories, listProducts } from "@/lib/catalogue/reads";
import { listRange, publishedRanges } from "@/lib/catalogue/ranges/reads";
import type { Range } from "@/lib/catalogue/ranges/types";
import { WHOLE_LIST } from "@/lib/catalogue/rules";
import type { Category, ProductList, Sort } from "@/lib/catalogue/types";
import type { Locale } from "@/lib/core/who";
import { SHOP_LIFE } from "./life";
import { tag } from "./tags";

/** All departments, each after its parent. */
export async function cachedDepartments(): Promise<readonly Category[]> {
  "use cache";
  cacheLife(SHOP_LIFE);
  cacheTag(tag.all, tag.lists);
  return categories();
}

/** The first page of a department, or of everything, with nothing chosen but the order, or of what a store had within the hour. */
export async function cachedList(category: string | null, locale: Locale, sort: Sort = "featured", store: string | null = null): Promise<ProductList> {
  "use cache";
  cacheLife(SHOP_LIFE);
  cacheTag(tag.all, tag.lists);
  return listProducts({ ...WHOLE_LIST, category, sort, store }, locale, new Date());
}

/** The collections that the web shows, by name. */
export async function cachedRanges(): Promise<readonly Range[]> {
  "use cache";
  cacheLife(SHOP_LIFE);
  cacheTag(tag.all, tag.ranges);
  return publishedRanges();
}

/** A collection with the first page of its list; null where the web shows none at this handle. What sells out goes at once, what the clock alone changes within the hour. */
export async function cachedRange(handle: string, locale: Locale): Promise<{ readonly range: Range; readonly list: ProductList } | null> {
  "use cache";
  cacheLife(SHOP_LIFE);
  cacheTag(tag.all, tag.ranges, tag.lists);
  const range = (await publishedRanges()).find((each) => each.handle === handle);
  if (!range) return null;
  const list = await listRange(range, WHOLE_LIST, locale, new Date());
  cacheTag(...list.cards.map(({ id }) => tag.product(id)));
  return { range, list };
}
