import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { addresses } from "@/components/shop/addresses";
import { cachedDepartments, cachedRanges } from "@/lib/cached/lists";
import { cachedStores } from "@/lib/cached/places";
import { config } from "@/lib/core/config";
import { LOCALES, type Locale } from "@/lib/core/who";
import { offeredHandles } from "@/lib/catalogue/offered/reads";

/** Every page worth finding, each with itself in the other languages. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  await connection();
  const base = config().UNICO_BASE_URL;
  const [departments, ranges, stores, products] = await Promise.all([cachedDepartments(), cachedRanges(), cachedStores(), offeredHandles()]);
  const page = (pathIn: (locale: Locale) => string) =>
    LOCALES.map((locale) => ({ url: `${base}${pathIn(locale)}`, alternates: { languages: Object.fromEntries(LOCALES.map((each) => [each, `${base}${pathIn(each)}`])) } }));
  return [
    ...page((l) => addresses(l).home),
    ...departments.flatMap((each) => page((l) => addresses(l).category(each.handle))),
    ...ranges.flatMap((each) => page((l) => addresses(l).range(each.handle))),
    ...products.flatMap((handle) => page((l) => addresses(l).product(handle))),
    ...page((l) => addresses(l).stores),
    ...stores.flatMap((each) => page((l) => addresses(l).store(each.handle))),
  ];
}
