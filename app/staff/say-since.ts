import { daysAway, sayDay, sayTime } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import { words } from "@/lib/request/wording";

/** A moment with its day, where it isn't of today: `oggi alle 09:02`, `sab 21 nov alle 09:02`. */
export const saySince = (at: Date, now: Date, locale: Locale, timeZone: string): string =>
  words(locale, "staff-drawer")(daysAway(at, now, timeZone) === 0 ? "at.today" : "at.day", { day: sayDay(at, locale, timeZone), time: sayTime(at, locale, timeZone) });
