import { addresses } from "@/components/shop/addresses";
import { EmptyPage } from "@/components/shop/empty-page";
import { ButtonLink } from "@/components/ui/button-link";
import type { Locale } from "@/lib/core/who";
import type { Say } from "./say-order";

/** The same page for orders that don't exist and for those of somebody else. */
export function NoOrder({ number, locale, t }: { readonly number: string; readonly locale: Locale; readonly t: Say }) {
  const at = addresses(locale);
  return (
    <EmptyPage title={t("notFound.title")} reason={t("notFound.text")}>
      <ButtonLink href={at.signIn(at.order(number))}>{t("notFound.signIn")}</ButtonLink>
      <ButtonLink look="outlined" href={at.info("contact")}>
        {t("notFound.help")}
      </ButtonLink>
    </EmptyPage>
  );
}
