import type { LocationId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";

/** Whether a colleague hangs at a place what came back there: whoever serves on its floor. */
export const hangsAt = (who: Staff, place: LocationId): boolean => who.may.has("hand-over") && (who.at === null || who.at.includes(place));

/** Whether a colleague decides at a place what the web may not promise: who decides there what the shop offers, and at which price. */
export const keepsBackAt = (who: Staff, place: LocationId): boolean => who.may.has("change-prices") && (who.at === null || who.at.includes(place));

/** Whether a colleague counts at a place. */
export const countsAt = (who: Staff, place: LocationId): boolean => who.may.has("count") && (who.at === null || who.at.includes(place));
