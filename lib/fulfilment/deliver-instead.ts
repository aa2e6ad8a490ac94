import "server-only";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { atomically } from "@/db/atomically";
import { constraintOf } from "@/db/faults";
import { orderContacts } from "@/db/schema/all";
import type { FulfilmentId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { poolFor, type Shopper, type Staff } from "@/lib/core/who";
import type { Address } from "@/lib/orders/types";
import { otherWays } from "./choice/reads";
import { type Asked, lockAsked } from "./collect-elsewhere";
import { takeOver } from "./take-over";

export type NotDelivered =
  | { why: "unknown-part" }
  | { why: "not-asked" } // chosen already, or never in question
  | { why: "address-missing" } // the order has none, and none was given
  | { why: "gone" }; // no place can send all of it any more

/**
 * What could not be found in a store is sent instead, in one parcel from a place that has all of it, at no charge: it was not the
 * buyer who changed their mind (docs/decisions/0020). It goes where the order's other parcels go, else to `address`. For its
 * customer, a guest with its code, or a colleague who may hand over. Of two at once one chooses.
 */
export async function deliverInstead(who: Shopper | Staff, { address, ...asked }: z.output<typeof Asked> & { readonly address: Address | null }): Promise<Outcome<{ readonly fulfilmentId: FulfilmentId; readonly due: Date }, NotDelivered>> {
  try {
    return await atomically(async (tx) => {
      const part = await lockAsked(tx, who, asked);
      if (!part.ok) return part;
      const { parcel } = await otherWays(part.value.id, new Date(), tx);
      if (!parcel) return refused({ why: "gone" });
      const ofOrder = eq(orderContacts.orderId, part.value.orderId);
      const [contact] = await tx.select({ address: orderContacts.address }).from(orderContacts).where(ofOrder);
      if (!contact?.address && !address) return refused({ why: "address-missing" });
      if (!contact?.address) await tx.update(orderContacts).set({ address }).where(ofOrder);
      const { locationId, due, workingDays } = parcel;
      const fulfilmentId = await takeOver(tx, who, part.value, { kind: "deliver", locationId, rule: "one-place-has-all", promise: { kind: "delivered-by", due, reason: { workingDays, instead: "parcel" } } });
      return done({ fulfilmentId, due });
    }, { pool: poolFor(who) });
  } catch (fault) {
    if (constraintOf(fault) === "stock_levels_never_oversold") return refused({ why: "gone" });
    throw fault;
  }
}
