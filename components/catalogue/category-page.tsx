import { addresses } from "@/components/shop/addresses";
import { writeListQuery } from "@/lib/catalogue/rules";
import type { Category, ListQuery, ProductList } from "@/lib/catalogue/types";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import type { Place } from "@/lib/locations/types";
import { BusyList } from "./busy-list";
import type { Say } from "./card";
import { CategoryHead } from "./category-head";
import { ListView } from "./list-view";
import { breadcrumbData, JsonLd } from "./structured-data";

type CategoryPageProps = {
  readonly category: Category;
  readonly departments: readonly Category[];
  readonly query: ListQuery;
  /** Null: it did not come in time. */
  readonly list: ProductList | null;
  readonly stores: readonly Place[];
  readonly locale: Locale;
  readonly t: Say;
  readonly base: string;
  readonly live: boolean;
};

/** A department: the finished first page, or the same list as somebody filtered it. */
export function CategoryPage({ category, departments, query, list, stores, locale, t, base, live }: CategoryPageProps) {
  const at = addresses(locale);
  const title = inLocale(category.name, locale);
  const above = departments.find((each) => each.handle === category.parent);
  const crumbs = [{ label: t("home"), href: at.home }, ...(above ? [{ label: inLocale(above.name, locale), href: at.category(above.handle) }] : []), { label: title, href: at.category(category.handle) }];
  const near = (list?.facets.categories ?? []).filter((each) => departments.some((d) => d.handle === each.key && (d.parent === category.handle || (category.parent !== null && d.parent === category.parent))));
  return (
    <main id="main" tabIndex={-1} className="wrap">
      <JsonLd data={breadcrumbData(crumbs, base)} />
      <CategoryHead title={title} crumbs={crumbs} crumbsLabel={t("crumbs")} />
      {list ? (
        <ListView
          query={query}
          list={list}
          stores={stores}
          locale={locale}
          t={t}
          live={live}
          whole={at.category(category.handle)}
          filtered={at.filtered(category.handle)}
          departments={near.map(({ key, name, count }) => ({ key, label: inLocale(name, locale), href: at.category(key), count, here: key === category.handle }))}
        />
      ) : (
        <BusyList again={`${at.filtered(category.handle)}?${writeListQuery({ ...query, category: null })}`} t={t} />
      )}
    </main>
  );
}
