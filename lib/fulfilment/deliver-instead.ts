import "server-only";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { orderContacts } from "@/db/schema/all";
import type { FulfilmentId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { poolFor, type Shopper, type Staff } from "@/lib/core/who";
import type { Address } from "@/lib/orders/types";
import { otherWays } from "./choice/reads";
import type { Asked } from "./collect-elsewhere";
import { lockOwnPart, type OwnPart } from "./lock-own-part";
import { takeOver, unlessGone } from "./take-over";

export type NotDelivered =
  | { why: "unknown-part" }
  | { why: "not-asked" } // chosen already, or never in question
  | { why: "address-missing" } // the order has none, and none was given
  | { why: "gone" }; // no place can send all of it any more
type Instead = { readonly fulfilmentId: FulfilmentId; readonly due: Date };

/**
 * What could not be found in a store is sent instead, in one parcel from a place that has all of it, at no charge: it was not the
 * buyer who changed their mind (docs/decisions/0020). It goes where the order's other parcels go, else to `address`. For its
 * customer, a guest with its code, or a colleague who may hand over. Of two at once one chooses.
 */
export const deliverInstead = (who: Shopper | Staff, { address, ...asked }: z.output<typeof Asked> & { readonly address: Address | null }): Promise<Outcome<Instead, NotDelivered>> =>
  unlessGone(
    atomically(async (tx): Promise<Outcome<Instead, NotDelivered>> => {
      const part = await lockOwnPart(tx, who, asked);
      return part.ok ? sendInstead(tx, who, part.value, address) : part;
    }, { pool: poolFor(who) }),
  );

/** The same in the caller's transaction, for a part that was locked for who may choose. */
export async function sendInstead(tx: Tx, who: Shopper | Staff, part: OwnPart, address: Address | null): Promise<Outcome<Instead, Exclude<NotDelivered, { why: "unknown-part" }>>> {
  if (part.state !== "asked") return refused({ why: "not-asked" });
  const { parcel } = await otherWays(part.id, new Date(), tx);
  if (!parcel) return refused({ why: "gone" });
  const ofOrder = eq(orderContacts.orderId, part.orderId);
  const [contact] = await tx.select({ address: orderContacts.address }).from(orderContacts).where(ofOrder);
  if (!contact?.address && !address) return refused({ why: "address-missing" });
  if (!contact?.address) await tx.update(orderContacts).set({ address }).where(ofOrder);
  const { locationId, due, workingDays } = parcel;
  const fulfilmentId = await takeOver(tx, who, part, { kind: "deliver", locationId, rule: "one-place-has-all", promise: { kind: "delivered-by", due, reason: { workingDays, instead: "parcel" } } });
  return done({ fulfilmentId, due });
}
