import { Disclosure } from "@/components/ui/disclosure";
import type { FacetValue, ListQuery, ProductList } from "@/lib/catalogue/types";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import Link from "next/link";
import type { Place } from "@/lib/locations/types";
import type { Say } from "./card";
import { FacetForm } from "./facet-form";
import { StoreFacet } from "./store-facet";

export type FacetsProps = {
  readonly query: ListQuery;
  readonly list: ProductList;
  readonly stores: readonly Place[];
  readonly locale: Locale;
  readonly t: Say;
  readonly action: string;
  /** Links to the departments that have something of the list. */
  readonly departments: readonly { readonly key: string; readonly label: string; readonly href: string; readonly count: number; readonly here: boolean; /** Part of the one above it. */ readonly within?: boolean }[];
  /** Asks for the answer at each change; else only at the button. */
  readonly atOnce: boolean;
};

/** The filters: a plain form whose address is the list, so it works before any script runs. */
export function Facets({ query, list: { facets }, stores, locale, t, action, departments, atOnce }: FacetsProps) {
  return (
    <FacetForm action={action} atOnce={atOnce} className="facets">
      {query.words ? <input type="hidden" name="q" value={query.words} /> : null}
      {query.sort === "featured" ? null : <input type="hidden" name="sort" value={query.sort} />}
      {query.category ? <input type="hidden" name="category" value={query.category} /> : null}
      <div className="border-t border-line py-5">
        <StoreFacet chosen={query.store} stores={stores.map(({ handle, name, city }) => ({ handle, label: `${name}, ${city}` }))} words={{ store: t("facets.store"), mine: t("facets.myStore"), anywhere: t("facets.anywhere") }} />
        <label className="facet mt-4">
          <input className="check" type="checkbox" name="in-stock" value="1" defaultChecked={query.inStock} />
          <span>{t("facets.inStock")}</span>
          <span className="cap num">{facets.inStock}</span>
        </label>
      </div>
      {departments.length > 0 ? (
        <Disclosure title={t("facets.departments")} open>
          <ul>
            {departments.map(({ key, label, href, count, here, within }) => (
              <li key={key}>
                <Link className={`facet quiet${within ? " pl-4" : ""}`} href={href} aria-current={here ? "page" : undefined}>
                  <span className={here ? "t" : ""}>{label}</span>
                  <span className="cap num">{count}</span>
                </Link>
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
      <Ticks title={t("facets.colours")} name="colour" values={facets.colours} chosen={query.colours} locale={locale} />
      <Ticks title={t("facets.materials")} name="material" values={facets.materials} chosen={query.materials} locale={locale} />
      <Disclosure title={t("facets.price")} open={query.priceFrom !== null || query.priceTo !== null} last>
        <div className="grid grid-cols-2 gap-3">
          {(["from", "to"] as const).map((side) => {
            const amount = side === "from" ? query.priceFrom : query.priceTo;
            const edge = facets.price?.[side];
            return (
              <label key={side} className="cap">
                {t(side === "from" ? "facets.priceFrom" : "facets.priceTo")}
                <input className="input num mt-1" name={side} inputMode="decimal" autoComplete="off" maxLength={10} defaultValue={amount === null ? "" : String(amount / 100)} placeholder={edge === undefined ? "" : String(Math.round(edge / 100))} />
              </label>
            );
          })}
        </div>
        {atOnce ? <button className="btn btn-2 btn-sm mt-3 w-full">{t("apply")}</button> : null}
      </Disclosure>
      <button className={atOnce ? "btn btn-2 btn-sm without-script mt-4 w-full" : "btn btn-1 mt-5 w-full"}>{t("apply")}</button>
    </FacetForm>
  );
}

type TicksProps = { readonly title: string; readonly name: string; readonly values: readonly FacetValue[]; readonly chosen: readonly string[]; readonly locale: Locale };

function Ticks({ title, name, values, chosen, locale }: TicksProps) {
  if (values.length === 0) return null;
  return (
    <Disclosure title={title} open>
      <ul>
        {values.map(({ key, name: words, count, swatch }) => (
          <li key={key}>
            <label className="facet">
              <input className="check" type="checkbox" name={name} value={key} defaultChecked={chosen.includes(key)} disabled={count === 0 && !chosen.includes(key)} />
              {swatch ? <i className="dot h-3.5! w-3.5!" style={{ "--c": swatch } as object} /> : null}
              <span>{inLocale(words, locale)}</span>
              <span className="cap num">{count}</span>
            </label>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
