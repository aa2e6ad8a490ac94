import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { RangePage } from "@/components/catalogue/range-page";
import { addresses } from "@/components/shop/addresses";
import { cachedRanges } from "@/lib/cached/lists";
import { cachedStores } from "@/lib/cached/places";
import { listRange } from "@/lib/catalogue/ranges/reads";
import { readListQuery } from "@/lib/catalogue/rules";
import { config } from "@/lib/core/config";
import { isLocale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { unlessBusy } from "@/lib/request/unless-busy";
import { words } from "@/lib/request/wording";

type Props = { readonly params: Promise<{ locale: string; range: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, range: handle } = await params;
  if (!isLocale(locale)) return {};
  const range = (await cachedRanges()).find((each) => each.handle === handle);
  return { title: range ? inLocale(range.name, locale) : "", robots: { index: false, follow: true }, alternates: { canonical: `${config().UNICO_BASE_URL}${addresses(locale).range(handle)}` } };
}

/** A collection as somebody filtered, sorted or turned it: made for each request from its address, which can be kept and shared. */
export default async function Page({ params, searchParams }: Props) {
  await connection();
  const { locale, range: handle } = await params;
  const asked = await searchParams;
  if (!isLocale(locale)) notFound();
  const [ranges, stores] = await Promise.all([cachedRanges(), cachedStores()]);
  const range = ranges.find((each) => each.handle === handle);
  if (!range) notFound();
  const query = { ...readListQuery(asked), words: "", category: null };
  const list = await unlessBusy(listRange(range, query, locale, new Date()), "filter");
  return <RangePage range={range} query={query} list={list} stores={stores} locale={locale} t={words(locale, "list")} base={config().UNICO_BASE_URL} live />;
}
