import type { LocationId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";

/** Whether a colleague counts at a place. */
export const countsAt = (who: Staff, place: LocationId): boolean => who.may.has("count") && (who.at === null || who.at.includes(place));
