import "server-only";
import { sql } from "drizzle-orm";
import { db, staffDb, type Tx } from "@/db/client";
import { cartById } from "@/lib/cart/reads";
import type { Cart } from "@/lib/cart/types";
import type { CartId, LocationId } from "@/lib/core/id";
import type { PaidOnPhone } from "./types";

/** What a phone paid last of a basket that a till of this place had sent to it; null as long as it hasn't. A basket that is sent began at the till, so whatever wasn't sold there was paid on a phone. */
export async function paidOnPhone(place: LocationId, basketId: CartId, on: Tx | typeof staffDb = staffDb): Promise<PaidOnPhone | null> {
  const [row] = await on.execute<PaidOnPhone>(sql`
    select o.id as "orderId", o.number, o.total::int as total, o.currency,
      coalesce((select json_agg(json_build_object('title', l.title, 'quantity', fl.quantity) order by l.position)
        from fulfilments f join fulfilment_lines fl on fl.fulfilment_id = f.id join order_lines l on l.id = fl.order_line_id
        where f.order_id = o.id and f.kind = 'carry-out' and f.location_id = ${place}), '[]') as leaves,
      exists (select 1 from fulfilments f where f.order_id = o.id and f.kind <> 'carry-out') as follows
    from carts c join orders o on o.cart_id = c.id
    where c.id = ${basketId} and c.location_id = ${place} and c.sent_until is not null and o.channel <> 'till' and o.state in ('paid', 'fulfilled')
    order by o.paid_at desc limit 1`);
  return row ?? null;
}

/** A till's basket as a phone sees it before it opens it. */
export type Offered = { readonly cart: Cart; readonly locationId: LocationId; /** Whether a phone has opened it already. */ readonly opened: boolean };

/** The basket behind a code that was sent to a phone; null once it was paid, sold or taken back. Who asks has shown the code. */
export async function offeredTo(basketId: CartId, at: Date): Promise<Offered | null> {
  const [[row], cart] = await Promise.all([
    db.execute<Omit<Offered, "cart">>(sql`select location_id as "locationId", phone_at is not null as opened from carts where id = ${basketId} and state = 'open' and sent_until > ${at.toISOString()}::timestamptz`),
    cartById(basketId, at),
  ]);
  return row ? { ...row, cart } : null;
}
