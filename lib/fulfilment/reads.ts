import "server-only";
import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import { staffDb } from "@/db/client";
import { fulfilments, orderContacts, orderLines, orders } from "@/db/schema/all";
import { readShortCode } from "@/lib/core/code";
import type { OrderId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import { orderByNumber } from "@/lib/orders/reads";
import type { Order, OrderState } from "@/lib/orders/types";
import type { OrderToServe } from "./types";

/** Orders with a part at one of the colleague's places; a colleague of the whole shop sees them all. */
const mine = (who: Staff) => (who.at === null ? undefined : sql`exists (select 1 from ${fulfilments} where ${fulfilments.orderId} = ${orders.id} and ${inArray(fulfilments.locationId, [...who.at])})`);

/** The orders that a colleague may serve, newest first, by key: pass the last id seen for the next page. Nothing without the duty. */
export async function ordersToServe(who: Staff, wanted: { readonly state?: OrderState | undefined; readonly after?: OrderId | undefined }, limit = 50): Promise<{ orders: readonly OrderToServe[]; next: OrderId | null }> {
  if (!who.may.has("hand-over") || who.at?.length === 0) return { orders: [], next: null };
  const rows = await staffDb
    .select({
      id: orders.id, number: orders.number, state: orders.state, total: orders.total, currency: orders.currency, placedAt: orders.placedAt, name: orderContacts.name,
      pieces: sql<number>`(select sum(${orderLines.quantity})::int from ${orderLines} where ${orderLines.orderId} = ${orders.id})`,
      parts: sql<OrderToServe["parts"]>`(select json_agg(json_build_object('kind', ${fulfilments.kind}, 'state', ${fulfilments.state}, 'locationId', ${fulfilments.locationId}) order by ${fulfilments.position}) from ${fulfilments} where ${fulfilments.orderId} = ${orders.id})`,
    })
    .from(orders)
    .innerJoin(orderContacts, eq(orderContacts.orderId, orders.id))
    .where(and(mine(who), wanted.state && eq(orders.state, wanted.state), wanted.after && lt(orders.id, wanted.after)))
    .orderBy(desc(orders.id))
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
