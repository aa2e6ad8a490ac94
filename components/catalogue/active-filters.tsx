import Link from "next/link";
import { Chip, Chips } from "@/components/ui/chip";
import type { ListQuery, ProductList } from "@/lib/catalogue/types";
import { type Minor, sayMoney } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import type { Place } from "@/lib/locations/types";
import type { Say } from "./card";

export type ActiveFilter = { readonly key: string; readonly label: string; readonly removal: string; readonly href: string };

/** What is chosen in a list, each with the address of the list without it. */
export function filtersOn(query: ListQuery, list: ProductList, stores: readonly Place[], locale: Locale, t: Say, addressOf: (query: ListQuery) => string): ActiveFilter[] {
  const money = (amount: Minor) => sayMoney(amount, list.currency, locale);
  const one = (key: string, label: string, without: Partial<ListQuery>): ActiveFilter => ({ key, label, removal: t("removeFilter", { name: label }), href: addressOf({ ...query, ...without, after: null }) });
  const families = (key: "colours" | "materials") =>
    query[key].map((value) => {
      const facet = list.facets[key].find((each) => each.key === value);
      return one(`${key}-${value}`, facet ? inLocale(facet.name, locale) : value, { [key]: query[key].filter((each) => each !== value) });
    });
  const { priceFrom: from, priceTo: to } = query;
  const price = from !== null && to !== null ? t("chips.priceBetween", { from: money(from), to: money(to) }) : from !== null ? t("chips.priceFrom", { price: money(from) }) : to !== null ? t("chips.priceTo", { price: money(to) }) : null;
  const store = stores.find((each) => each.handle === query.store);
  const department = query.category ? list.facets.categories.find((each) => each.key === query.category) : undefined;
  return [
    ...(store ? [one("store", t("chips.store", { place: store.name }), { store: null })] : []),
    ...(query.inStock ? [one("in-stock", t("chips.inStock"), { inStock: false })] : []),
    ...(department ? [one("category", inLocale(department.name, locale), { category: null })] : []),
    ...families("colours"),
    ...families("materials"),
    ...(price ? [one("price", price, { priceFrom: null, priceTo: null })] : []),
  ];
}

type ActiveFiltersProps = { readonly filters: readonly ActiveFilter[]; readonly label: string; readonly clear: { readonly label: string; readonly href: string } };

/** What is on, as chips that can be taken off. */
export function ActiveFilters({ filters, label, clear }: ActiveFiltersProps) {
  if (filters.length === 0) return null;
  return (
    <div className="pb-6 lg:pb-8">
      <Chips label={label}>
        {filters.map((filter) => (
          <Chip key={filter.key} href={filter.href} removal={filter.removal}>
            {filter.label}
          </Chip>
        ))}
        <Link className="ui link flex items-center px-2" href={clear.href} scroll={false}>
          {clear.label}
        </Link>
      </Chips>
    </div>
  );
}
