import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { newId, type ProductId, type VariantId } from "@/lib/core/id";
import type { Currency, Minor } from "@/lib/core/money";
import { actorOf, type Who } from "@/lib/core/who";
import { record } from "@/lib/events/record";

type NewPrice = { readonly variantId: VariantId; readonly productId: ProductId; readonly currency: Currency; readonly amount: Minor };

/** Regular prices that begin now, in the caller's transaction; the list is added to, so a price that was wrong ends by another. Announces no reduction: that is a decision of its own, with its reference price. */
export async function addPrices(tx: Tx, who: Who, reason: string, added: readonly NewPrice[]): Promise<void> {
  if (added.length === 0) return;
  await tx.execute(sql`
    insert into prices (id, variant_id, currency, amount, kind, starts_at, reason, added_by) select r.id, r."variantId", r.currency, r.amount, 'regular', now(), ${reason}, ${actorOf(who)}
    from jsonb_to_recordset(${JSON.stringify(added.map((price) => ({ ...price, id: newId<"price">() })))}::jsonb) as r(id uuid, "variantId" uuid, currency text, amount bigint)`);
  // Pages and lists know what is offered alone.
  const shown = new Set((await tx.execute<{ id: ProductId }>(sql`select id from products where status = 'active' and id in (select id::uuid from jsonb_array_elements_text(${JSON.stringify(added.map(({ productId }) => productId))}::jsonb) as w(id))`)).map(({ id }) => id));
  await record(tx, who, ...added.filter(({ productId }) => shown.has(productId)).map(({ variantId, productId }) => ({ is: "price.changed", variantId, productId }) as const));
}
