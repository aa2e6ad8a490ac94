import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { cartLines } from "@/db/schema/all";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { poolFor, type Shopper } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { lockCart } from "./lock-cart";
import { cartById } from "./reads";
import type { Cart } from "./types";

export const AcceptChanges = z.object({});

/**
 * Accepts everything that changed: today's prices, the pieces that are left, and the loss of what is gone.
 * May be repeated. Refuses `cart-empty` when there is no cart.
 */
export function acceptChanges(who: Shopper, _nothing: z.output<typeof AcceptChanges>): Promise<Outcome<Cart, { why: "cart-empty" }>> {
  return atomically(async (tx) => {
    const locked = await lockCart(tx, who);
    if (!locked) return refused({ why: "cart-empty" });
    const before = await cartById(locked.id, new Date(), tx);
    const gone = new Set(before.changes.filter((c) => c.is === "sold-out" || c.is === "no-longer-sold").map((c) => c.lineId));
    const left = new Map(before.changes.flatMap((c) => (c.is === "only-some-left" ? [[c.lineId, c.left] as const] : [])));
    const after = before.lines.map((l) => ({ id: l.id, quantity: gone.has(l.id) ? 0 : Math.min(l.quantity, left.get(l.id) ?? l.quantity), amount: l.unitAmount }));
    await tx.execute(sql`
      with accepted as (select * from jsonb_to_recordset(${JSON.stringify(after)}::jsonb) as a(id uuid, quantity int, amount bigint)),
        taken as (delete from ${cartLines} l using accepted a where l.id = a.id and l.cart_id = ${locked.id} and a.quantity = 0)
      update ${cartLines} l set quantity = a.quantity, seen_amount = a.amount from accepted a where l.id = a.id and l.cart_id = ${locked.id} and a.quantity > 0`);
    await record(tx, who, { is: "cart.changed", cartId: locked.id, version: locked.version });
    return done(await cartById(locked.id, new Date(), tx));
  }, { pool: poolFor(who) });
}
