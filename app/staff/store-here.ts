import "server-only";
import { cache } from "react";
import type { Locale, Staff } from "@/lib/core/who";
import { servesAt } from "@/lib/fulfilment/queue/reads";
import { placeByHandle, places } from "@/lib/locations/reads";
import type { Place } from "@/lib/locations/types";
import { colleagueWith, officeLocale } from "@/lib/request/page";

type Here = { readonly who: Staff; readonly place: Place; readonly locale: Locale };

/** The stores where a colleague hands over, in the house's order. */
export async function storesOf(who: Staff): Promise<readonly Place[]> {
  return (await places()).filter((place) => place.collectFrom && servesAt(who, place.id));
}

/** The store of an address, for a colleague who serves there; null for one who doesn't, whether it exists or not. Strangers are sent to sign in. */
export const storeHere = cache(async (handle: string): Promise<Here | null> => {
  const who = await colleagueWith("hand-over");
  const place = who && (await placeByHandle(handle));
  return who && place && servesAt(who, place.id) ? { who, place, locale: await officeLocale() } : null;
});
