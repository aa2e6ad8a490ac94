import "server-only";
import { cacheLife, cacheTag } from "next/cache";
import { places } from "@/lib/locations/reads";
import { exceptionsFrom } from "@/lib/locations/rules";
import type { Place } from "@/lib/locations/types";
import { SHOP_LIFE } from "./life";
import { tag } from "./tags";

/** Exceptional days that are of use to somebody now. */
const DAYS_AHEAD = 90;

/** Where parcels that come back go: the warehouse that comes first; null where there is none. */
export async function cachedParcelPlace(): Promise<Place | null> {
  "use cache";
  cacheLife(SHOP_LIFE);
  cacheTag(tag.all, tag.places);
  return (await places()).find(({ kind }) => kind === "warehouse") ?? null;
}

/** The stores, in the house's order, with the exceptional days to come. Warehouses are nobody's destination. */
export async function cachedStores(): Promise<readonly Place[]> {
  "use cache";
  cacheLife(SHOP_LIFE);
  cacheTag(tag.all, tag.places);
  const now = new Date();
  return (await places()).filter((place) => place.kind === "store").map((place) => ({ ...place, exceptions: exceptionsFrom(place, now, DAYS_AHEAD) }));
}
