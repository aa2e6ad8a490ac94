import "@/app/shop.css";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { ConsentBar } from "@/components/frame/consent-bar";
import { ConsentDialog } from "@/components/frame/consent-dialog";
import { DemoBanner } from "@/components/frame/demo-banner";
import { Document } from "@/components/frame/document";
import { sayCompany } from "@/components/frame/say-company";
import { siteMetadata, siteViewport } from "@/components/frame/site-metadata";
import { SlimFooter } from "@/components/frame/slim-footer";
import { SlimHeader } from "@/components/frame/slim-header";
import type { FrameWords } from "@/components/frame/words";
import { addresses, footerPlaces } from "@/components/shop/addresses";
import { SkipLink } from "@/components/ui/hidden";
import { cachedCompany } from "@/lib/cached/company";
import { config } from "@/lib/core/config";
import { isLocale } from "@/lib/core/who";
import { textsOf } from "@/lib/request/wording";
import { PLACEHOLDER } from "../../(shop)/[locale]/placeholder";

type Props = { readonly children: ReactNode; readonly params: Promise<{ locale: string }> };

/** Nothing here is the same for two people: every page is rendered when it is asked for, under the strict policy. */
export const instant = false;
export const viewport: Viewport = siteViewport;
export const generateStaticParams = () => [{ locale: PLACEHOLDER }]; // a build knows no configuration

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const { shop } = await cachedCompany();
  return { ...siteMetadata(shop), metadataBase: new URL(config().UNICO_BASE_URL), title: { template: `%s · ${shop}`, default: shop }, robots: { index: false } };
}

/** Around paying, orders and the account: a slim frame from which nothing leads away by accident. */
export default async function PersonalLayout({ children, params }: Props) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const texts = textsOf(locale, "frame") as FrameWords;
  const at = addresses(locale);
  const company = await cachedCompany();
  return (
    <Document locale={locale} nonce={nonce}>
      <SkipLink>{texts.skip}</SkipLink>
      {config().STRIPE_API_BASE ? <DemoBanner>{texts.demo}</DemoBanner> : null}
      <SlimHeader shop={company.shop} words={texts.header} to={{ home: at.home, cart: at.cart, checkout: at.checkout, account: at.account }} />
      {children}
      <SlimFooter words={texts.footer} company={sayCompany(company, texts.footer)} to={footerPlaces(locale)} />
      <ConsentBar words={texts.consent} policy={at.info("cookies")} />
      <ConsentDialog words={texts.consent} />
    </Document>
  );
}
