import "server-only";
import { and, eq, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { orderContacts, orders } from "@/db/schema/all";
import type { LocationId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Shopper } from "@/lib/core/who";
import { mailboxOf } from "@/lib/customers/rules";
import { type ReadyBy, reservedUntil } from "@/lib/fulfilment/promise/rules";
import type { Window } from "@/lib/fulfilment/windows/rules";
import type { Place } from "@/lib/locations/types";
import { MOST_RESERVATIONS, reservableAt } from "./rules";
import type { Summary } from "./types";

export type NotReserved = { why: "not-reservable" } | { why: "too-many-reserved" };
type Asked = { readonly who: Shopper; readonly email: string; readonly summary: Summary; readonly places: readonly Place[]; readonly ready: ReadonlyMap<LocationId, ReadyBy>; readonly windows: ReadonlyMap<LocationId, Window> };

/**
 * Until when what is reserved waits to be paid in its store. Refuses `not-reservable` unless all is collected in one store that takes
 * reservations, and is no more than may be reserved; `too-many-reserved` for who has several open already: pieces are held for nothing as
 * long as nobody pays. Of two at once by the same person the second waits and is counted.
 */
export async function mayReserve(tx: Tx, { who, email, summary, places, ready, windows }: Asked): Promise<Outcome<Date, NotReserved>> {
  const place = places.find(({ id }) => id === reservableAt(summary));
  const by = place && ready.get(place.id);
  const until = place && by ? reservedUntil(place, windows.get(place.id)?.from ?? by.due) : null;
  if (who.channel === "till" || !until) return refused({ why: "not-reservable" });
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`reserve:${who.customerId ?? mailboxOf(email)}`}, 0))`);
  const mine = or(eq(orderContacts.email, email), who.customerId ? eq(orders.customerId, who.customerId) : undefined);
  const [open] = await tx.select({ n: sql<number>`count(*)::int` }).from(orders).innerJoin(orderContacts, eq(orderContacts.orderId, orders.id)).where(and(eq(orders.state, "placed"), eq(orders.contract, "reserved"), mine));
  return (open?.n ?? 0) < MOST_RESERVATIONS ? done(until) : refused({ why: "too-many-reserved" });
}
