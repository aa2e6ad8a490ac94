import "server-only";
import { and, asc, desc, eq, sql, type SQL } from "drizzle-orm";
import { db, staffDb, type Tx } from "@/db/client";
import { orderLines, orders, returnRequestLines, returnRequests } from "@/db/schema/all";
import type { LocationId, OrderId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import { takesBackAt } from "../counter/rules";
import type { Announced, ReturnRequestId, WaitingParcel } from "./types";

const whichAre = async (which: SQL, on: Pick<Tx, "select">): Promise<readonly Announced[]> => {
  const rows = await on
    .select({ request: returnRequests, position: orderLines.position, quantity: returnRequestLines.quantity })
    .from(returnRequests)
    .innerJoin(returnRequestLines, eq(returnRequestLines.requestId, returnRequests.id))
    .innerJoin(orderLines, eq(orderLines.id, returnRequestLines.orderLineId))
    .where(which)
    .orderBy(desc(returnRequests.announcedAt), desc(returnRequests.id), orderLines.position)
    .limit(200);
  return [...Map.groupBy(rows, ({ request }) => request.id).values()].flatMap((its) => {
    const request = its[0]?.request;
    return request ? [{ ...request, requestId: request.id, at: request.announcedAt, forThem: request.actor.startsWith("staff:"), pieces: its.map(({ position, quantity }) => ({ position, quantity })) }] : [];
  });
};

/** What was announced to come back of an order, the latest first; for callers who have checked who asks. */
export const requestsOf = (orderId: OrderId, on: Pick<Tx, "select"> = db): Promise<readonly Announced[]> => whichAre(eq(returnRequests.orderId, orderId), on);

/** One announcement; null if there is none. */
export const requestById = async (id: ReturnRequestId, on: Pick<Tx, "select"> = db): Promise<Announced | null> => (await whichAre(eq(returnRequests.id, id), on))[0] ?? null;

/** The same, locked until the transaction ends, so that what is read is what it changes. */
export async function lockedRequest(id: ReturnRequestId, tx: Tx): Promise<Announced | null> {
  await tx.select({ id: returnRequests.id }).from(returnRequests).where(eq(returnRequests.id, id)).for("update");
  return requestById(id, tx);
}

/** The parcels that are announced to a place, for a colleague who takes back there, those that have arrived first, then those whose days end first; none for anybody else. */
export async function expectedAt(who: Staff, place: LocationId) {
  if (!takesBackAt(who, place)) return [];
  const pieces = sql<number>`(select sum(l.quantity)::int from return_request_lines l where l.request_id = ${returnRequests.id})`;
  return staffDb.select({ requestId: returnRequests.id, number: orders.number, expiresAt: returnRequests.expiresAt, sentAt: returnRequests.sentAt, tracking: returnRequests.tracking, arrivedAt: returnRequests.arrivedAt, pieces }).from(returnRequests).innerJoin(orders, eq(orders.id, returnRequests.orderId))
    .where(and(eq(returnRequests.locationId, place), eq(returnRequests.state, "announced"))).orderBy(asc(returnRequests.arrivedAt), asc(returnRequests.expiresAt)).limit(100);
}

/** The parcels that arrived at a place before a moment and that nobody has looked at, for a colleague who takes back there, the longest ago first. */
export async function toInspect(who: Staff, place: LocationId, before: Date): Promise<readonly WaitingParcel[]> {
  const parcels = await expectedAt(who, place);
  return parcels.flatMap(({ requestId, number, pieces, arrivedAt }) => (arrivedAt && arrivedAt <= before ? [{ requestId, number, pieces, arrivedAt }] : []));
}
