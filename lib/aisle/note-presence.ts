import "server-only";
import { sql } from "drizzle-orm";
import { staffDb } from "@/db/client";
import type { LocationId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import { servesAt } from "@/lib/fulfilment/queue/reads";

/** Seconds within which a screen is not noted again. */
const AGAIN = 20;

/** Notes that a colleague has a store's screen in sight. One statement, often none; nothing for who doesn't serve there. */
export async function notePresence(who: Staff, place: LocationId, now: Date): Promise<void> {
  if (!servesAt(who, place)) return;
  await staffDb.execute(sql`
    insert into presences (staff_id, location_id, seen_at) select ${who.staffId}::uuid, id, ${now.toISOString()}::timestamptz from locations where id = ${place}
    on conflict (staff_id, location_id) do update set seen_at = excluded.seen_at where presences.seen_at < excluded.seen_at - make_interval(secs => ${AGAIN})`);
}
