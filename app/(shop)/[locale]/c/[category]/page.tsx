import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CategoryPage } from "@/components/catalogue/category-page";
import { addresses } from "@/components/shop/addresses";
import { alternates } from "@/components/shop/alternates";
import { cachedDepartments, cachedList } from "@/lib/cached/lists";
import { cachedStores } from "@/lib/cached/places";
import { WHOLE_LIST } from "@/lib/catalogue/rules";
import { config } from "@/lib/core/config";
import { isLocale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { words } from "@/lib/request/wording";
import { PLACEHOLDER } from "../../placeholder";

type Props = { readonly params: Promise<{ locale: string; category: string }> };

export const ensureStatic = "navigation";
export const generateStaticParams = () => [{ locale: PLACEHOLDER, category: PLACEHOLDER }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, category: handle } = await params;
  if (!isLocale(locale)) return {};
  const category = (await cachedDepartments()).find((each) => each.handle === handle);
  if (!category) return {};
  return { title: inLocale(category.name, locale), alternates: alternates((each) => addresses(each).category(handle), locale, config().UNICO_BASE_URL) };
}

/** The first page of a department with nothing chosen: finished before anybody asks. Filters lead to its twin, /filter. */
export default async function Page({ params }: Props) {
  const { locale, category: handle } = await params;
  if (locale === PLACEHOLDER || !isLocale(locale)) return null;
  const [departments, list, stores] = await Promise.all([cachedDepartments(), cachedList(handle, locale), cachedStores()]);
  const category = departments.find((each) => each.handle === handle);
  if (!category) notFound();
  return <CategoryPage category={category} departments={departments} query={{ ...WHOLE_LIST, category: handle }} list={list} stores={stores} locale={locale} t={words(locale, "list")} base={config().UNICO_BASE_URL} live={false} />;
}
