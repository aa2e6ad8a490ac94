import type { Metadata } from "next";
import { CategoryHead } from "@/components/catalogue/category-head";
import { ScanHere } from "@/components/scanner/scan-here";
import type { ScanHereWords, ScannerWords } from "@/components/scanner/words";
import { addresses } from "@/components/shop/addresses";
import { isLocale } from "@/lib/core/who";
import { words } from "@/lib/request/wording";
import { PLACEHOLDER } from "../placeholder";

type Props = { readonly params: Promise<{ locale: string }> };

export const ensureStatic = "navigation";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = words(locale, "scanner");
  return { title: t("shopper.title"), description: t("shopper.description"), robots: { index: false, follow: true } };
}

/** The scanner for who stands in front of a shelf. The same for everybody: what was read is judged in the browser, and opened by its own address. */
export default async function Page({ params }: Props) {
  const { locale } = await params;
  if (locale === PLACEHOLDER || !isLocale(locale)) return null;
  const t = words(locale, "scanner");
  const at = addresses(locale);
  return (
    <main id="main" tabIndex={-1} className="wrap">
      <CategoryHead title={t("shopper.title")} lead={t("shopper.lead")} crumbs={[{ label: words(locale, "list")("home"), href: at.home }, { label: t("shopper.title"), href: at.scan }]} crumbsLabel={words(locale, "list")("crumbs")} />
      <div className="max-w-[640px] pb-16">
        <ScanHere words={t.raw("shopper.here") as unknown as ScanHereWords} camera={t.raw("camera") as unknown as ScannerWords} locale={locale} search={at.search} />
      </div>
    </main>
  );
}
