import "server-only";
import { sql } from "drizzle-orm";
import { staffDb } from "@/db/client";
import type { FulfilmentId } from "@/lib/core/id";
import { actorOf, type Staff } from "@/lib/core/who";
import { servesAt } from "../queue/reads";
import { inWalkingOrder } from "../rules";
import { WINDOW_HELD, windowFound } from "../windows/reads";
import type { PickList } from "./types";

type Row = Omit<PickList, "promisedAt" | "due" | "since" | "window"> & { readonly windowFrom: string | null; readonly windowUntil: string | null; readonly promisedAt: string | null; readonly due: string | null; readonly since: string | null; readonly [column: string]: unknown };
const moment = (text: string | null) => (text === null ? null : new Date(text));

/** A collection for who gathers it, however it stands now; null for who doesn't serve at its place, whether it exists or not. */
export async function pickList(who: Staff, fulfilmentId: FulfilmentId): Promise<PickList | null> {
  const [row] = await staffDb.execute<Row>(sql`
    select f.id as "fulfilmentId", f.location_id as "locationId", o.number, c.name, f.state, f.shelf, ${WINDOW_HELD}, p.made_at::text as "promisedAt", p.due::text as due,
      (select s.name from staff s where 'staff:' || s.id = k.actor) as by, coalesce(k.actor = ${actorOf(who)}, false) as mine, k.taken_at::text as since,
      coalesce((select max(s.id) from pick_scans s where s.pick_id = k.id), 0)::int as row,
      (select jsonb_build_object('scan', s.id, 'position', l.position) from pick_scans s join order_lines l on l.id = s.order_line_id
        where s.pick_id = k.id and s.takes_back is null and not exists (select 1 from pick_scans b where b.takes_back = s.id) order by s.id desc limit 1) as last,
      (select coalesce(jsonb_agg(jsonb_build_object('position', l.position, 'bin', b.bin, 'title', l.title, 'options', l.options, 'sku', l.sku, 'gtin', l.gtin, 'picture', l.picture, 'wanted', fl.quantity,
          'found', (select count(*) - 2 * count(s.takes_back) from pick_scans s where s.pick_id = k.id and s.order_line_id = l.id), 'onHand', coalesce(v.on_hand, 0))), '[]')
        from fulfilment_lines fl join order_lines l on l.id = fl.order_line_id left join bins b on b.variant_id = l.variant_id and b.location_id = f.location_id
          left join stock_levels v on v.variant_id = l.variant_id and v.location_id = f.location_id where fl.fulfilment_id = f.id) as stops
    from fulfilments f join orders o on o.id = f.order_id join order_contacts c on c.order_id = o.id
      left join picks k on k.fulfilment_id = f.id and k.ended_at is null
      left join promises p on p.fulfilment_id = f.id and p.kind = 'ready-by' and p.ended_as is distinct from 'replaced'
    where f.id = ${fulfilmentId} and f.kind = 'collect'`);
  if (!row || !servesAt(who, row.locationId)) return null;
  const { windowFrom, windowUntil, ...list } = row;
  return { ...list, window: windowFound({ windowFrom, windowUntil }), promisedAt: moment(row.promisedAt), due: moment(row.due), since: moment(row.since), stops: inWalkingOrder(row.stops) };
}
