import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { CartId, OrderId } from "@/lib/core/id";
import type { Fact } from "@/lib/events/types";

/** Takes out of a bag what an order has bought or reserved of it, its code and its gift cards, and out of its phone's hands what a till sent there; answers the fact, none where there is no bag. Runs in the caller's transaction, the bag locked. */
export async function emptyBag(tx: Tx, cartId: CartId, orderId: OrderId): Promise<readonly Fact[]> {
  const [cart] = (await tx.execute(sql`
    with bought as (select l.variant_id, f.kind, case when f.kind <> 'deliver' then f.location_id end as location_id, sum(fl.quantity)::int as pieces
        from fulfilments f join fulfilment_lines fl on fl.fulfilment_id = f.id join order_lines l on l.id = fl.order_line_id
        where f.order_id = ${orderId} group by 1, 2, 3),
      kept as (update cart_lines c set quantity = c.quantity - b.pieces from bought b where c.cart_id = ${cartId} and c.variant_id = b.variant_id
        and c.fulfilment = b.kind and c.location_id is not distinct from b.location_id and c.quantity > b.pieces),
      gone as (delete from cart_lines c using bought b where c.cart_id = ${cartId} and c.variant_id = b.variant_id
        and c.fulfilment = b.kind and c.location_id is not distinct from b.location_id and c.quantity <= b.pieces),
      spent as (delete from cart_wallets where cart_id = ${cartId})
    update carts set version = version + 1, changed_at = now(), coupon_code = null, sent_until = case when sent_until is not null then least(sent_until, now()) end where id = ${cartId} returning version`)) as unknown as { version: number }[];
  return cart ? [{ is: "cart.changed", cartId, version: cart.version }] : [];
}
