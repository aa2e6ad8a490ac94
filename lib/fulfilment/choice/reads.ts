import "server-only";
import { sql } from "drizzle-orm";
import { type Db, db, type Tx } from "@/db/client";
import type { FulfilmentId, LocationId } from "@/lib/core/id";
import { places } from "@/lib/locations/reads";
import { deliveredBy } from "@/lib/locations/rules";
import { queues } from "../promise/reads";
import { type ReadyBy, readyBy } from "../promise/rules";
import { DELIVERY_METHODS } from "../rules";

/** Another way to the pieces of a part, and by when. */
export type Store = { readonly locationId: LocationId } & ReadyBy;
export type Parcel = { readonly locationId: LocationId; readonly due: Date; readonly workingDays: number };
export type OtherWays = { readonly stores: readonly Store[]; readonly parcel: Parcel | null };

/**
 * How the pieces of a part could be had at `now` in another way: stores that have all of them, the one that is ready first at the
 * top, and a place that can send them all in one parcel. Nothing from where they were held before.
 */
export async function otherWays(fulfilmentId: FulfilmentId, now: Date, on: Db | Tx = db): Promise<OtherWays> {
  const having = await on.execute<{ id: LocationId; delivers: boolean }>(sql`
    select l.id, l.delivers_from as delivers from locations l
    where not exists (select 1 from fulfilment_lines fl join order_lines ol on ol.id = fl.order_line_id
      left join stock_levels s on s.location_id = l.id and s.variant_id = ol.variant_id left join stock_buffers b on b.location_id = l.id and b.variant_id = ol.variant_id
      where fl.fulfilment_id = ${fulfilmentId} and (coalesce(s.on_hand - s.held - coalesce(b.pieces, 0), 0) < fl.quantity
        or exists (select 1 from holds h where h.order_line_id = ol.id and h.location_id = l.id)))
    order by l.routing_rank, l.handle`);
  if (having.length === 0) return { stores: [], parcel: null };
  const [known, queue] = [await places(on), await queues(on)];
  const stores = known.flatMap((place) => {
    const by = place.collectFrom && having.some((h) => h.id === place.id) ? readyBy(place, queue(place.id), now) : null;
    return by ? [{ locationId: place.id, ...by }] : [];
  });
  const sender = known.find((place) => place.id === having.find((h) => h.delivers)?.id);
  const workingDays = DELIVERY_METHODS.find((m) => m.key === "standard")?.workingDays.max;
  return {
    stores: stores.toSorted((a, b) => a.due.getTime() - b.due.getTime()),
    parcel: sender && workingDays !== undefined ? { locationId: sender.id, due: deliveredBy(workingDays, now, sender.timeZone), workingDays } : null,
  };
}
