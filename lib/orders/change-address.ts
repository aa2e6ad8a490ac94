import "server-only";
import { and, eq, ne } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfilments, orderContacts } from "@/db/schema/all";
import type { OrderId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Address } from "./types";

export type AddressNotChanged =
  | { why: "nothing-to-send" } // no parcel, or none any more
  | { why: "too-late" }; // a parcel is packed or has left

/** Where the parcels of an order go, from now on; while none of them is packed, for on a packed one its address is written. In the caller's transaction, the order locked, for who may. */
export async function changeAddress(tx: Tx, orderId: OrderId, address: Address): Promise<Outcome<null, AddressNotChanged>> {
  const parcels = await tx.select({ state: fulfilments.state }).from(fulfilments).where(and(eq(fulfilments.orderId, orderId), eq(fulfilments.kind, "deliver"), ne(fulfilments.state, "cancelled")));
  if (parcels.length === 0) return refused({ why: "nothing-to-send" });
  if (parcels.some(({ state }) => state !== "waiting" && state !== "planned")) return refused({ why: "too-late" });
  await tx.update(orderContacts).set({ address }).where(eq(orderContacts.orderId, orderId));
  return done(null);
}
