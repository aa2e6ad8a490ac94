import Link from "next/link";
import { Card, type Say } from "@/components/catalogue/card";
import { OpenNow } from "@/components/locations/open-now";
import { OnIcon } from "@/components/ui/icons";
import { ButtonLink } from "@/components/ui/button-link";
import { Picture } from "@/components/ui/picture";
import type { Category, ProductCard } from "@/lib/catalogue/types";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import type { Place } from "@/lib/locations/types";
import { addresses } from "./addresses";
import { How } from "./how";
import { HOUSE_PICTURES, housePicture } from "./house-pictures";

type HomePageProps = {
  readonly newest: readonly ProductCard[];
  readonly table: readonly ProductCard[];
  readonly departments: readonly Category[];
  readonly stores: readonly Place[];
  readonly locale: Locale;
  readonly t: Say;
  readonly list: Say;
};

const FOUR = "(width >= 90rem) 318px, (width >= 64rem) 23vw, 68vw";

/** The shop window: one picture, what is new, the departments, one story, one table, one store. */
export function HomePage({ newest, table, departments, stores, locale, t, list }: HomePageProps) {
  const at = addresses(locale);
  const store = stores[0];
  const lights = at.category("lighting");
  return (
    <main id="main" tabIndex={-1}>
      <section className="wrap pt-8 lg:pt-20" aria-labelledby="headline">
        <div className="grid-12 items-end gap-y-5">
          <h1 id="headline" className="display col-span-4 lg:col-span-8">
            {t("headline")}
          </h1>
          <div className="col-span-4 lg:col-span-3 lg:col-start-10">
            <p className="lead">{t("lead")}</p>
            <p className="mt-5">
              <Link className="ui link" href={at.search}>
                {t("leadGo")}
              </Link>
            </p>
          </div>
        </div>
        <Link className="mt-8 block lg:mt-14" href={at.category("kitchen")} aria-label={t("heroLabel")}>
          <span className="well max-lg:aspect-[4/5] lg:aspect-[2/1]">
            <Picture file={HOUSE_PICTURES["hero-1"]} alt={t("heroAlt")} sizes="(width >= 90rem) 1344px, 94vw" onPhone={HOUSE_PICTURES["hero-1--tall"]} priority />
          </span>
        </Link>
        <p className="cap mt-3">{t("heroCaption")}</p>
      </section>
      <How t={t} locale={locale} stores={stores.length} />
      <section className="later wrap section" aria-labelledby="new">
        <Head id="new" title={t("new")} go={t("newGo")} href={`${at.search}?sort=newest`} />
        <ul className="scroll-x lg:mx-0 lg:grid lg:grid-cols-4 lg:px-0">
          {newest.slice(0, 4).map((card) => (
            <li key={card.id} className="w-[68vw] lg:w-auto">
              <Card card={card} locale={locale} t={list} sizes={FOUR} />
            </li>
          ))}
        </ul>
      </section>
      <section className="later wrap section" aria-labelledby="catalogue">
        <div className="grid-12 items-stretch gap-y-8">
          <div className="col-span-4 flex flex-col lg:order-2 lg:col-span-5 lg:col-start-8">
            <h2 id="catalogue" className="h1 mb-6 lg:mb-8">
              {t("catalogue")}
            </h2>
            <ul className="rows flex flex-1 flex-col *:flex *:flex-1 *:flex-col *:justify-center">
              {departments.map(({ handle, name }) => (
                <li key={handle} className="py-0!">
                  <Link className="pair group my-0! items-center! py-3! lg:py-2!" href={at.category(handle)}>
                    <span className="h3 group-hover:text-accent lg:text-[1.75rem]!">{inLocale(name, locale)}</span>
                    <OnIcon small className="text-ink-2" />
                  </Link>
                </li>
              ))}
            </ul>
          </div>
          <div className="col-span-4 lg:order-1 lg:col-span-6 lg:row-start-1">
            <Link href={lights} aria-label={t("catalogueLabel")}>
              <span className="well r45">
                <Picture file={HOUSE_PICTURES["lampada-fungo--scene"]} alt={t("catalogueAlt")} sizes="(width >= 90rem) 660px, (width >= 64rem) 48vw, 92vw" />
              </span>
            </Link>
          </div>
        </div>
      </section>
      <section className="later section" aria-labelledby="story">
        <div className="bg-sunken py-14 lg:py-28">
          <div className="wrap grid-12 items-center gap-y-8">
            <div className="col-span-4 lg:col-span-5">
              <h2 id="story" className="h1">
                {t("story.title")}
              </h2>
              <p className="lead mt-5 max-w-[44ch]">{t("story.text")}</p>
              <p className="mt-6">
                <Link className="ui link" href={at.product("vaso-onda")}>
                  {t("story.go")}
                </Link>
              </p>
            </div>
            <div className="col-span-4 lg:col-span-6 lg:col-start-7">
              <span className="well r45 lg:aspect-[6/7]!">
                <Picture file={HOUSE_PICTURES["vaso-onda--scene"]} alt={t("story.alt")} sizes="(width >= 90rem) 660px, (width >= 64rem) 48vw, 92vw" />
              </span>
            </div>
          </div>
        </div>
      </section>
      <section className="later wrap section" aria-labelledby="table">
        <Head id="table" title={t("table.title")} go={t("table.go")} href={at.category("ceramics")} />
        <div className="grid-12 gap-y-10">
          <div className="col-span-4 lg:col-span-6">
            <Link className="block h-full" href={at.product("piatto-luna")} aria-label={t("table.label")}>
              <span className="well r45 lg:aspect-auto! lg:h-full">
                <Picture file={HOUSE_PICTURES["piatto-luna--scene"]} alt={t("table.alt")} sizes="(width >= 90rem) 660px, (width >= 64rem) 48vw, 92vw" />
              </span>
            </Link>
          </div>
          <ul className="col-span-4 grid grid-cols-2 gap-x-[var(--gutter)] gap-y-10 lg:col-span-6">
            {table.slice(0, 4).map((card) => (
              <li key={card.id}>
                <Card card={card} locale={locale} t={list} sizes="(width >= 90rem) 318px, (width >= 64rem) 23vw, 46vw" />
              </li>
            ))}
          </ul>
        </div>
      </section>
      {store ? (
        <section className="later wrap section" aria-labelledby="store">
          <div className="grid-12 items-end gap-y-6">
            <Link className="col-span-4 lg:col-span-8" href={at.store(store.handle)} aria-label={`${store.name}, ${store.city}`}>
              <span className="well r32">
                <Picture file={housePicture(store.picture) ?? HOUSE_PICTURES["store-2"]} alt={t("store.alt")} sizes="(width >= 90rem) 888px, (width >= 64rem) 64vw, 92vw" />
              </span>
            </Link>
            <div className="col-span-4">
              <h2 id="store" className="h2">
                {store.street}, {store.city}
              </h2>
              <p className="small mt-3 min-h-[1.5em]">
                <OpenNow handle={store.handle} locale={locale} />
              </p>
              <p className="lead mt-3 text-base!">{t("store.text")}</p>
              <p className="mt-6">
                <ButtonLink look="outlined" href={at.store(store.handle)}>
                  {t("store.go")}
                </ButtonLink>
              </p>
            </div>
          </div>
        </section>
      ) : null}
    </main>
  );
}

function Head({ id, title, go, href }: { readonly id: string; readonly title: string; readonly go: string; readonly href: string }) {
  return (
    <div className="pair mb-8 lg:mb-12">
      <h2 id={id} className="h1">
        {title}
      </h2>
      <Link className="ui link shrink-0" href={href}>
        {go}
      </Link>
    </div>
  );
}
