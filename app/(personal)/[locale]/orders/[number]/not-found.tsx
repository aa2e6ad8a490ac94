import { headers } from "next/headers";
import { addresses } from "@/components/shop/addresses";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { localeOfAddress, PATH_HEADER } from "@/lib/request/locale";
import { words } from "@/lib/request/wording";

/** The same page for orders that don't exist and for those of somebody else. */
export default async function NoOrder() {
  const path = (await headers()).get(PATH_HEADER);
  const locale = localeOfAddress(path) ?? "it";
  const t = words(locale, "order");
  const at = addresses(locale);
  return (
    <main id="main" tabIndex={-1} className="wrap">
      <EmptyState heading="h1" title={t("notFound.title")} reason={t("notFound.text")}>
        <ButtonLink href={at.signIn(path ?? at.orders)}>{t("notFound.signIn")}</ButtonLink>
        <ButtonLink look="outlined" href={at.info("contact")}>
          {t("notFound.help")}
        </ButtonLink>
      </EmptyState>
    </main>
  );
}
