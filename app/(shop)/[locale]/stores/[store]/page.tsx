import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StorePage } from "@/components/locations/store-page";
import { addresses } from "@/components/shop/addresses";
import { alternates } from "@/components/shop/alternates";
import { cachedCompany } from "@/lib/cached/company";
import { cachedList } from "@/lib/cached/lists";
import { cachedStores } from "@/lib/cached/places";
import { config } from "@/lib/core/config";
import { isLocale } from "@/lib/core/who";
import { words } from "@/lib/request/wording";
import { PLACEHOLDER } from "../../placeholder";

type Props = { readonly params: Promise<{ locale: string; store: string }> };

export const ensureStatic = "navigation";
export const generateStaticParams = () => [{ locale: PLACEHOLDER, store: PLACEHOLDER }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, store: handle } = await params;
  if (!isLocale(locale)) return {};
  const place = (await cachedStores()).find((each) => each.handle === handle);
  if (!place) return {};
  return { title: `${place.name}, ${place.city}`, description: words(locale, "stores")("storeDescription", { shop: (await cachedCompany()).shop, name: place.name, city: place.city }), alternates: alternates((each) => addresses(each).store(handle), locale, config().UNICO_BASE_URL) };
}

/** A store's page: finished, save for whether it is open this minute. */
export default async function Page({ params }: Props) {
  const { locale, store: handle } = await params;
  if (locale === PLACEHOLDER || !isLocale(locale)) return null;
  const [{ shop }, stores, here] = await Promise.all([cachedCompany(), cachedStores(), cachedList(null, locale, "featured", handle)]);
  const place = stores.find((each) => each.handle === handle);
  if (!place) notFound();
  const list = words(locale, "list");
  return <StorePage place={place} stores={stores} here={here.cards.slice(0, 4)} locale={locale} t={words(locale, "stores")} list={list} home={list("home")} base={config().UNICO_BASE_URL} shop={shop} />;
}
