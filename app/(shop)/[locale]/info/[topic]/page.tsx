import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Guarantee } from "@/components/catalogue/guarantee";
import { LegalPage } from "@/components/legal/legal-page";
import { TEXTS } from "@/components/legal/texts";
import { addresses } from "@/components/shop/addresses";
import { alternates } from "@/components/shop/alternates";
import { config } from "@/lib/core/config";
import { isTopic } from "@/lib/core/topics";
import { isLocale } from "@/lib/core/who";
import { words } from "@/lib/request/wording";
import { PLACEHOLDER } from "../../placeholder";

type Props = { readonly params: Promise<{ locale: string; topic: string }> };

export const ensureStatic = "navigation";
export const generateStaticParams = () => [{ locale: PLACEHOLDER, topic: PLACEHOLDER }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, topic } = await params;
  if (!isLocale(locale) || !isTopic(topic)) return {};
  const { title, lead } = TEXTS[topic][locale];
  return { title, description: lead, alternates: alternates((each) => addresses(each).info(topic), locale, config().UNICO_BASE_URL) };
}

/** Law and help, the same for everybody: drafts, marked as such. */
export default async function Page({ params }: Props) {
  const { locale, topic } = await params;
  if (locale === PLACEHOLDER || !isLocale(locale)) return null;
  if (!isTopic(topic)) notFound();
  const notice = topic === "guarantee" ? <Guarantee t={words(locale, "product")} more={`#${TEXTS.guarantee[locale].clauses[0]?.id}`} locale={locale} /> : undefined;
  return <LegalPage text={TEXTS[topic][locale]} topic={topic} locale={locale} home={words(locale, "list")("home")} t={words(locale, "legal")} first={notice} />;
}
