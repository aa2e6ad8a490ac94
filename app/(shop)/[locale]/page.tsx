import type { Metadata } from "next";
import { alternates } from "@/components/shop/alternates";
import { HomePage } from "@/components/shop/home-page";
import { JsonLd } from "@/components/catalogue/structured-data";
import { cachedDepartments, cachedList } from "@/lib/cached/lists";
import { cachedStores } from "@/lib/cached/places";
import { config } from "@/lib/core/config";
import { isLocale } from "@/lib/core/who";
import { words } from "@/lib/request/wording";
import { PLACEHOLDER } from "./placeholder";

type Props = { readonly params: Promise<{ locale: string }> };

export const ensureStatic = "navigation";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { alternates: alternates((each) => `/${each}`, locale, config().UNICO_BASE_URL) } : {};
}

/** Home: finished before anybody asks, in each language. */
export default async function Page({ params }: Props) {
  const { locale } = await params;
  if (locale === PLACEHOLDER || !isLocale(locale)) return null;
  const [newest, table, departments, stores] = await Promise.all([cachedList(null, locale, "newest"), cachedList("ceramics", locale), cachedDepartments(), cachedStores()]);
  const base = config().UNICO_BASE_URL;
  return (
    <>
      <JsonLd
        data={{
          "@context": "https://schema.org",
          "@graph": [
            { "@type": "Organization", "@id": `${base}/#shop`, name: "Bottega Lume", url: base, logo: `${base}/icon-512.png` },
            { "@type": "WebSite", url: `${base}/${locale}`, name: "Bottega Lume", inLanguage: locale, publisher: { "@id": `${base}/#shop` }, potentialAction: { "@type": "SearchAction", target: `${base}/${locale}/search?q={words}`, "query-input": "required name=words" } },
          ],
        }}
      />
      <HomePage newest={newest.cards} table={table.cards} departments={departments.filter((each) => each.parent === null)} stores={stores} locale={locale} t={words(locale, "home")} list={words(locale, "list")} />
    </>
  );
}
