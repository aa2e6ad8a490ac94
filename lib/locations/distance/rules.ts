export type Point = { readonly latitude: number; readonly longitude: number };

/** The distance of two points as the crow flies, in kilometres (haversine on a sphere of 6371 km). */
export function distanceKm(a: Point, b: Point): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const h = Math.sin(rad(b.latitude - a.latitude) / 2) ** 2 + Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * Math.sin(rad(b.longitude - a.longitude) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(h)));
}

const wordsOf = (text: string): string[] => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** Whether a place (its name, street, postcode and town) is the one that is typed: each word begins one of its own; accents and case don't matter. */
export function isPlaceTyped(place: string, typed: string): boolean {
  const own = wordsOf(place);
  return wordsOf(typed).every((word) => own.some((each) => each.startsWith(word)));
}
