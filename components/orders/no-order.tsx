import { addresses } from "@/components/shop/addresses";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import type { Locale } from "@/lib/core/who";
import type { Say } from "./say-order";

/** The same page for orders that don't exist and for those of somebody else. */
export function NoOrder({ number, locale, t }: { readonly number: string; readonly locale: Locale; readonly t: Say }) {
  const at = addresses(locale);
  return (
    <main id="main" tabIndex={-1} className="wrap">
      <EmptyState heading="h1" title={t("notFound.title")} reason={t("notFound.text")}>
        <ButtonLink href={at.signIn(at.order(number))}>{t("notFound.signIn")}</ButtonLink>
        <ButtonLink look="outlined" href={at.info("contact")}>
          {t("notFound.help")}
        </ButtonLink>
      </EmptyState>
    </main>
  );
}
