import "server-only";
import { and, eq, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { orders } from "@/db/schema/all";
import { hashOf } from "@/lib/core/hash";
import type { OrderId } from "@/lib/core/id";
import type { Duty, Shopper, Staff } from "@/lib/core/who";

/** An order, locked, for its customer, a guest with its code, or a colleague with that duty; null for anybody else, whether it exists or not. */
export async function lockMine(tx: Tx, who: Shopper | Staff, orderId: OrderId, { code, duty }: { readonly code: string | null; readonly duty: Duty }) {
  const mine = who.is === "staff" ? (who.may.has(duty) ? undefined : sql`false`) : (or(who.customerId ? eq(orders.customerId, who.customerId) : undefined, code ? eq(orders.guestTokenHash, hashOf(code)) : undefined) ?? sql`false`);
  const [order] = await tx.select({ id: orders.id, state: orders.state, contract: orders.contract, captured: orders.captured, refunded: orders.refunded }).from(orders).where(and(eq(orders.id, orderId), mine)).for("update");
  return order ?? null;
}
