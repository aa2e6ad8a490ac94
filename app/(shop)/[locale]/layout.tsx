import "@/app/shop.css";
import type { Metadata, Viewport } from "next";
import { notFound } from "next/navigation";
import { Suspense, type ReactNode } from "react";
import { BagButton } from "@/components/cart/bag-button";
import { ConsentBar } from "@/components/frame/consent-bar";
import { ConsentDialog } from "@/components/frame/consent-dialog";
import { DemoBanner } from "@/components/frame/demo-banner";
import { Document } from "@/components/frame/document";
import { ShopFooter } from "@/components/frame/footer";
import { ShopHeader } from "@/components/frame/header";
import { sayCompany } from "@/components/frame/say-company";
import { siteMetadata, siteViewport } from "@/components/frame/site-metadata";
import type { FrameWords } from "@/components/frame/words";
import { addresses, footerPlaces, headerPlaces } from "@/components/shop/addresses";
import { LanguageLinks } from "@/components/shop/language-links";
import { MyStore } from "@/components/shop/my-store";
import { SearchAnywhere } from "@/components/shop/search-anywhere";
import { SkipLink } from "@/components/ui/hidden";
import { cachedCompany } from "@/lib/cached/company";
import { cachedDepartments, cachedRanges } from "@/lib/cached/lists";
import { cachedStores } from "@/lib/cached/places";
import { config } from "@/lib/core/config";
import type { Counted } from "@/lib/core/fill";
import { isLocale, LOCALES, type Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { textsOf, words } from "@/lib/request/wording";
import * as actions from "./cart/actions";
import { PLACEHOLDER } from "./placeholder";

type Props = { readonly children: ReactNode; readonly params: Promise<{ locale: string }> };

export const generateStaticParams = () => [{ locale: PLACEHOLDER }];
export const viewport: Viewport = siteViewport;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = words(locale, "home");
  const { shop, headline, about, demo } = await cachedCompany();
  return { ...siteMetadata(shop), metadataBase: new URL(config().UNICO_BASE_URL), title: { default: t("titleWithName", { shop, headline: inLocale(headline, locale) }), template: `%s · ${shop}` }, description: demo ? t("description") : inLocale(about, locale) };
}

/** The shop around every page: the same for everybody, so that pages can be finished before anybody asks. */
export default async function ShopLayout({ children, params }: Props) {
  const { locale } = await params;
  if (locale === PLACEHOLDER) return <Document locale="it">{children}</Document>;
  if (!isLocale(locale)) notFound();
  const texts = textsOf(locale, "frame") as FrameWords;
  const [company, departments, ranges, stores] = await Promise.all([cachedCompany(), cachedDepartments(), cachedRanges(), cachedStores()]);
  const at = addresses(locale);
  const cart = textsOf(locale, "cart") as { readonly title: string; readonly count: Counted };
  const list = textsOf(locale, "list") as { readonly suggest: Parameters<typeof SearchAnywhere>[0]["words"] };
  const store = <MyStore stores={at.stores} choose={texts.header.chooseStore} />;
  return (
    <Document locale={locale}>
      <SkipLink>{texts.skip}</SkipLink>
      {isDemo() ? <DemoBanner>{texts.demo}</DemoBanner> : null}
      <ShopHeader
        words={texts}
        shop={company.shop}
        categories={departments.filter((each) => each.parent === null).map(({ handle, name }) => ({ label: inLocale(name, locale), href: at.category(handle) }))}
        to={headerPlaces(locale)}
        store={store}
        menuStore={store}
        bag={<BagButton href={at.cart} label={texts.header.bag} title={cart.title} items={cart.count} locale={locale} actions={{ ...actions }} />}
      />
      {children}
      <ShopFooter
        words={texts}
        shop={company.shop}
        about={inLocale(company.about, locale)}
        company={sayCompany(company, texts.footer)}
        locale={locale}
        languages={LOCALES.map((code) => ({ code, name: LANGUAGES[code], href: `/${code}` }))}
        to={footerPlaces(locale)}
        ranges={ranges.slice(0, MOST_RANGES).map(({ handle, name }) => ({ label: inLocale(name, locale), href: at.range(handle) }))}
        stores={stores.map(({ city, name, handle }) => ({ label: `${city}, ${name}`, href: at.store(handle) }))}
      />
      <Suspense>
        <LanguageLinks />
        <SearchAnywhere action={at.search} words={list.suggest} form={texts.search} locale={locale} />
      </Suspense>
      <ConsentBar words={texts.consent} policy={at.info("cookies")} />
      <ConsentDialog words={texts.consent} />
    </Document>
  );
}

/** Whether no real money moves. */
const isDemo = (): boolean => !config().STRIPE_SECRET_KEY?.includes("_live_");
/** Collections named in the foot of every page. */
const MOST_RANGES = 8;
const LANGUAGES: Readonly<Record<Locale, string>> = { it: "Italiano", en: "English" };
