import "server-only";
import { cacheLife, cacheTag } from "next/cache";
import { categories, listProducts } from "@/lib/catalogue/reads";
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
