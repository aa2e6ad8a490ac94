import "server-only";
import type { LocationId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import { places } from "@/lib/locations/reads";
import { findStaff } from "./staff";

/**
 * Where a signed-in colleague works who scans a code with a phone's own camera: the store that the code names (`at`: a handle or an id),
 * else their only one, if they may do there what the code is for. Its address in the staff app; null for everybody else.
 */
export async function staffPlace(at: string | null, may: (who: Staff, place: LocationId) => boolean): Promise<string | null> {
  const who = await findStaff();
  if (!who) return null;
  const theirs = (await places()).filter((place) => place.kind === "store" && may(who, place.id));
  const place = theirs.find(({ id, handle }) => id === at || handle === at) ?? (theirs.length === 1 ? theirs[0] : undefined);
  return place ? `/staff/${place.handle}` : null;
}
