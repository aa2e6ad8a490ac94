import "server-only";
import { sql } from "drizzle-orm";
import { staffDb } from "@/db/client";
import type { FulfilmentId, LocationId } from "@/lib/core/id";
import { actorOf, type Staff } from "@/lib/core/who";
import { placesOf } from "@/lib/locations/reads";
import { queues } from "../promise/reads";
import { atRisk } from "../promise/rules";
import { WINDOW_HELD, windowFound } from "../windows/reads";
import type { QueueCard, Stand } from "./types";

type Row = Omit<QueueCard, "expected" | "promisedAt" | "due" | "heldUntil" | "since" | "stand" | "window"> & {
  readonly windowFrom: string | null;
  readonly windowUntil: string | null;
  readonly stand: Stand;
  readonly promisedAt: string | null;
  readonly due: string | null;
  readonly heldUntil: string | null;
  readonly since: string;
  readonly [column: string]: unknown;
};
const moment = (text: string | null) => (text === null ? null : new Date(text));

/** Whether a colleague serves collections at a place. */
export const servesAt = (who: Staff, place: LocationId): boolean => who.may.has("hand-over") && (who.at === null || who.at.includes(place));

/**
 * All that waits at a place to be picked, collected, answered by its buyer or put back, those due first first, with who is at it and
 * which promises won't be kept as things are at `now`. What is sold at the till never waits. Null for who doesn't serve there.
 */
export async function queueAt(who: Staff, place: LocationId, now: Date): Promise<readonly QueueCard[] | null> {
  if (!servesAt(who, place)) return null;
  const [rows, [shop], queue] = await Promise.all([
    staffDb.execute<Row>(sql`
      select f.id as "fulfilmentId", o.state = 'placed' as "toPay", o.number, c.name, f.shelf, f.changed_at::text as since,
        case when f.state = 'cancelled' then 'put-back' when f.state = 'planned' then case when k.id is null then 'to-pick' else 'picking' end else f.state end as stand,
        (select count(*)::int from fulfilment_lines l where l.fulfilment_id = f.id) as lines, (select sum(l.quantity)::int from fulfilment_lines l where l.fulfilment_id = f.id) as pieces,
        (select (count(*) - 2 * count(s.takes_back))::int from pick_scans s where s.pick_id = k.id) as found, (select s.name from staff s where 'staff:' || s.id = k.actor) as by, coalesce(k.actor = ${actorOf(who)}, false) as mine,
        ${WINDOW_HELD}, p.made_at::text as "promisedAt", p.due::text as due, h.due::text as "heldUntil"
      from fulfilments f join orders o on o.id = f.order_id join order_contacts c on c.order_id = o.id
        left join picks k on k.fulfilment_id = f.id and k.ended_at is null
        left join promises p on p.fulfilment_id = f.id and p.kind = 'ready-by' and p.ended_at is null
        left join promises h on h.fulfilment_id = f.id and h.kind = 'held-until' and h.ended_at is null
      where f.location_id = ${place} and f.kind = 'collect' and o.channel <> 'till' and (f.state in ('planned', 'ready', 'asked') or (f.state = 'cancelled' and f.put_back_at is null
        and exists (select 1 from promises r where r.fulfilment_id = f.id and r.kind = 'ready-by' and r.ended_as in ('kept', 'late'))))
      order by coalesce(p.due, h.due), f.id`),
    placesOf([place], staffDb),
    queues(staffDb),
  ]);
  const cards = rows.map(({ windowFrom, windowUntil, ...row }) => ({ ...row, window: windowFound({ windowFrom, windowUntil }), promisedAt: moment(row.promisedAt), due: moment(row.due), heldUntil: moment(row.heldUntil), since: new Date(row.since) }));
  const open = cards.flatMap((card) => (card.due && (card.stand === "to-pick" || card.stand === "picking") ? [{ id: card.fulfilmentId, due: card.due }] : []));
  const late = new Map<FulfilmentId, Date | null>(shop ? atRisk(shop, open, queue(place).lastPicks, now).map(({ promise, expected }) => [promise.id, expected ?? promise.due] as const) : []);
  return cards.map((card) => ({ ...card, expected: late.get(card.fulfilmentId) ?? null }));
}
