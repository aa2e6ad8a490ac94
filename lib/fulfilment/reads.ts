import "server-only";
import { and, asc, desc, eq, gt, inArray, lt, type SQL, sql } from "drizzle-orm";
import { staffDb } from "@/db/client";
import { fulfilments, orderContacts, orderLines, orders, returnRequests, returns, saleBookings } from "@/db/schema/all";
import { readShortCode } from "@/lib/core/code";
import type { LocationId, OrderId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import { orderByNumber } from "@/lib/orders/reads";
import type { CollectionFate, Days, ReturnChannel, SaidReason, SaleOrigin } from "@/lib/figures/types";
import type { Order, OrderState } from "@/lib/orders/types";
import type { ReturnKind } from "@/lib/returns/counter/types";
import { asWritten, collectionsIn, inDays } from "./collections/reads";
import type { FulfilmentPart, OrderToServe } from "./types";

/** Orders with a part at one of the colleague's places; a colleague of the whole shop sees them all. */
const mine = (who: Staff) => (who.at === null ? undefined : sql`exists (select 1 from ${fulfilments} where ${fulfilments.orderId} = ${orders.id} and ${inArray(fulfilments.locationId, [...who.at])})`);

const withPart = (condition: SQL) => sql`exists (select 1 from ${fulfilments} where ${fulfilments.orderId} = ${orders.id} and ${fulfilments.state} <> 'cancelled' and ${condition})`;
const beginning = (text: string) => `${text.replace(/[\\%_]/g, "\\$&")}%`;

/** Orders by their number or by the beginning of a name or surname, each by its index. */
const named = (words: string) => {
  const like = beginning(words.toLowerCase());
  return sql`(select o.id from ${orders} o where o.number = ${readShortCode(words) ?? ""} union select c.order_id from ${orderContacts} c where lower(c.name) like ${like} union select c.order_id from ${orderContacts} c where lower(substring(c.name from '\\S+$')) like ${like})`;
};

/** What the figures count (lib/figures): orders with a sale booked in those days, bought like that, leaving so from there; or with money given back in those days, the goods having come back like that. */
const booked = ({ sold, given, origin, back, way, place }: OrdersWanted) =>
  and(
    sold || origin ? withBooking("sale", sold, origin && sql`b.origin = ${origin}`, sold && way && sql`b.way = ${way}`, sold && place && sql`b.location_id = ${place}`) : undefined,
    given || back ? withBooking("refund", given, back && sql`b.back = ${back}`, given && place && !sold ? sql`b.location_id = ${place}` : undefined, !sold && origin ? sql`b.origin = ${origin}` : undefined) : undefined,
  );
const withBooking = (kind: "sale" | "refund", days: Days | undefined, ...conditions: readonly (SQL | "" | undefined)[]) =>
  sql`exists (select 1 from ${saleBookings} b where b.order_id = ${orders.id} and b.kind = ${kind} and ${days ? sql`b.day between ${asWritten(days.from)} and ${asWritten(days.to)}` : sql`true`} and ${and(...conditions.filter((each) => each !== "")) ?? sql`true`})`;
/** Orders with a collection of which that became in those days (collections/reads.ts). */
const went = ({ collection, ended, place }: OrdersWanted) => {
  if (!collection || !ended) return undefined;
  const is = collection === "in-time" ? sql`e.of = 'ready' and e.kept` : collection === "late" ? sql`e.of = 'ready' and not e.kept` : sql`e.of = ${collection}`;
  return sql`${orders.id} in (select e.order_id from (${collectionsIn(ended)}) e where ${is} and ${place ? sql`e.location_id = ${place}` : sql`true`})`;
};

/** Orders of which something came back to a desk in those days, under that right, for that reason (lib/figures/returns). */
const cameBack = ({ returned, right, reason, place }: OrdersWanted) =>
  returned &&
  sql`${orders.id} in (select r.order_id from ${returns} r where ${inDays(sql`r.taken_at`, returned)} and ${right ? sql`r.kind = ${right}` : sql`true`} and ${place ? sql`r.location_id = ${place}` : sql`true`}
    and ${reason ? sql`coalesce((select q.reason from ${returnRequests} q where q.order_id = r.order_id and q.return_id = r.id), 'not-said') = ${reason}` : sql`true`})`;

/** Which orders: in a state, with a part in a place or of a kind, by number or the beginning of a name or surname; the oldest first if asked. */
export type OrdersWanted = { readonly state?: OrderState | undefined; readonly place?: LocationId | undefined; readonly way?: FulfilmentPart["kind"] | undefined; readonly sold?: Days | undefined; readonly origin?: SaleOrigin | undefined; readonly given?: Days | undefined; readonly back?: ReturnChannel | undefined; readonly collection?: CollectionFate | undefined; readonly ended?: Days | undefined; readonly returned?: Days | undefined; readonly right?: ReturnKind | undefined; readonly reason?: SaidReason | undefined; readonly words?: string; readonly oldest?: boolean; readonly after?: OrderId | undefined };

/** The orders that a colleague may serve, newest first unless asked otherwise, by key: pass the last id seen for the next page. Nothing without the duty. */
export async function ordersToServe(who: Staff, wanted: OrdersWanted, limit = 50): Promise<{ orders: readonly OrderToServe[]; next: OrderId | null }> {
  if (!who.may.has("hand-over") || who.at?.length === 0) return { orders: [], next: null };
  const rows = await staffDb
    .select({
      id: orders.id, number: orders.number, state: orders.state, total: orders.total, currency: orders.currency, placedAt: orders.placedAt, name: orderContacts.name,
      pieces: sql<number>`(select sum(${orderLines.quantity})::int from ${orderLines} where ${orderLines.orderId} = ${orders.id})`,
      parts: sql<OrderToServe["parts"]>`(select json_agg(json_build_object('kind', ${fulfilments.kind}, 'state', ${fulfilments.state}, 'locationId', ${fulfilments.locationId}) order by ${fulfilments.position}) from ${fulfilments} where ${fulfilments.orderId} = ${orders.id})`,
    })
    .from(orders)
    .innerJoin(orderContacts, eq(orderContacts.orderId, orders.id))
    .where(
      and(
        mine(who),
        wanted.state && eq(orders.state, wanted.state),
        wanted.place && !(wanted.sold ?? wanted.given ?? wanted.ended ?? wanted.returned) ? withPart(eq(fulfilments.locationId, wanted.place)) : undefined,
        wanted.way && !wanted.sold ? withPart(eq(fulfilments.kind, wanted.way)) : undefined,
        booked(wanted),
        went(wanted),
        cameBack(wanted),
        wanted.words ? inArray(orders.id, named(wanted.words)) : undefined,
        wanted.after && (wanted.oldest ? gt : lt)(orders.id, wanted.after),
      ),
    )
    .orderBy((wanted.oldest ? asc : desc)(orders.id))
    .limit(limit + 1);
  return { orders: rows.slice(0, limit), next: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null };
}

/** One order for a colleague who may serve a part of it; null otherwise, whether it exists or not. */
export async function orderToServe(who: Staff, typed: string): Promise<Order | null> {
  const number = readShortCode(typed);
  if (number === null || !who.may.has("hand-over")) return null;
  const order = await orderByNumber(number, "all");
  return order && (who.at === null || order.parts.some((part) => who.at?.includes(part.locationId))) ? order : null;
}
