import Link from "next/link";
import { addresses } from "@/components/shop/addresses";
import { Disclosure } from "@/components/ui/disclosure";
import type { Product } from "@/lib/catalogue/types";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { promiseFor } from "@/lib/rights/policy/rules";
import type { Say } from "./card";
import { ChosenSize } from "./chosen-size";
import { Guarantee } from "./guarantee";

type DetailsProps = { readonly product: Product; readonly locale: Locale; readonly t: Say; readonly delivery: { readonly charge: string; readonly freeFrom: string } };

/** What there is to know: material and care, delivery and returns, the legal guarantee, who made it and what to watch out for. */
export function Details({ product, locale, t, delivery }: DetailsProps) {
  const at = addresses(locale);
  const country = new Intl.DisplayNames([locale], { type: "region" }).of(product.countryOfOrigin) ?? product.countryOfOrigin;
  const { maker } = product;
  const { never, windowDays } = promiseFor(product);
  return (
    <>
      <Disclosure title={t("material.title")} open>
        <div className="small grid gap-x-6 gap-y-5 lg:grid-cols-2">
          <dl className="facts">
            <dt>{t("material.material")}</dt>
            <dd>{inLocale(product.material, locale)}</dd>
            <ChosenSize words={{ size: t("material.size"), weight: t("material.weight") }} />
            <dt>{t("material.origin")}</dt>
            <dd>{country}</dd>
          </dl>
          <p className="max-w-[44ch]">{inLocale(product.care, locale)}</p>
        </div>
      </Disclosure>
      <Disclosure title={t("returns.title")} open>
        <div className="small max-w-[62ch] space-y-2">
          <p>{t("returns.delivery", delivery)}</p>
          {never || windowDays === 0 ? null : <p>{t("returns.days", { days: windowDays })}</p>}
          {never && never !== product.withdrawalExclusion ? <p>{inLocale(never, locale)}</p> : null}
          <p>{product.withdrawalExclusion ? t("returns.excluded", { reason: inLocale(product.withdrawalExclusion, locale) }) : t("returns.withdrawal")}</p>
          <p>
            <Link className="link" href={at.info("returns")}>
              {t("returns.more")}
            </Link>
          </p>
        </div>
      </Disclosure>
      <Disclosure title={t("guarantee.title")}>
        <Guarantee t={t} more={at.info("guarantee")} locale={locale} />
      </Disclosure>
      <Disclosure title={t("maker.title")} last>
        <div className="small grid gap-x-6 gap-y-5 lg:grid-cols-2">
          <dl className="facts">
            <dt>{t("maker.maker")}</dt>
            <dd>
              {maker.name}
              <br />
              {maker.postalAddress}
              <br />
              {maker.electronicAddress.includes("@") ? <a className="link" href={`mailto:${maker.electronicAddress}`}>{maker.electronicAddress}</a> : <span>{maker.electronicAddress}</span>}
            </dd>
            {maker.euResponsible ? (
              <>
                <dt>{t("maker.responsible")}</dt>
                <dd>{maker.euResponsible}</dd>
              </>
            ) : null}
          </dl>
          <div>
            <p className="t mb-1">{t("maker.warnings")}</p>
            <p className="max-w-[44ch]">{product.warnings ? inLocale(product.warnings, locale) : t("maker.noWarnings")}</p>
          </div>
        </div>
      </Disclosure>
    </>
  );
}
