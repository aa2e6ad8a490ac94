import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { staffDb } from "@/db/client";
import { collectCode } from "@/lib/codes/collect-code";
import type { FulfilmentId, LocationId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import { servesAt } from "../queue/reads";
import { readShown } from "./rules";
import type { Found, Handing } from "./types";

/** How long ago something may have been collected, or ended, and is still found by its code; and of how many each code is made again at most. */
const DAYS = 14;
const MOST_CODES = 5_000;
/** How many that a name fits are shown. */
const MOST = 20;
const NOTHING: Found = { by: "words", parts: [], elsewhere: null };

type Row = Omit<Handing, "due" | "heldUntil" | "changedAt" | "given"> & { readonly due: string | null; readonly heldUntil: string | null; readonly changedAt: string; readonly given: { at: string; by: string; receiver: string | null } | null; readonly [column: string]: unknown };
const moment = (text: string | null) => (text === null ? null : new Date(text));

/**
 * What a colleague of a place looks for: by the code, number or pass that a customer shows, else by name or phone. A code proves the
 * one collection it is of. What waits in another store is not shown, only where. Null for who doesn't serve there.
 */
export async function findCollections(who: Staff, place: LocationId, typed: string): Promise<Found | null> {
  if (!servesAt(who, place)) return null;
  const shown = readShown(typed);
  if (shown) {
    const coded = shown.code && (await partOfCode(shown.code, place));
    const parts = coded ? await handings(sql`f.id = ${coded}`) : shown.number ? await handings(sql`o.number = ${shown.number}`) : [];
    const here = parts.filter((part) => part.locationId === place);
    if (parts.length > 0) return { by: coded ? "code" : "words", parts: here, elsewhere: here.length > 0 ? null : (parts[0]?.locationId ?? null) };
  }
  const text = typed.normalize("NFC").replaceAll("\u0000", "").trim(); // a sign that no text of the database can hold
  const digits = text.replace(/\D/g, "");
  if (text.length < 2) return NOTHING;
  const said = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  const phone = digits.length >= 3 ? sql`or regexp_replace(c.phone, '[^0-9]', '', 'g') like ${`%${digits}`}` : sql``;
  return { ...NOTHING, parts: await handings(sql`f.location_id = ${place} and (c.name ilike ${said} or c.collector ilike ${said} ${phone}) and (f.state in ('planned', 'ready', 'asked') or f.changed_at > now() - interval '3 days')`) };
}

/** One collection of a place, however it stands; null for who doesn't serve there. */
export async function handingOf(who: Staff, fulfilmentId: FulfilmentId): Promise<Handing | null> {
  const [part] = await handings(sql`f.id = ${fulfilmentId}`);
  return part && servesAt(who, part.locationId) ? part : null;
}

/** The part that a code is of: codes are stored nowhere, so each is made again, those of the place first. Of other places only what waits there. */
async function partOfCode(code: string, place: LocationId): Promise<FulfilmentId | null> {
  const rows = await staffDb.execute<{ id: FulfilmentId }>(sql`
    select id from fulfilments where kind = 'collect' and (state = 'ready' or (location_id = ${place} and (state in ('planned', 'asked') or (state <> 'waiting' and changed_at > now() - make_interval(days => ${DAYS})))))
    order by location_id <> ${place}, state <> 'ready', changed_at desc limit ${MOST_CODES}`);
  return rows.find(({ id }) => collectCode(id) === code)?.id ?? null;
}

async function handings(which: SQL): Promise<Handing[]> {
  const rows = await staffDb.execute<Row>(sql`
    select f.id as "fulfilmentId", f.location_id as "locationId", o.number, c.name, c.collector, f.state, f.shelf, f.changed_at::text as "changedAt", 10 - f.misses as "triesLeft", coalesce(o.total >= (select l.document_from from locations l where l.id = f.location_id), false) as "byDocument",
      case when o.state = 'placed' then jsonb_build_object('amount', o.total, 'currency', o.currency) end as "toPay",
      (select n.location_id from fulfilments n where n.replaces = f.id) as "movedTo",
      (select p.due::text from promises p where p.fulfilment_id = f.id and p.kind = 'ready-by' and p.ended_as is distinct from 'replaced') as due,
      (select p.due::text from promises p where p.fulfilment_id = f.id and p.kind = 'held-until' and p.ended_as is distinct from 'replaced') as "heldUntil",
      (select jsonb_build_object('at', h.at, 'by', coalesce(s.name, '–'), 'receiver', h.receiver) from handovers h left join staff s on 'staff:' || s.id = h.actor where h.fulfilment_id = f.id) as given,
      (select coalesce(jsonb_agg(jsonb_build_object('position', l.position, 'title', l.title, 'options', l.options, 'picture', l.picture, 'quantity', fl.quantity) order by l.position), '[]')
        from fulfilment_lines fl join order_lines l on l.id = fl.order_line_id where fl.fulfilment_id = f.id) as lines
    from fulfilments f join orders o on o.id = f.order_id join order_contacts c on c.order_id = o.id
    where f.kind = 'collect' and f.state <> 'waiting' and o.channel <> 'till' and ${which}
    order by array_position(array['ready', 'planned', 'asked', 'collected', 'cancelled'], f.state), f.changed_at desc limit ${MOST}`);
  return rows.map((row) => ({ ...row, due: moment(row.due), heldUntil: moment(row.heldUntil), changedAt: new Date(row.changedAt), given: row.given && { ...row.given, at: new Date(row.given.at) } }));
}
