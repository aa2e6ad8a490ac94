import "@/app/shop.css";
import type { Metadata, Viewport } from "next";
import { Document } from "@/components/frame/document";
import { SearchForm } from "@/components/frame/search-form";
import { siteMetadata, siteViewport } from "@/components/frame/site-metadata";
import { Wordmark } from "@/components/frame/wordmark";
import type { FrameWords } from "@/components/frame/words";
import { addresses } from "@/components/shop/addresses";
import { ButtonLink } from "@/components/ui/button-link";
import { LOCALES } from "@/lib/core/who";
import { textsOf, words } from "@/lib/request/wording";

export const metadata: Metadata = { icons: siteMetadata("").icons, title: "404", robots: { index: false } };
export const viewport: Viewport = siteViewport;

/**
 * What an address that leads nowhere shows: one finished page for all of them, in both languages, because it is made when
 * the shop is built and reads nothing. It costs no database, leaves nothing behind, and is never kept (no-store).
 */
export default function NotFound() {
  return (
    <Document locale="it">
      <header className="head">
        <div className="wrap">
          <span />
          <Wordmark href="/" label={`404, ${LOCALES.map((locale) => words(locale, "list")("home")).join(", ")}`} shop="404" />
          <span />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="wrap section grid gap-y-16 lg:grid-cols-2 lg:gap-x-6">
        {LOCALES.map((locale, i) => {
          const t = words(locale, "errors");
          const Heading = i === 0 ? "h1" : "h2";
          return (
            <section key={locale} lang={locale}>
              <Heading className="h1">{t("notFound")}</Heading>
              <p className="lead mt-3 max-w-[40ch]">{t("notFoundText")}</p>
              <p className="mt-6">
                <ButtonLink look={i === 0 ? "filled" : "outlined"} href={`/${locale}`}>
                  {t("notFoundGo")}
                </ButtonLink>
              </p>
              <div className="mt-8 max-w-[28rem]">
                <SearchForm words={(textsOf(locale, "frame") as FrameWords).search} action={addresses(locale).search} id={`search-${locale}`} />
              </div>
            </section>
          );
        })}
      </main>
    </Document>
  );
}
