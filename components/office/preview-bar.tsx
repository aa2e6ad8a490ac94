import { addresses } from "@/components/shop/addresses";
import type { WrittenProduct } from "@/lib/catalogue/types";
import { type Locale, LOCALES } from "@/lib/core/who";
import type { Wording } from "@/lib/core/wording";

type Props = {
  readonly product: Pick<WrittenProduct, "handle" | "status" | "unpriced" | "variants">;
  readonly locale: Locale;
  /** The colleague's own language, which the bar speaks. */
  readonly office: Locale;
  readonly missing: readonly string[];
  readonly mayEdit: boolean;
  readonly t: Wording;
};

/** Above a preview: that it is one, what it still lacks, in which language it is looked at, and the way back. */
export function PreviewBar({ product: { handle, status, unpriced, variants }, locale, office, missing, mayEdit, t }: Props) {
  const lacks = [...missing.map((key) => t(`missing.${key}`)), ...(unpriced.length > 0 ? [t("preview.prices", { skus: unpriced.slice(0, 5).join(", ") })] : [])];
  return (
    <header className="preview-bar" lang={office}>
      <div className="wrap">
        <p><b>{t("preview.title")}</b>{` · ${t(`values.state.${status}`)}`}</p>
        <nav aria-label={t("preview.languages")}>
          {LOCALES.map((each) => <a key={each} href={`/admin/products/${handle}/preview/${each}`} lang={each} hrefLang={each} aria-current={each === locale ? "page" : undefined}>{t(`preview.in.${each}`)}</a>)}
        </nav>
        {variants.length > 0 ? (
          <nav aria-label={t("preview.parts")}>
            <a href="#main">{t("preview.web")}</a>
            <a href="#label">{t("preview.label")}</a>
            <a href="#till">{t("preview.till")}</a>
          </nav>
        ) : null}
        {lacks.length > 0 ? <p className="preview-lacks">{t("preview.lacks", { missing: lacks.join(", ") })}</p> : null}
        {status === "active" ? <a href={addresses(locale).product(handle)}>{t("detail.web")}</a> : null}
        <a className="link preview-back" href={mayEdit ? `/admin/products/${handle}` : `/admin/products?open=${handle}`}>{t("preview.back")}</a>
      </div>
    </header>
  );
}
