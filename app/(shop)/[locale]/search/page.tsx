import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { BusyList } from "@/components/catalogue/busy-list";
import { CategoryHead } from "@/components/catalogue/category-head";
import { ListView } from "@/components/catalogue/list-view";
import type { FrameWords } from "@/components/frame/words";
import { addresses } from "@/components/shop/addresses";
import { alternates } from "@/components/shop/alternates";
import { SearchBox, type SearchBoxProps } from "@/components/shop/search-box";
import { cachedCompany } from "@/lib/cached/company";
import { cachedDepartments } from "@/lib/cached/lists";
import { cachedStores } from "@/lib/cached/places";
import { listProducts } from "@/lib/catalogue/reads";
import { readListQuery, writeListQuery } from "@/lib/catalogue/rules";
import { config } from "@/lib/core/config";
import { isLocale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { unlessBusy } from "@/lib/request/unless-busy";
import { textsOf, words } from "@/lib/request/wording";

type Props = { readonly params: Promise<{ locale: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export const instant = false;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = words(locale, "list");
  const query = readListQuery(await searchParams);
  const bare = writeListQuery(query) === "";
  return {
    title: query.words ? `${t("search.title")}: ${query.words}` : t("search.all"),
    description: t("search.description", { shop: (await cachedCompany()).shop }),
    ...(bare ? { alternates: alternates((each) => addresses(each).search, locale, config().UNICO_BASE_URL) } : { robots: { index: false, follow: true } }),
  };
}

/** Search, and the whole catalogue: made for each request from its address. */
export default async function Page({ params, searchParams }: Props) {
  await connection();
  const { locale } = await params;
  const query = readListQuery(await searchParams);
  if (!isLocale(locale)) notFound();
  const [list, stores, all] = await Promise.all([unlessBusy(listProducts(query, locale, new Date()), "search"), cachedStores(), cachedDepartments()]);
  const t = words(locale, "list");
  const at = addresses(locale);
  const title = query.words ? t("search.titleWith", { words: query.words }) : t("search.all");
  const counts = new Map(list?.facets.categories.map(({ key, count }) => [key, count]));
  const chosen = all.find(({ handle }) => handle === query.category);
  const departments = all
    .filter(({ handle, parent }) => (counts.get(handle) ?? 0) > 0 && (parent === null || query.words !== "" || parent === (chosen?.parent ?? chosen?.handle)))
    .map(({ handle, name, parent }) => ({
      key: handle, count: counts.get(handle) ?? 0, here: handle === query.category, label: inLocale(name, locale), within: parent !== null,
      href: `${at.search}?${writeListQuery({ ...query, category: handle === query.category ? null : handle, after: null })}`,
    }));
  return (
    <main id="main" tabIndex={-1} className="wrap">
      <CategoryHead title={title} crumbs={[{ label: t("home"), href: at.home }, { label: t("search.title"), href: at.search }]} crumbsLabel={t("crumbs")} />
      <div className="max-w-[640px] pb-10">
        <SearchBox key={query.words} action={at.search} query={query.words} locale={locale} form={(textsOf(locale, "frame") as FrameWords).search} words={(textsOf(locale, "list") as { suggest: SearchBoxProps["words"] }).suggest} />
      </div>
      {list ? (
        <ListView query={query} list={list} stores={stores} locale={locale} t={t} live whole={at.search} filtered={at.search} departments={departments} instead={all.filter(({ parent }) => parent === null).map(({ handle, name }) => ({ label: inLocale(name, locale), href: at.category(handle) }))} />
      ) : (
        <BusyList again={`${at.search}?${writeListQuery(query)}`} t={t} />
      )}
    </main>
  );
}
