import "server-only";
import { sql } from "drizzle-orm";
import { type Db, db, staffDb, type Tx } from "@/db/client";
import type { LocationId, VariantId } from "@/lib/core/id";
import { actorOf, type Staff } from "@/lib/core/who";
import { servesAt } from "@/lib/fulfilment/queue/reads";
import { EVIDENCE } from "@/lib/goods/reads";
import { LOST_DAYS, LOST_OFTEN, PRESENT_MINUTES } from "./rules";
import type { Lost, OnFloor, OpenRequest, OwnRequest } from "./types";

/** The thing `v` in words, and its picture. */
const goods = sql`jsonb_build_object('variantId', v.id, 'sku', v.sku, 'title', p.title,
  'choice', (select coalesce(jsonb_agg(ov.name order by o.position), '[]') from options o join option_values ov on ov.option_id = o.id where o.product_id = p.id and v.choice->>o.key = ov.key),
  'picture', (select m.stem from media m where m.product_id = p.id and m.role = 'main' and (m.choice is null or v.choice @> m.choice) order by (m.choice is null), m.position limit 1))`;

/** How many colleagues are at work in a place: its screen in sight a moment ago, signed in, not disabled. */
export async function colleaguesAt(place: LocationId, now: Date, on: Db | Tx = db): Promise<number> {
  const [row] = await on.execute<{ count: number }>(sql`
    select count(*)::int as count from presences a join staff s on s.id = a.staff_id
    where a.location_id = ${place} and a.seen_at > ${now.toISOString()}::timestamptz - make_interval(mins => ${PRESENT_MINUTES}) and s.disabled_at is null
      and exists (select 1 from sessions e where e.staff_id = s.id and e.ended_at is null and e.expires_at > ${now.toISOString()}::timestamptz)`);
  return row?.count ?? 0;
}

/** How many requests are open in a place. */
export async function waitingAt(place: LocationId, on: Db | Tx = db): Promise<number> {
  const [row] = await on.execute<{ count: number }>(sql`select count(*)::int as count from aisle_requests where location_id = ${place} and ended_at is null`);
  return row?.count ?? 0;
}

type FloorRow = Omit<OnFloor, "evidence"> & Omit<OnFloor["evidence"], "countedAt" | "handledAt"> & { readonly countedAt: string | null; readonly handledAt: string | null; readonly [column: string]: unknown };
const moment = (text: string | null) => (text === null ? null : new Date(text));
/** What a place has of each of these on its floor, without what is held for others, and where it lies. What is kept back from the web is there all the same. */
export async function onFloor(place: LocationId, variantIds: readonly VariantId[]): Promise<readonly OnFloor[]> {
  const rows = await db.execute<FloorRow>(sql`
    select v.id as "variantId", greatest(0, coalesce(s.on_hand - s.held, 0))::int as left, b.bin, coalesce(s.on_hand, 0) as "onHand", c.at::text as "countedAt", h.at::text as "handledAt", h.moves, h.missed
    from jsonb_array_elements_text(${JSON.stringify(variantIds)}::jsonb) w join variants v on v.id = w.value::uuid
      left join stock_levels s on s.variant_id = v.id and s.location_id = ${place} ${EVIDENCE} left join bins b on b.variant_id = v.id and b.location_id = ${place}`);
  return rows.map(({ variantId, left, bin, onHand, countedAt, handledAt, moves, missed }) => ({ variantId, left, bin, evidence: { onHand, countedAt: moment(countedAt), handledAt: moment(handledAt), moves, missed } }));
}

type OwnRow = Omit<OwnRequest, "askedAt" | "dueAt"> & { readonly askedAt: string; readonly dueAt: string; readonly [column: string]: unknown };
/** The last thing that a browser asked for, however it went; null for one that asked for nothing, or whose asking is forgotten. */
export async function ownRequest(browser: string | null, on: Db | Tx = db): Promise<OwnRequest | null> {
  if (browser === null) return null;
  const [row] = await on.execute<OwnRow>(sql`
    select r.id, l.handle as place, ${goods} as goods, r.state, s.shown_name as by, r.asked_at::text as "askedAt", r.due_at::text as "dueAt"
    from aisle_requests r join locations l on l.id = r.location_id join variants v on v.id = r.variant_id join products p on p.id = v.product_id left join staff s on 'staff:' || s.id = r.accepted_by
    where r.browser_hash = ${browser} order by r.asked_at desc, r.id desc limit 1`);
  return row ? { ...row, askedAt: new Date(row.askedAt), dueAt: new Date(row.dueAt) } : null;
}

type OpenRow = Omit<OpenRequest, "askedAt" | "dueAt"> & { readonly askedAt: string; readonly dueAt: string; readonly [column: string]: unknown };
/** What is asked for in a place and not brought yet, the oldest first; null for who doesn't serve there. */
export async function openRequests(who: Staff, place: LocationId): Promise<readonly OpenRequest[] | null> {
  if (!servesAt(who, place)) return null;
  const rows = await staffDb.execute<OpenRow>(sql`
    select r.id, ${goods} as goods, b.bin as lies, coalesce(k.on_hand, 0) as "onHand", r.bin, r.spot, r.locale, r.state, s.name as by, coalesce(r.accepted_by = ${actorOf(who)}, false) as mine,
      r.asked_at::text as "askedAt", r.due_at::text as "dueAt"
    from aisle_requests r join variants v on v.id = r.variant_id join products p on p.id = v.product_id
      left join bins b on b.location_id = r.location_id and b.variant_id = r.variant_id left join stock_levels k on k.location_id = r.location_id and k.variant_id = r.variant_id
      left join staff s on 'staff:' || s.id = r.accepted_by
    where r.location_id = ${place} and r.ended_at is null order by r.asked_at, r.id`);
  return rows.map((row) => ({ ...row, askedAt: new Date(row.askedAt), dueAt: new Date(row.dueAt) }));
}

type LostRow = Lost & { readonly [column: string]: unknown };
/**
 * What a place could have sold within the last seven days and had not, shelf by shelf, the most missed first; from five misses on
 * with the other place that has most of it free, to bring some from. Null for who doesn't serve there.
 */
export async function lostAt(who: Staff, place: LocationId, now: Date): Promise<readonly Lost[] | null> {
  if (!servesAt(who, place)) return null;
  const rows = await staffDb.execute<LostRow>(sql`
    with missed as (
      select variant_id, max(bin) as bin, count(*) filter (where kind = 'not-there')::int as not_there, count(*) filter (where kind = 'none-left')::int as none_left, count(*) as times
      from shelf_misses where location_id = ${place} and at > ${now.toISOString()}::timestamptz - make_interval(days => ${LOST_DAYS}) group by variant_id)
    select ${goods} as goods, m.bin, m.not_there as "notThere", m.none_left as "noneLeft", case when m.times >= ${LOST_OFTEN} then (
        select jsonb_build_object('id', l.id, 'name', l.name, 'free', k.on_hand - k.held) from stock_levels k join locations l on l.id = k.location_id
        where k.variant_id = m.variant_id and k.location_id <> ${place} and k.on_hand > k.held order by k.on_hand - k.held desc, l.handle limit 1) end as "from"
    from missed m join variants v on v.id = m.variant_id join products p on p.id = v.product_id order by m.times desc, m.bin nulls last, v.sku limit 100`);
  return [...rows];
}

/** The name that a colleague shows to shoppers; null: none. */
export async function shownNameOf(who: Staff): Promise<string | null> {
  const [row] = await staffDb.execute<{ name: string | null }>(sql`select shown_name as name from staff where id = ${who.staffId}`);
  return row?.name ?? null;
}
