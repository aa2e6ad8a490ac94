import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AislePage } from "@/components/aisle/aisle-page";
import type { AisleWords } from "@/components/aisle/words";
import type { CartWords } from "@/components/cart/bag-view";
import type { ProductTexts } from "@/components/catalogue/product-page";
import { addresses } from "@/components/shop/addresses";
import { alternates } from "@/components/shop/alternates";
import { skuIn } from "@/lib/cached/paths";
import { cachedStores } from "@/lib/cached/places";
import { cachedProduct } from "@/lib/cached/products";
import { config } from "@/lib/core/config";
import { isLocale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { textsOf, words } from "@/lib/request/wording";
import { PLACEHOLDER } from "../../../../../placeholder";

type Props = { readonly params: Promise<{ locale: string; store: string; handle: string; variant: string }> };

export const ensureStatic = "navigation";
export const generateStaticParams = () => [{ locale: PLACEHOLDER, store: PLACEHOLDER, handle: PLACEHOLDER, variant: PLACEHOLDER }];

/** The product's own page is the one to find: this one is for who stands in the store. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, store, handle } = await params;
  if (!isLocale(locale)) return {};
  const [found, stores] = await Promise.all([cachedProduct(handle), cachedStores()]);
  const place = stores.find((each) => each.handle === store);
  if (!found || !place) return {};
  return {
    title: words(locale, "aisle")("title", { title: inLocale(found.product.title, locale), place: place.name }),
    description: inLocale(found.product.description, locale),
    alternates: alternates((each) => addresses(each).product(handle), locale, config().UNICO_BASE_URL),
    robots: { index: false, follow: true },
  };
}

/** A product seen inside a store: `/it/s/<store>/p/<handle>`, from its label `?v=<sku>`. Complete before anybody asks; what is on the shelf comes by one small call. */
export default async function Page({ params }: Props) {
  const { locale, store, handle, variant } = await params;
  if (locale === PLACEHOLDER || !isLocale(locale)) return null;
  const [found, stores] = await Promise.all([cachedProduct(handle), cachedStores()]);
  const place = stores.find((each) => each.handle === store);
  if (!found || !place) notFound();
  const texts = textsOf(locale, "product") as ProductTexts;
  const { vat, added, see } = texts.buy;
  const { refusals, codeProblems } = textsOf(locale, "cart") as CartWords;
  return (
    <AislePage
      place={place}
      {...found}
      sku={skuIn(variant)}
      stores={stores}
      locale={locale}
      texts={texts}
      words={{ ...(textsOf(locale, "aisle") as AisleWords), buy: { vat, added, see }, refusals: { refusals, codeProblems } }}
      t={words(locale, "product")}
      list={words(locale, "list")}
    />
  );
}
