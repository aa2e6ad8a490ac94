import Link from "next/link";
import { Card, type Say } from "@/components/catalogue/card";
import { OpenNow } from "@/components/locations/open-now";
import { OnIcon } from "@/components/ui/icons";
import type { Category, ProductCard } from "@/lib/catalogue/types";
import type { Company } from "@/lib/company/types";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import type { Place } from "@/lib/locations/types";
import { addresses } from "./addresses";
import { How } from "./how";

type Props = {
  readonly company: Company;
  readonly newest: readonly ProductCard[];
  readonly departments: readonly Category[];
  readonly stores: readonly Place[];
  readonly locale: Locale;
  readonly t: Say;
  readonly list: Say;
};
const FOUR = "(width >= 90rem) 318px, (width >= 64rem) 23vw, 46vw";
const MOST = 8;

/** The window of a shop that has no pictures of its own: what it says of itself, what is new, its departments and stores. Before anything is on offer it says that it opens soon. */
export function OwnHome({ company, newest, departments, stores, locale, t, list }: Props) {
  const at = addresses(locale);
  const begun = newest.length > 0;
  return (
    <main id="main" tabIndex={-1}>
      <section className="wrap pt-8 lg:pt-20" aria-labelledby="headline">
        <div className="grid-12 items-end gap-y-5">
          <h1 id="headline" className="display col-span-4 lg:col-span-8">{inLocale(company.headline, locale)}</h1>
          <div className="col-span-4 lg:col-span-3 lg:col-start-10">
            <p className="lead">{inLocale(company.about, locale)}</p>
            {begun ? <p className="mt-5"><Link className="ui link" href={at.search}>{t("own.all")}</Link></p> : null}
          </div>
        </div>
      </section>
      {begun ? (
        <>
          <section className="wrap section" aria-labelledby="new">
            <h2 id="new" className="h1 mb-8 lg:mb-12">{t("new")}</h2>
            <ul className="grid grid-cols-2 gap-x-[var(--gutter)] gap-y-10 lg:grid-cols-4">
              {newest.slice(0, MOST).map((card) => <li key={card.id}><Card card={card} locale={locale} t={list} sizes={FOUR} /></li>)}
            </ul>
          </section>
          <How t={t} locale={locale} stores={stores.length} own />
        </>
      ) : (
        <section className="wrap section" aria-labelledby="soon">
          <h2 id="soon" className="h2">{t("own.soon")}</h2>
          <p className="lead mt-3 max-w-[44ch]">{t("own.soonText")}</p>
        </section>
      )}
      {departments.length > 0 && begun ? (
        <section className="later wrap section" aria-labelledby="catalogue">
          <h2 id="catalogue" className="h1 mb-6 lg:mb-8">{t("catalogue")}</h2>
          <ul className="rows">
            {departments.map(({ handle, name }) => (
              <li key={handle} className="py-0!">
                <Link className="pair group my-0! items-center! py-3!" href={at.category(handle)}>
                  <span className="h3 group-hover:text-accent">{inLocale(name, locale)}</span>
                  <OnIcon small className="text-ink-2" />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {stores.length > 0 ? (
        <section className="later wrap section" aria-labelledby="stores">
          <h2 id="stores" className="h1 mb-6 lg:mb-8">{t("own.stores")}</h2>
          <ul className="grid-12 gap-y-8">
            {stores.map((store) => (
              <li key={store.handle} className="col-span-4">
                <h3 className="h3"><Link className="quiet" href={at.store(store.handle)}>{store.city}, {store.name}</Link></h3>
                <p className="small mt-2 text-ink-2">{store.street}</p>
                <p className="small mt-1 min-h-[1.5em]"><OpenNow handle={store.handle} locale={locale} /></p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </main>
  );
}
