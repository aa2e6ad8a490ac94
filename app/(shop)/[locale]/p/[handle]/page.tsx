import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { addPlainly, addToCart } from "@/app/(shop)/[locale]/cart/actions";
import type { CartWords } from "@/components/cart/bag-view";
import type { BuyWords } from "@/components/catalogue/buy";
import { ProductPage, type ProductTexts } from "@/components/catalogue/product-page";
import { addresses } from "@/components/shop/addresses";
import { alternates } from "@/components/shop/alternates";
import { pictureAddress } from "@/components/ui/picture";
import { cachedDepartments } from "@/lib/cached/lists";
import { cachedStores } from "@/lib/cached/places";
import { cachedProduct } from "@/lib/cached/products";
import { config } from "@/lib/core/config";
import { isLocale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { textsOf, words } from "@/lib/request/wording";
import { PLACEHOLDER } from "../../placeholder";

type Props = { readonly params: Promise<{ locale: string; handle: string }> };

export const ensureStatic = "navigation";
export const generateStaticParams = () => [{ locale: PLACEHOLDER, handle: PLACEHOLDER }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, handle } = await params;
  const found = isLocale(locale) ? await cachedProduct(handle) : null;
  if (!found || !isLocale(locale)) return {};
  const { title, material, description, pictures } = found.product;
  const picture = pictures[0];
  const base = config().UNICO_BASE_URL;
  return {
    title: `${inLocale(title, locale)}, ${inLocale(material, locale).toLocaleLowerCase(locale)}`,
    description: inLocale(description, locale),
    alternates: alternates((each) => addresses(each).product(handle), locale, base),
    openGraph: { type: "website", siteName: "Bottega Lume", title: inLocale(title, locale), description: inLocale(description, locale), locale: locale === "it" ? "it_IT" : "en_GB", ...(picture && { images: [{ url: pictureAddress({ ...picture, name: picture.stem }, 800, base), alt: inLocale(picture.alt, locale) }] }) },
  };
}

/** A product: complete before anybody asks, the same for everybody, made anew when a fact makes it stale. */
export default async function Page({ params }: Props) {
  const { locale, handle } = await params;
  if (locale === PLACEHOLDER || !isLocale(locale)) return null;
  const [found, departments, stores] = await Promise.all([cachedProduct(handle), cachedDepartments(), cachedStores()]);
  if (!found) notFound();
  const { refusals, codeProblems } = textsOf(locale, "cart") as CartWords;
  const texts = textsOf(locale, "product") as ProductTexts & { readonly buy: Omit<BuyWords, "refusals"> };
  return (
    <ProductPage
      {...found}
      departments={departments}
      stores={stores}
      locale={locale}
      texts={{ ...texts, buy: { ...texts.buy, refusals: { refusals, codeProblems } } }}
      t={words(locale, "product")}
      list={words(locale, "list")}
      base={config().UNICO_BASE_URL}
      add={addToCart}
      addPlainly={addPlainly}
    />
  );
}
