import { and, eq, inArray, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { orders, paymentAttempts, stockLevels } from "@/db/schema/all";
import type { VariantId } from "@/lib/core/id";

export type Stood = { readonly id: typeof orders.$inferSelect.id; readonly key: string; readonly state: string; readonly total: number; readonly captured: number; readonly refunded: number };

/** The orders of these checkouts. */
export async function ordersOf(keys: readonly string[]): Promise<Stood[]> {
  return db
    .select({ id: orders.id, key: orders.attemptKey, state: orders.state, total: orders.total, captured: orders.captured, refunded: orders.refunded })
    .from(orders)
    .where(sql`${orders.attemptKey} in (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))`);
}

/** Pieces of a variant everywhere: on hand, held, and those that were sold. */
export async function piecesOf(variantId: VariantId): Promise<{ onHand: number; held: number }> {
  const [row] = await db.select({ onHand: sql<number>`sum(${stockLevels.onHand})::int`, held: sql<number>`sum(${stockLevels.held})::int` }).from(stockLevels).where(eq(stockLevels.variantId, variantId));
  return row ?? { onHand: 0, held: 0 };
}

/** The payment pages of these checkouts that are open: checkout key to the page's reference. */
export async function pagesOf(keys: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .select({ key: orders.attemptKey, ref: paymentAttempts.providerRef })
    .from(paymentAttempts)
    .innerJoin(orders, eq(orders.id, paymentAttempts.orderId))
    .where(and(inArray(paymentAttempts.state, ["open"]), sql`${orders.attemptKey} in (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))`));
  return new Map(rows.flatMap(({ key, ref }) => (ref === null ? [] : [[key, ref] as const])));
}
