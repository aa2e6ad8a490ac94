import type { WithContext, HomeGoodsStore } from "schema-dts";
import { addresses } from "@/components/shop/addresses";
import { housePicture } from "@/components/shop/house-pictures";
import { pictureAddress } from "@/components/ui/picture";
import type { Locale } from "@/lib/core/who";
import type { Place } from "@/lib/locations/types";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** A store for machines: where it is, when it is open, and the days that differ. */
export function storeData(place: Place, shop: string, locale: Locale, base: string): WithContext<HomeGoodsStore> {
  const picture = housePicture(place.picture);
  return {
    "@context": "https://schema.org",
    "@type": "HomeGoodsStore",
    "@id": `${base}/#store-${place.handle}`,
    name: `${shop}, ${place.name}`,
    url: `${base}${addresses(locale).store(place.handle)}`,
    telephone: place.phone,
    email: place.email,
    priceRange: "€€",
    currenciesAccepted: "EUR",
    ...(picture && { image: pictureAddress(picture, 960, base) }),
    address: { "@type": "PostalAddress", streetAddress: place.street, postalCode: place.postcode, addressLocality: place.city, addressRegion: place.province, addressCountry: place.country },
    geo: { "@type": "GeoCoordinates", latitude: place.latitude, longitude: place.longitude },
    parentOrganization: { "@type": "Organization", "@id": `${base}/#shop`, name: shop },
    openingHoursSpecification: place.week.flatMap(({ weekday, spans }) =>
      spans.map((span) => ({ "@type": "OpeningHoursSpecification" as const, dayOfWeek: `https://schema.org/${DAYS[weekday - 1] ?? "Monday"}` as const, opens: span.opens, closes: span.closes }))),
    specialOpeningHoursSpecification: place.exceptions.flatMap(({ day, spans }) =>
      (spans.length > 0 ? spans : [{ opens: "00:00", closes: "00:00" }]).map((span) => ({ "@type": "OpeningHoursSpecification" as const, validFrom: day, validThrough: day, opens: span.opens, closes: span.closes }))),
  };
}
