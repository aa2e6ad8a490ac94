import Link from "next/link";
import { addresses } from "@/components/shop/addresses";
import { sayFigure } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import type { Wording } from "@/lib/core/wording";
import type { Place } from "@/lib/locations/types";
import type { ProductDetail } from "@/lib/office/products";
import { SidePanel } from "./side-panel";
import { Thing } from "./thing";

type Props = { readonly detail: ProductDetail; readonly mayEdit: boolean; readonly places: readonly Place[]; readonly close: string; readonly locale: Locale; readonly names: Wording; readonly t: Wording };

/** A product beside the catalogue: who makes it, and each variant with what it costs and where it lies. */
export function ProductPanel({ detail, mayEdit, places, close, locale, names, t }: Props) {
  const title = inLocale(detail.title, locale);
  return (
    <SidePanel title={title} under={`${names(`values.state.${detail.status}`)} · ${detail.handle}`} close={close} closeWord={t("close")}>
      <p className="flex gap-4 small">
        {detail.status === "active" ? <a className="link" href={addresses(locale).product(detail.handle)}>{names("detail.web")}</a> : null}
        <a className="link" href={`/admin/products/${detail.handle}/preview`}>{names("preview.link")}</a>
        {mayEdit ? <Link className="link" href={`/admin/products/${detail.handle}`} prefetch={false}>{names("detail.edit")}</Link> : null}
        <Link className="link" href={`/admin/stock?q=${encodeURIComponent(title)}`} prefetch={false}>{names("detail.stock")}</Link>
      </p>
      <dl className="panel-facts">
        <dt>{names("detail.maker")}</dt>
        <dd>{detail.maker ?? "–"}</dd>
        <dt>{names("detail.vat")}</dt>
        <dd>{detail.vatRate === null ? "–" : `${detail.vatRate / 100} %`}</dd>
      </dl>
      <h3 className="h3">{names("detail.variants")}</h3>
      <ul className="rows">
        {detail.variants.map(({ id, sku, gtin, chosen, picture, amount, levels }) => {
          const there = levels.filter(({ onHand }) => onHand > 0);
          return (
            <li key={id} className="grid gap-1">
              <span className="flex items-center justify-between gap-3">
                <Thing picture={picture} name={chosen.map((value) => inLocale(value, locale)).join(", ") || title} />
                <span className="num small">{amount === null ? "–" : sayFigure(amount, "EUR", locale)}</span>
              </span>
              <span className="cap code">{[sku, gtin].filter(Boolean).join(" · ")}</span>
              <span className="cap">{there.length === 0 ? names("detail.none") : there.map(({ locationId, onHand }) => `${places.find(({ id: place }) => place === locationId)?.name ?? ""} ${onHand}`).join(" · ")}</span>
            </li>
          );
        })}
      </ul>
    </SidePanel>
  );
}
