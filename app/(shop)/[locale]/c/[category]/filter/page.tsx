import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { CategoryPage } from "@/components/catalogue/category-page";
import { addresses } from "@/components/shop/addresses";
import { cachedDepartments } from "@/lib/cached/lists";
import { cachedStores } from "@/lib/cached/places";
import { listProducts } from "@/lib/catalogue/reads";
import { readListQuery } from "@/lib/catalogue/rules";
import { config } from "@/lib/core/config";
import { isLocale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { unlessBusy } from "@/lib/request/unless-busy";
import { words } from "@/lib/request/wording";

type Props = { readonly params: Promise<{ locale: string; category: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, category: handle } = await params;
  if (!isLocale(locale)) return {};
  const category = (await cachedDepartments()).find((each) => each.handle === handle);
  return { title: category ? inLocale(category.name, locale) : "", robots: { index: false, follow: true }, alternates: { canonical: `${config().UNICO_BASE_URL}${addresses(locale).category(handle)}` } };
}

/** A department as somebody filtered, sorted or turned it: made for each request from its address, which can be kept and shared. */
export default async function Page({ params, searchParams }: Props) {
  await connection();
  const { locale, category: handle } = await params;
  const asked = await searchParams;
  if (!isLocale(locale)) notFound();
  const [departments, stores] = await Promise.all([cachedDepartments(), cachedStores()]);
  const category = departments.find((each) => each.handle === handle);
  if (!category) notFound();
  const query = { ...readListQuery(asked), words: "", category: handle };
  const list = await unlessBusy(listProducts(query, locale, new Date()), "filter");
  return <CategoryPage category={category} departments={departments} query={query} list={list} stores={stores} locale={locale} t={words(locale, "list")} base={config().UNICO_BASE_URL} live />;
}
