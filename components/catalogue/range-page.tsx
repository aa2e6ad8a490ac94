import { addresses } from "@/components/shop/addresses";
import type { Range } from "@/lib/catalogue/ranges/types";
import { writeListQuery } from "@/lib/catalogue/rules";
import type { ListQuery, ProductList } from "@/lib/catalogue/types";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import type { Place } from "@/lib/locations/types";
import { BusyList } from "./busy-list";
import type { Say } from "./card";
import { CategoryHead } from "./category-head";
import { ListView } from "./list-view";
import { breadcrumbData, JsonLd } from "./structured-data";

type RangePageProps = {
  readonly range: Pick<Range, "handle" | "name" | "lead">;
  readonly query: ListQuery;
  /** Null: it did not come in time. */
  readonly list: ProductList | null;
  readonly stores: readonly Place[];
  readonly locale: Locale;
  readonly t: Say;
  readonly base: string;
  readonly live: boolean;
};

/** A collection: the finished first page, or the same list as somebody filtered it. */
export function RangePage({ range: { handle, name, lead }, query, list, stores, locale, t, base, live }: RangePageProps) {
  const at = addresses(locale);
  const title = inLocale(name, locale);
  const crumbs = [{ label: t("home"), href: at.home }, { label: title, href: at.range(handle) }];
  return (
    <main id="main" tabIndex={-1} className="wrap">
      <JsonLd data={breadcrumbData(crumbs, base)} />
      <CategoryHead title={title} lead={inLocale(lead, locale) || undefined} crumbs={crumbs} crumbsLabel={t("crumbs")} />
      {list ? (
        <ListView query={query} list={list} stores={stores} locale={locale} t={t} live={live} whole={at.range(handle)} filtered={at.rangeFiltered(handle)} departments={[]} />
      ) : (
        <BusyList again={`${at.rangeFiltered(handle)}?${writeListQuery(query)}`} t={t} />
      )}
    </main>
  );
}
