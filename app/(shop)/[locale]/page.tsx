import type { Metadata } from "next";
import { alternates } from "@/components/shop/alternates";
import { HomePage } from "@/components/shop/home-page";
import { OwnHome } from "@/components/shop/own-home";
import { JsonLd } from "@/components/catalogue/structured-data";
import { cachedCompany } from "@/lib/cached/company";
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
  const [company, newest, table, departments, stores] = await Promise.all([cachedCompany(), cachedList(null, locale, "newest"), cachedList("ceramics", locale), cachedDepartments(), cachedStores()]);
  const tops = departments.filter((each) => each.parent === null);
  const base = config().UNICO_BASE_URL;
  return (
    <>
      <JsonLd
        data={{
          "@context": "https://schema.org",
          "@graph": [
            { "@type": "Organization", "@id": `${base}/#shop`, name: company.shop, url: base, logo: `${base}/icon-512.png` },
            { "@type": "WebSite", url: `${base}/${locale}`, name: company.shop, inLanguage: locale, publisher: { "@id": `${base}/#shop` }, potentialAction: { "@type": "SearchAction", target: `${base}/${locale}/search?q={words}`, "query-input": "required name=words" } },
          ],
        }}
      />
      {company.demo ? (
        <HomePage newest={newest.cards} table={table.cards} departments={tops} stores={stores} locale={locale} t={words(locale, "home")} list={words(locale, "list")} />
      ) : (
        <OwnHome company={company} newest={newest.cards} departments={tops} stores={stores} locale={locale} t={words(locale, "home")} list={words(locale, "list")} />
      )}
    </>
  );
}
