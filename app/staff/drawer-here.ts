import "server-only";
import type { Locale, Staff } from "@/lib/core/who";
import { maySellAt } from "@/lib/drawer/rules";
import type { Standing, Till } from "@/lib/drawer/types";
import type { Place } from "@/lib/locations/types";
import { standingHere } from "@/lib/request/till";
import { storeHere } from "./store-here";

type Here = { readonly who: Staff; readonly place: Place; readonly locale: Locale; readonly tills: readonly Till[]; readonly standing: Standing; readonly till: Till | null };

/**
 * The tills of an address's store, at which this browser stands, and the one that is meant (`?till=2`; left out: where it stands, else the
 * first), for a colleague who sells there; null for anybody else.
 */
export async function drawerHere(handle: string, asked: string | string[] | undefined): Promise<Here | null> {
  const here = await storeHere(handle);
  if (!here || !maySellAt(here.who, here.place.id)) return null;
  const { tills, standing } = await standingHere(here.place.id);
  const meant = standing.is === "at" ? standing.till : (tills[0] ?? null);
  return { ...here, tills, standing, till: tills.find((one) => String(one.number) === asked) ?? (asked === undefined ? meant : null) };
}
