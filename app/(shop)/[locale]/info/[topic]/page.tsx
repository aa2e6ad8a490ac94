import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Guarantee } from "@/components/catalogue/guarantee";
import { LegalPage } from "@/components/legal/legal-page";
import type { About } from "@/components/legal/text";
import { textOf } from "@/components/legal/texts";
import { addresses } from "@/components/shop/addresses";
import { alternates } from "@/components/shop/alternates";
import { cachedCompany } from "@/lib/cached/company";
import { cachedParcelPlace, cachedStores } from "@/lib/cached/places";
import { companyAddress } from "@/lib/company/rules";
import { config } from "@/lib/core/config";
import { isTopic } from "@/lib/core/topics";
import { isLocale, type Locale } from "@/lib/core/who";
import { words } from "@/lib/request/wording";
import { PLACEHOLDER } from "../../placeholder";

type Props = { readonly params: Promise<{ locale: string; topic: string }> };

export const ensureStatic = "navigation";
export const generateStaticParams = () => [{ locale: PLACEHOLDER, topic: PLACEHOLDER }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, topic } = await params;
  if (!isLocale(locale) || !isTopic(topic)) return {};
  const { title, lead } = textOf(topic, locale, await aboutUs(locale));
  return { title, description: lead, alternates: alternates((each) => addresses(each).info(topic), locale, config().UNICO_BASE_URL) };
}

async function aboutUs(locale: Locale): Promise<About> {
  const [company, stores, warehouse] = await Promise.all([cachedCompany(), cachedStores(), cachedParcelPlace()]);
  const cities = new Intl.ListFormat(locale).format([...new Set(stores.map(({ city }) => city))]);
  return { company, cities, parcelsTo: [company.shop, ...(warehouse ? [warehouse.name, companyAddress(warehouse)] : [companyAddress(company)])].join(", ") };
}

/** Law and help, the same for everybody: drafts, marked as such. */
export default async function Page({ params }: Props) {
  const { locale, topic } = await params;
  if (locale === PLACEHOLDER || !isLocale(locale)) return null;
  if (!isTopic(topic)) notFound();
  const text = textOf(topic, locale, await aboutUs(locale));
  const notice = topic === "guarantee" ? <Guarantee t={words(locale, "product")} more={`#${text.clauses[0]?.id}`} locale={locale} /> : undefined;
  return <LegalPage text={text} topic={topic} locale={locale} home={words(locale, "list")("home")} t={words(locale, "legal")} first={notice} />;
}
