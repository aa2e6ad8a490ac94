import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { LOCALES } from "@/lib/core/who";
import { words } from "@/lib/request/wording";

/** Something that was there a moment ago: said in both languages, because this part of a page does not know its own. */
export default function NotFound() {
  return (
    <main id="main" tabIndex={-1} className="wrap section grid gap-y-10 lg:grid-cols-2">
      {LOCALES.map((locale) => {
        const t = words(locale, "errors");
        return (
          <div key={locale} lang={locale}>
            <EmptyState heading={locale === "it" ? "h1" : "h2"} title={t("notFound")} reason={t("notFoundText")} className="">
              <ButtonLink look={locale === "it" ? "filled" : "outlined"} href={`/${locale}`}>
                {t("notFoundGo")}
              </ButtonLink>
            </EmptyState>
          </div>
        );
      })}
    </main>
  );
}
