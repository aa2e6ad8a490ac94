import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RangePage } from "@/components/catalogue/range-page";
import { addresses } from "@/components/shop/addresses";
import { alternates } from "@/components/shop/alternates";
import { cachedRange } from "@/lib/cached/lists";
import { cachedStores } from "@/lib/cached/places";
import { WHOLE_LIST } from "@/lib/catalogue/rules";
import { config } from "@/lib/core/config";
import { isLocale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { words } from "@/lib/request/wording";
import { PLACEHOLDER } from "../../placeholder";

type Props = { readonly params: Promise<{ locale: string; range: string }> };

export const ensureStatic = "navigation";
export const generateStaticParams = () => [{ locale: PLACEHOLDER, range: PLACEHOLDER }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, range: handle } = await params;
  const found = isLocale(locale) && handle !== PLACEHOLDER ? await cachedRange(handle, locale) : null;
  if (!found || !isLocale(locale)) return {};
  const description = inLocale(found.range.lead, locale);
  return { title: inLocale(found.range.name, locale), ...(description ? { description } : {}), alternates: alternates((each) => addresses(each).range(handle), locale, config().UNICO_BASE_URL) };
}

/** The first page of a collection with nothing chosen: finished before anybody asks, made anew when what it holds changes. Filters lead to its twin, /filter. */
export default async function Page({ params }: Props) {
  const { locale, range: handle } = await params;
  if (locale === PLACEHOLDER || !isLocale(locale)) return null;
  const [found, stores] = await Promise.all([cachedRange(handle, locale), cachedStores()]);
  if (!found) notFound();
  return <RangePage range={found.range} query={WHOLE_LIST} list={found.list} stores={stores} locale={locale} t={words(locale, "list")} base={config().UNICO_BASE_URL} live={false} />;
}
