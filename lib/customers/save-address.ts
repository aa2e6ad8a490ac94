import "server-only";
import { and, count, eq } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { addresses, customers } from "@/db/schema/all";
import { newId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { MOST_ADDRESSES } from "./rules";
import type { Address, AddressId, Owner } from "./types";

export type AddressDraft = Omit<Address, "id"> & { readonly id: AddressId | null };

/**
 * Keeps an address in the owner's book: a new one, or a change of one of theirs. Refuses `unknown` for an id that is not
 * the owner's, alike for one that is nobody's, and `too-many` beyond 20. May be repeated.
 */
export function saveAddress(who: Owner, draft: AddressDraft, at = new Date()): Promise<Outcome<{ id: AddressId }, { why: "unknown" } | { why: "too-many"; most: number }>> {
  return atomically(async (tx) => {
    const { id, ...lines } = draft;
    if (id) {
      const [kept] = await tx.update(addresses).set({ ...lines, usedAt: at }).where(and(eq(addresses.id, id), eq(addresses.customerId, who.customerId))).returning({ id: addresses.id });
      return kept ? done(kept) : refused({ why: "unknown" });
    }
    await tx.select({ id: customers.id }).from(customers).where(eq(customers.id, who.customerId)).for("update"); // one book, one writer
    const [book] = await tx.select({ pages: count() }).from(addresses).where(eq(addresses.customerId, who.customerId));
    if ((book?.pages ?? 0) >= MOST_ADDRESSES) return refused({ why: "too-many", most: MOST_ADDRESSES });
    const fresh = newId<"address">();
    await tx.insert(addresses).values({ ...lines, id: fresh, customerId: who.customerId, usedAt: at });
    return done({ id: fresh });
  });
}
