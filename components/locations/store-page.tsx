import { Card, type Say } from "@/components/catalogue/card";
import { breadcrumbData, JsonLd } from "@/components/catalogue/structured-data";
import { addresses } from "@/components/shop/addresses";
import { HOUSE_PICTURES, housePicture } from "@/components/shop/house-pictures";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { OutIcon } from "@/components/ui/icons";
import { Picture } from "@/components/ui/picture";
import type { ProductCard } from "@/lib/catalogue/types";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import type { Place } from "@/lib/locations/types";
import Link from "next/link";
import { MakeMine } from "./make-mine";
import { OpenNow } from "./open-now";
import { sayCalendarDay, saySpans, weekRows } from "./say-hours";
import { storeData } from "./store-data";

type StorePageProps = {
  readonly place: Place;
  readonly stores: readonly Place[];
  readonly here: readonly ProductCard[];
  readonly locale: Locale;
  readonly t: Say;
  readonly list: Say;
  readonly home: string;
  readonly base: string;
  readonly shop: string;
};

/** A store: is it open, where is it, when, what do they do there, and what is there to see. */
export function StorePage({ place, stores, here, locale, t, list, home, base, shop }: StorePageProps) {
  const at = addresses(locale);
  const crumbs = [{ label: home, href: at.home }, { label: t("title"), href: at.stores }, { label: place.name, href: at.store(place.handle) }];
  const large = housePicture(place.picture);
  const small = large ? Object.values(HOUSE_PICTURES).filter((p) => p.name.startsWith("store-") && p.name !== large.name).slice(0, 2) : [];
  const map = `https://www.openstreetmap.org/directions?to=${place.latitude},${place.longitude}`;
  const hours = Math.round(place.preparationMinutes / 60);
  const collection = place.preparationMinutes % 60 === 0 && hours > 0 ? t("collectionHours", { hours, days: place.holdDays }) : t("collectionText", { minutes: place.preparationMinutes, days: place.holdDays });
  return (
    <main id="main" tabIndex={-1}>
      <JsonLd data={storeData(place, shop, locale, base)} />
      <JsonLd data={breadcrumbData(crumbs, base)} />
      <div className="wrap pt-5 lg:pt-8">
        <Breadcrumbs label={t("crumbs")} crumbs={crumbs} />
        <div className="grid-12 items-end gap-y-4 pt-4 lg:pt-6">
          <h1 className="display col-span-4 lg:col-span-8">
            {place.city}, {place.name}
          </h1>
          <p className="lead col-span-4 min-h-[1.65em] lg:col-start-9">
            <OpenNow handle={place.handle} locale={locale} />
          </p>
        </div>
        {large ? (
        <div className="grid-12 mt-7 gap-y-3 lg:mt-12">
          <div className="col-span-4 lg:col-span-8">
            <span className="well r32">
              <Picture file={large} alt={`${place.name}, ${place.city}`} sizes="(width >= 90rem) 888px, (width >= 64rem) 64vw, 92vw" priority />
            </span>
          </div>
          <div className="col-span-4 hidden grid-rows-2 gap-[var(--gutter)] lg:grid">
            {small.map((picture) => (
              <span key={picture.name} className="well h-full">
                <Picture file={picture} alt="" sizes="(width >= 90rem) 432px, 31vw" className="absolute inset-0" />
              </span>
            ))}
          </div>
        </div>
        ) : null}
      </div>
      <div className="wrap mt-12 lg:mt-20">
        <div className="grid-12 gap-y-12">
          <section className="col-span-4" aria-labelledby="where">
            <h2 id="where" className="h2 mb-4">
              {t("where")}
            </h2>
            <address className="body not-italic">
              {place.street}
              <br />
              {place.postcode} {place.city} ({place.province})
            </address>
            <p className="small mt-3 max-w-[38ch] text-ink-2">{inLocale(place.directions, locale)}</p>
            <p className="num mt-3 grid justify-items-start gap-1">
              <a className="link" href={`tel:${place.phone.replace(/\s/g, "")}`} aria-label={`${t("phone")}: ${place.phone}`}>
                {place.phone}
              </a>
              <a className="link" href={`mailto:${place.email}`}>
                {t("email")}
              </a>
            </p>
            <div className="mt-6 flex flex-wrap gap-2 max-sm:*:w-full">
              <a className="btn btn-1" href={map} target="_blank" rel="noreferrer" aria-label={t("directionsTo", { name: place.name })}>
                {t("directions")}
                <OutIcon small />
              </a>
              <MakeMine handle={place.handle} name={place.name} words={mineWords(t)} />
            </div>
          </section>
          <section className="col-span-4" aria-labelledby="hours">
            <h2 id="hours" className="h2 mb-4">
              {t("hours")}
            </h2>
            <dl className="rows small">
              {weekRows(place, locale, t).map(({ days, hours: says }) => (
                <div key={days} className="pair py-2.5!">
                  <dt>{days}</dt>
                  <dd className="num shrink-0">{says}</dd>
                </div>
              ))}
            </dl>
            {place.exceptions.length > 0 ? (
              <>
                <h3 className="t mt-6 mb-2">{t("exceptions")}</h3>
                <dl className="rows small">
                  {place.exceptions.slice(0, DAYS_SHOWN).map(({ day, spans, reason }) => (
                    <div key={day} className="pair py-2.5!">
                      <dt>
                        {inLocale(reason, locale)}
                        <span className="cap block">{sayCalendarDay(day, locale)}</span>
                      </dt>
                      <dd className="num shrink-0">{saySpans(spans, locale, t)}</dd>
                    </div>
                  ))}
                </dl>
              </>
            ) : null}
          </section>
          <section className="col-span-4" aria-labelledby="services">
            <h2 id="services" className="h2 mb-4">
              {t("services")}
            </h2>
            <ul className="rows small">
              {place.services.map((service) => (
                <li key={service.it} className="py-3!">
                  <span className="t block">{inLocale(service, locale)}</span>
                  {inLocale(service, locale) === t("collection") ? <span className="cap">{collection}</span> : null}
                </li>
              ))}
            </ul>
          </section>
        </div>
      </div>
      {here.length > 0 ? (
        <section className="wrap section" aria-labelledby="here">
          <div className="pair mb-8 lg:mb-12">
            <h2 id="here" className="h1">
              {t("here")}
            </h2>
            <Link className="ui link shrink-0" href={`${at.search}?store=${place.handle}`}>
              {t("hereAll")}
            </Link>
          </div>
          <ul className="scroll-x lg:mx-0 lg:grid lg:grid-cols-4 lg:px-0">
            {here.map((card) => (
              <li key={card.id} className="w-[62vw] lg:w-auto">
                <Card card={card} locale={locale} t={list} sizes="(width >= 90rem) 318px, (width >= 64rem) 23vw, 62vw" />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="wrap section" aria-labelledby="others">
        <div className="grid-12 gap-y-6">
          <h2 id="others" className="h2 col-span-4">
            {t("others")}
          </h2>
          <ul className="rows col-span-4 lg:col-span-8 lg:col-start-5">
            {stores.filter((each) => each.id !== place.id).map((each) => (
              <li key={each.id}>
                <Link className="pair quiet" href={at.store(each.handle)}>
                  <span className="t">{`${each.city}, ${each.name}`}</span>
                  <span className="small text-ink-2">
                    <OpenNow handle={each.handle} locale={locale} />
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      </section>
    </main>
  );
}

/** Days that differ, shown at most. */
const DAYS_SHOWN = 6;
const mineWords = (t: Say) => ({ mine: t("mine"), isMine: t("isMine"), nowMine: t("nowMine", { name: "{name}" }), notMine: t("notMine") });
