import "server-only";
import { and, eq, ne, sql } from "drizzle-orm";
import type { z } from "zod";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { fulfilmentLines, fulfilments, orderContacts, orderLines } from "@/db/schema/all";
import type { FulfilmentId, LocationId, OrderId } from "@/lib/core/id";
import { type Minor, minorOf, sum, ZERO } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { poolFor, type Shopper, type Staff } from "@/lib/core/who";
import { otherWays } from "@/lib/fulfilment/choice/reads";
import type { Asked } from "@/lib/fulfilment/collect-elsewhere";
import { lockOwnPart, type OwnPart } from "@/lib/fulfilment/lock-own-part";
import { moreForParcel } from "@/lib/fulfilment/rules";
import { takeOver, unlessGone } from "@/lib/fulfilment/take-over";
import { openPick } from "@/lib/fulfilment/take-pick";
import type { Address } from "@/lib/orders/types";
import { everyPart } from "./reads";
import { returnMoney } from "@/lib/refunds/return-money";
import { deliveryLeft } from "./rules";

/** What a buyer wants instead of what they chose: a store, or a parcel. */
export type NewWay = { readonly kind: "collect"; readonly locationId: LocationId } | { readonly kind: "deliver"; readonly address: Address | null };
type Changed = { readonly fulfilmentId: FulfilmentId; readonly due: Date; readonly back: Minor };
export type NotChanged =
  | { why: "unknown-part" }
  | { why: "too-late" } // somebody has it in hand, or it is ready, gone or over
  | { why: "changed-already" }
  | { why: "gone" } // not all of it is there
  | { why: "address-missing" }
  | { why: "costs-more"; more: Minor }; // a parcel that would have to be paid for

/**
 * A buyer changes their mind before the picking begins, once for each part: another store, a parcel instead of a collection, or the
 * other way round. A parcel costs nothing where one of the order travels anyway or the goods are worth it; where it would cost
 * more it is refused. The last parcel that becomes a collection brings what delivery cost back (docs/decisions/0021). For its
 * customer, a guest with its code, or a colleague who may hand over. Of two at once one changes it.
 */
export const changeWay = (who: Shopper | Staff, { to, ...asked }: z.output<typeof Asked> & { readonly to: NewWay }): Promise<Outcome<Changed, NotChanged>> =>
  unlessGone(
    atomically(async (tx): Promise<Outcome<Changed, NotChanged>> => {
      const part = await lockOwnPart(tx, who, asked);
      return part.ok ? changePart(tx, who, part.value, to) : part;
    }, { pool: poolFor(who) }),
  );

/** The same in the caller's transaction, for a part that was locked for who may change it. */
export async function changePart(tx: Tx, who: Shopper | Staff, part: OwnPart, to: NewWay): Promise<Outcome<Changed, Exclude<NotChanged, { why: "unknown-part" }>>> {
  if (part.state !== "planned" || part.orderState !== "paid" || (await openPick(tx, part.id))) return refused({ why: "too-late" });
  if (part.replaces !== null) return refused({ why: "changed-already" });
  const ways = await otherWays(part.id, new Date(), tx);
  if (to.kind === "collect") {
    const store = ways.stores.find((s) => s.locationId === to.locationId);
    if (!store) return refused({ why: "gone" });
    const left = deliveryLeft(await everyPart(part.orderId, tx), part.id);
    const fulfilmentId = await takeOver(tx, who, part, { kind: "collect", locationId: store.locationId, rule: "collect-there", promise: { kind: "ready-by", due: store.due, reason: { ...store.reason, instead: "wished" } } });
    const back = left === null ? ZERO : sum([left, part.charge]);
    if (back > 0) await returnMoney(tx, who, part.orderId, back, "goodwill");
    return done({ fulfilmentId, due: store.due, back });
  }
  if (part.kind === "deliver" || !ways.parcel) return refused({ why: "gone" });
  const parcels = await parcelsOf(tx, part.orderId, part.id);
  const more = parcels.others > 0 ? ZERO : moreForParcel(parcels.worth);
  if (more > 0) return refused({ why: "costs-more", more });
  const ofOrder = eq(orderContacts.orderId, part.orderId);
  const [contact] = await tx.select({ address: orderContacts.address }).from(orderContacts).where(ofOrder);
  if (!contact?.address && !to.address) return refused({ why: "address-missing" });
  if (!contact?.address) await tx.update(orderContacts).set({ address: to.address }).where(ofOrder);
  const { locationId, due, workingDays } = ways.parcel;
  const fulfilmentId = await takeOver(tx, who, part, { kind: "deliver", locationId, rule: "one-place-has-all", promise: { kind: "delivered-by", due, reason: { workingDays, instead: "wished" } } });
  return done({ fulfilmentId, due, back: ZERO });
}

/** How many parcels the order has besides a part, and what the part is worth. */
async function parcelsOf(tx: Tx, orderId: OrderId, partId: FulfilmentId): Promise<{ others: number; worth: Minor }> {
  const others = await tx.$count(fulfilments, and(eq(fulfilments.orderId, orderId), eq(fulfilments.kind, "deliver"), ne(fulfilments.state, "cancelled"), ne(fulfilments.id, partId)));
  const [worth] = await tx
    .select({ total: sql`sum(${orderLines.total} * ${fulfilmentLines.quantity} / ${orderLines.quantity})`.mapWith((cents: string) => minorOf(Number(cents))) })
    .from(fulfilmentLines)
    .innerJoin(orderLines, eq(orderLines.id, fulfilmentLines.orderLineId))
    .where(eq(fulfilmentLines.fulfilmentId, partId));
  return { others, worth: worth?.total ?? ZERO };
}
