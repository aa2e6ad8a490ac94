import { ButtonLink } from "@/components/ui/button-link";
import { Dialog, opens } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterIcon } from "@/components/ui/icons";
import { Notice } from "@/components/ui/notice";
import { Pagination } from "@/components/ui/pagination";
import { writeListQuery } from "@/lib/catalogue/rules";
import { type ListQuery, type ProductList, SORTS } from "@/lib/catalogue/types";
import type { Locale } from "@/lib/core/who";
import type { Place } from "@/lib/locations/types";
import { Card, type Say } from "./card";
import { ActiveFilters, filtersOn } from "./active-filters";
import { Facets, type FacetsProps } from "./facets";
import { NothingAtAll, type Instead } from "./nothing-at-all";
import { SortChoice } from "./sort-choice";

type ListViewProps = {
  readonly query: ListQuery;
  readonly list: ProductList;
  readonly stores: readonly Place[];
  readonly locale: Locale;
  readonly t: Say;
  readonly departments: FacetsProps["departments"];
  /** Where the list with nothing chosen is, and where the same list with something chosen is. */
  readonly whole: string;
  readonly filtered: string;
  /** Where to go when nothing was found: the departments. */
  readonly instead?: Instead;
  /** The list was made for this request, so it may speak of stock. */
  readonly live: boolean;
};

/** A list with its filters: beside it on a desktop, in a sheet on a phone. */
export function ListView({ query, list, stores, locale, t, departments, whole, filtered, live, instead = [] }: ListViewProps) {
  const addressOf = (next: ListQuery) => {
    const text = writeListQuery(next);
    return text ? `${filtered}?${text}` : whole;
  };
  const bare = (next: ListQuery): ListQuery => (filtered === whole ? next : { ...next, category: null });
  const here = bare(query);
  const on = filtersOn(here, list, stores, locale, t, addressOf);
  const facets = { query: here, list, stores, locale, t, action: filtered, departments };
  const formKey = writeListQuery(here);
  const sheet = `filters${whole}?${formKey}${live ? "" : "#"}`; // pages that were left stay in the document for a while, so no id may be the same twice
  if (list.cards.length === 0 && on.length === 0 && query.after === null) return <NothingAtAll words={query.words} instead={instead} locale={locale} t={t} />;
  return (
    <div className="grid-12">
      <aside className="col-span-3 hidden pr-6 lg:block" aria-label={t("filters")}>
        <Facets key={formKey} {...facets} atOnce />
      </aside>
      <section className="col-span-4 lg:col-span-9" aria-labelledby="products">
        <h2 id="products" className="sr-only">
          {t("products")}
        </h2>
        {list.meant ? (
          <Notice tone="plain" className="mb-5">
            {t("meant", { words: query.words, meant: list.meant })}
          </Notice>
        ) : null}
        <div className="flex items-center justify-between gap-4 border-line pb-4 lg:border-t lg:pt-2.5">
          <p className="t num" role="status">
            {t("count", { count: list.total })}
          </p>
          <div className="flex items-center gap-2">
            <SortChoice label={t("sort")} value={query.sort} options={SORTS.map((sort) => ({ value: sort, label: t(query.words && sort === "featured" ? "sorts.relevant" : `sorts.${sort}`), href: addressOf({ ...here, sort, after: null }) }))} />
          </div>
        </div>
        <ActiveFilters filters={on} label={t("active")} clear={{ label: t("clear"), href: query.words ? `${whole}?${writeListQuery({ ...CLEARED, words: query.words })}` : whole }} />
        {list.cards.length === 0 ? (
          <EmptyState title={query.words ? t("emptySearch", { words: query.words }) : t("empty")} reason={query.words ? t("emptySearchText") : t("emptyText")}>
            <ButtonLink look="outlined" href={query.words && on.length > 0 ? `${whole}?${writeListQuery({ ...CLEARED, words: query.words })}` : whole}>
              {on.length > 0 ? t("clear") : t("emptyGo")}
            </ButtonLink>
          </EmptyState>
        ) : (
          <ul className="grid grid-cols-2 gap-x-[var(--gutter)] gap-y-10 lg:grid-cols-3 lg:gap-y-16">
            {list.cards.map((card, i) => (
              <li key={card.id}>
                <Card card={card} locale={locale} t={t} sizes="(width >= 90rem) 320px, (width >= 64rem) 24vw, 46vw" priority={i < 2} live={live} />
              </li>
            ))}
          </ul>
        )}
        <Pagination
          words={{ label: t("pages.label"), previous: t("pages.previous"), next: t("pages.next") }}
          previous={query.after ? addressOf({ ...here, after: null }) : undefined}
          next={list.next ? addressOf({ ...here, after: list.next }) : undefined}
        />
      </section>
      <div className="bar no-print col-span-4 -mx-[var(--margin)] mt-10 lg:hidden">
        <button type="button" className="btn btn-1 w-full" {...opens(sheet)}>
          <FilterIcon small />
          {on.length > 0 ? t("filterCount", { count: on.length }) : t("filter")}
        </button>
      </div>
      <Dialog id={sheet} from="below" title={t("filters")} titleClass="h3" closeWord={t("closeFilters")}>
        <Facets key={formKey} {...facets} atOnce={false} />
      </Dialog>
    </div>
  );
}

const CLEARED: ListQuery = { category: null, words: "", colours: [], materials: [], priceFrom: null, priceTo: null, inStock: false, store: null, sort: "featured", after: null };
