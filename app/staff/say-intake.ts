import "server-only";
import { daysAway, sayDay, sayTime } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import type { Place } from "@/lib/locations/types";
import { words } from "@/lib/request/wording";

/** That a store takes no more collections for now, or only so many, and until when; null while it takes all. */
export function sayIntake(place: Place, locale: Locale, now: Date): string | null {
  const until = place.intake && new Date(place.intake.until);
  if (!place.intake || !until || until <= now) return null;
  const at = `${daysAway(until, now, place.timeZone) === 0 ? "" : `${sayDay(until, locale, place.timeZone)}, `}${sayTime(until, locale, place.timeZone)}`;
  return words(locale, "staff")(place.intake.most === 0 ? "intake.paused" : "intake.capped", { at, most: place.intake.most });
}
