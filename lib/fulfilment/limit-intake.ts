import "server-only";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { intakeLimits } from "@/db/schema/all";
import { isId, type LocationId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { placesOf } from "@/lib/locations/reads";
import { onDayOf } from "@/lib/locations/rules";
import { servesAt } from "./queue/reads";

/** For how long: minutes, or the rest of the place's day; `lift` ends what was said before. */
export const LIMIT_FOR = ["30", "60", "120", "today", "lift"] as const;
export const LimitIntake = z.object({
  locationId: z.string().refine(isId).transform((id) => id as LocationId),
  most: z.coerce.number().int().min(0).max(500),
  lasts: z.enum(LIMIT_FOR),
  reason: z.string("required").trim().min(2, "required").max(120, "too-long"),
});
type Limited = { readonly most: number; readonly until: Date };

/**
 * A store takes no more collections for a while, or only so many at a time, and says why. What is promised moves at once: orders of
 * that while are begun when it is over, by itself or lifted. What was promised before stays. Of two at once the last one counts.
 */
export function limitIntake(who: Staff, { locationId, most, lasts, reason }: z.output<typeof LimitIntake>, now = new Date()): Promise<Outcome<Limited, { why: "not-yours" } | { why: "not-for-collection" }>> {
  return atomically(async (tx) => {
    if (!servesAt(who, locationId)) {
      log.warn({ staffId: who.staffId }, "tried to limit the intake of another place");
      return refused({ why: "not-yours" });
    }
    const [place] = await placesOf([locationId], tx);
    if (!place?.collectFrom) return refused({ why: "not-for-collection" });
    const until = lasts === "lift" ? now : lasts === "today" ? onDayOf(now, "12:00", place.timeZone).midnight : new Date(now.getTime() + Number(lasts) * 60_000);
    await tx.insert(intakeLimits).values({ locationId, most, until, reason, actor: actorOf(who), at: now });
    await record(tx, who, { is: "location.changed", locationId });
    return done({ most, until });
  }, { pool: "staff" });
}
