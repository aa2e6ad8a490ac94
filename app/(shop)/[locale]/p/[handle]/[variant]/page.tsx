import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { addPlainly } from "@/app/(shop)/[locale]/cart/actions";
import type { CartWords } from "@/components/cart/bag-view";
import type { BuyWords } from "@/components/catalogue/buy";
import { ProductPage, type ProductTexts } from "@/components/catalogue/product-page";
import { beginningOf, galleryOf, nameOf } from "@/components/catalogue/product-view";
import { addresses } from "@/components/shop/addresses";
import { alternates } from "@/components/shop/alternates";
import { pictureAddress } from "@/components/ui/picture";
import { cachedCompany } from "@/lib/cached/company";
import { cachedDepartments } from "@/lib/cached/lists";
import { cachedStores } from "@/lib/cached/places";
import { skuIn } from "@/lib/cached/paths";
import { cachedProduct } from "@/lib/cached/products";
import { config } from "@/lib/core/config";
import { isLocale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { textsOf, words } from "@/lib/request/wording";
import { PLACEHOLDER } from "../../../placeholder";

type Props = { readonly params: Promise<{ locale: string; handle: string; variant: string }> };

export const ensureStatic = "navigation";
export const generateStaticParams = () => [{ locale: PLACEHOLDER, handle: PLACEHOLDER, variant: PLACEHOLDER }];

/** The address is the product's whatever variant is shown: one page for search engines, as Google asks where ?v= chooses. Who shares a variant shares its picture and name. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, handle, variant: part } = await params;
  const found = isLocale(locale) ? await cachedProduct(handle) : null;
  if (!found || !isLocale(locale)) return {};
  const { product } = found;
  const { title, material, description } = product;
  const sku = skuIn(part);
  const variant = beginningOf(product, sku);
  const [picture] = galleryOf(product, variant);
  const name = [inLocale(title, locale), sku && variant ? nameOf(product, variant, locale) : ""].filter(Boolean).join(", ");
  const base = config().UNICO_BASE_URL;
  const { shop } = await cachedCompany();
  return {
    title: `${inLocale(title, locale)}, ${inLocale(material, locale).toLocaleLowerCase(locale)}`,
    description: inLocale(description, locale),
    alternates: alternates((each) => addresses(each).product(handle), locale, base),
    openGraph: { type: "website", siteName: shop, title: name, description: inLocale(description, locale), locale: locale === "it" ? "it_IT" : "en_GB", ...(picture && { images: [{ url: pictureAddress({ ...picture, name: picture.stem }, 800, base), alt: inLocale(picture.alt, locale) }] }) },
  };
}

/**
 * A product as it looks from its address, `/it/p/<handle>`, or from one of its variants', `?v=<sku>`: next.config.js leads both
 * here. Complete before anybody asks, the same for everybody, made anew when a fact makes it stale.
 */
export default async function Page({ params }: Props) {
  const { locale, handle, variant } = await params;
  if (locale === PLACEHOLDER || !isLocale(locale)) return null;
  const [company, found, departments, stores] = await Promise.all([cachedCompany(), cachedProduct(handle), cachedDepartments(), cachedStores()]);
  if (!found) notFound();
  const { refusals, codeProblems } = textsOf(locale, "cart") as CartWords;
  const texts = textsOf(locale, "product") as ProductTexts & { readonly buy: Omit<BuyWords, "refusals"> };
  return (
    <ProductPage
      {...found}
      sku={skuIn(variant)}
      shop={company.shop}
      departments={departments}
      stores={stores}
      locale={locale}
      texts={{ ...texts, buy: { ...texts.buy, refusals: { refusals, codeProblems } } }}
      t={words(locale, "product")}
      list={words(locale, "list")}
      base={config().UNICO_BASE_URL}
      addPlainly={addPlainly}
    />
  );
}
