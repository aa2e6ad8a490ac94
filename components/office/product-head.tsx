import Link from "next/link";
import { StateWord } from "@/components/office/state-word";
import { addresses } from "@/components/shop/addresses";
import type { WholeProduct } from "@/lib/catalogue/types";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import type { Wording } from "@/lib/core/wording";

export const PRODUCT_PAGES = ["texts", "pictures", "variants"] as const;
type Props = { readonly product: Pick<WholeProduct, "title" | "status" | "handle">; readonly page: (typeof PRODUCT_PAGES)[number]; readonly locale: Locale; readonly t: Wording };

/** Above every page of a product: its name and state, where it is seen, and its other pages. */
export function ProductHead({ product: { title, status, handle }, page, locale, t }: Props) {
  return (
    <>
      <div className="page-bar">
        <h1 className="h2">{inLocale(title, locale)}</h1>
        <span className="flex flex-wrap items-center gap-x-4 gap-y-1 small">
          <StateWord tone={status === "active" ? "good" : status === "draft" ? "warn" : "quiet"}>{t(`values.state.${status}`)}</StateWord>
          {status === "active" ? <a className="link" href={addresses(locale).product(handle)}>{t("detail.web")}</a> : null}
          <a className="link" href={`/admin/products/${handle}/preview`}>{t("preview.link")}</a>
          <Link className="link" href={`/admin/products?open=${handle}`} prefetch={false}>{t("detail.list")}</Link>
        </span>
      </div>
      <nav className="page-tabs" aria-label={t("pages.label")}>
        {PRODUCT_PAGES.map((each) => (
          <Link key={each} href={`/admin/products/${handle}${each === "texts" ? "" : `/${each}`}`} prefetch={false} aria-current={each === page ? "page" : undefined}>
            {t(`pages.${each}`)}
          </Link>
        ))}
      </nav>
    </>
  );
}
