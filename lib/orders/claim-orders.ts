import "server-only";
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { customers, orderContacts, orders } from "@/db/schema/all";
import type { CustomerId } from "@/lib/core/id";
import { done, type Outcome } from "@/lib/core/outcome";

/**
 * Gives a new account the orders that its owner made as a guest: those for the address that the account has proved, and no one
 * else's. Their links work on. Follows from `customer.signed-up`; may be repeated.
 */
export function claimOrders(customerId: CustomerId): Promise<Outcome<{ claimed: number }, never>> {
  return atomically(async (tx) => {
    const claimed = await tx
      .update(orders)
      .set({ customerId })
      .from(orderContacts)
      .innerJoin(customers, eq(customers.email, orderContacts.email))
      .where(and(eq(orderContacts.orderId, orders.id), isNull(orders.customerId), eq(customers.id, customerId), isNotNull(customers.emailVerifiedAt), isNull(customers.disabledAt)))
      .returning({ id: orders.id });
    return done({ claimed: claimed.length });
  });
}
