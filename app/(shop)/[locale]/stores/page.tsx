import type { Metadata } from "next";
import Link from "next/link";
import { CategoryHead } from "@/components/catalogue/category-head";
import { MakeMine } from "@/components/locations/make-mine";
import { OpenNow } from "@/components/locations/open-now";
import { type FinderWords, StoreFinder } from "@/components/locations/store-finder";
import { addresses } from "@/components/shop/addresses";
import { alternates } from "@/components/shop/alternates";
import { housePicture } from "@/components/shop/house-pictures";
import { Picture } from "@/components/ui/picture";
import { cachedCompany } from "@/lib/cached/company";
import { cachedStores } from "@/lib/cached/places";
import { config } from "@/lib/core/config";
import { isLocale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { textsOf, words } from "@/lib/request/wording";
import { PLACEHOLDER } from "../placeholder";

type Props = { readonly params: Promise<{ locale: string }> };

export const ensureStatic = "navigation";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = words(locale, "stores");
  return { title: t("title"), description: t("description", { shop: (await cachedCompany()).shop }), alternates: alternates((each) => addresses(each).stores, locale, config().UNICO_BASE_URL) };
}

/** Every store with its hours of today, its way there, and the choice to make it one's own. */
export default async function Page({ params }: Props) {
  const { locale } = await params;
  if (locale === PLACEHOLDER || !isLocale(locale)) return null;
  const stores = await cachedStores();
  const t = words(locale, "stores");
  const at = addresses(locale);
  return (
    <main id="main" tabIndex={-1} className="wrap">
      <CategoryHead title={t("title")} lead={t("lead")} crumbs={[{ label: words(locale, "list")("home"), href: at.home }, { label: t("title"), href: at.stores }]} crumbsLabel={t("crumbs")} />
      <StoreFinder
        locale={locale}
        words={textsOf(locale, "stores")["find"] as FinderWords}
        stores={stores.map((place, i) => ({ place, i, picture: housePicture(place.picture) })).map(({ place, i, picture }) => ({
          handle: place.handle,
          latitude: place.latitude,
          longitude: place.longitude,
          text: `${place.name} ${place.street} ${place.postcode} ${place.city} ${place.province}`,
          shown: (
            <>
            {picture ? (
              <Link href={at.store(place.handle)} tabIndex={-1} aria-hidden="true">
                <span className="well r32">
                  <Picture file={picture} alt="" sizes="(width >= 90rem) 660px, (width >= 64rem) 47vw, 92vw" priority={i === 0} />
                </span>
              </Link>
            ) : null}
            <div className="mt-5 flex flex-wrap items-baseline justify-between gap-x-6">
              <h2 className="h2">
                <Link className="quiet" href={at.store(place.handle)}>
                  {place.city}, {place.name}
                </Link>
              </h2>
              <p className="small min-h-[1.5em] whitespace-nowrap">
                <OpenNow handle={place.handle} locale={locale} />
              </p>
            </div>
            <address className="small mt-1 not-italic text-ink-2">
              {place.street}, {place.postcode} {place.city}
            </address>
            <p className="small mt-3 max-w-[58ch]">{inLocale(place.directions, locale)}</p>
            <div className="mt-5 flex flex-wrap items-center gap-x-5 gap-y-3">
              <MakeMine small handle={place.handle} name={place.name} words={{ mine: t("mine"), isMine: t("isMine"), nowMine: t("nowMine", { name: "{name}" }), notMine: t("notMine") }} />
              <Link className="ui link" href={at.store(place.handle)} aria-label={`${t("see")}: ${place.name}`}>
                {t("see")}
              </Link>
            </div>
            </>
          ),
        }))}
      />
    </main>
  );
}
