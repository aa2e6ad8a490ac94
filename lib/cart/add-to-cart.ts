import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { cartLines } from "@/db/schema/all";
import { isId, type LocationId, newId, type VariantId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { poolFor, type Shopper } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import type { LabelId } from "@/lib/labels/types";
import { type LockedCart, openCart } from "./lock-cart";
import { cartById } from "./reads";
import { MOST_LINES, MOST_PIECES, wantedOf } from "./rules";
import type { Cart, CartLine, CartLineId } from "./types";

const id = <T extends string>() => z.string().refine(isId).transform((text) => text as T);
export const Wanted = z.discriminatedUnion("fulfilment", [
  z.object({ fulfilment: z.literal("deliver"), locationId: z.null().default(null) }),
  z.object({ fulfilment: z.literal("collect"), locationId: id<LocationId>() }),
  z.object({ fulfilment: z.literal("carry-out"), locationId: id<LocationId>() }), // taken along from a store, once it is paid
]);
export const AddToCart = z.object({
  variantId: id<VariantId>(),
  quantity: z.number().int().min(1).max(MOST_PIECES),
  wanted: Wanted.default({ fulfilment: "deliver", locationId: null }),
  press: z.string().refine(isId).default(() => newId()), // one press of the button, named by the browser or by this request
});

/** The cart after the change, and the cookie's token when this began a guest's cart. */
export type Opened = { readonly cart: Cart; readonly token: string | null };
export type NotAdded = { why: "not-sold" } | { why: "sold-out" } | { why: "only-some-left"; left: number } | { why: "too-many"; most: number } | { why: "cart-full"; most: number };

/**
 * Puts pieces of a variant into the shopper's cart; of one already there it adds to the quantity. Holds no stock.
 * Refuses what is not sold on the web, more than can be promised now, or more than a cart takes. May be repeated with the same
 * press: it adds once.
 */
export function addToCart(who: Shopper, input: z.output<typeof AddToCart>): Promise<Outcome<Opened, NotAdded>> {
  return atomically(async (tx) => putIn(tx, who, await openCart(tx, who), input), { pool: poolFor(who) });
}

/** The same, into a cart that the caller has locked; with the label that hangs at the till's shelf, which the line keeps. */
export async function putIn(tx: Tx, who: Shopper, { id: cartId, version, token }: LockedCart, input: z.output<typeof AddToCart>, labelId: LabelId | null = null): Promise<Outcome<Opened, NotAdded>> {
  const at = new Date();
  const added = await tx.execute<{ id: CartLineId }>(sql`
    insert into ${cartLines} (id, cart_id, variant_id, quantity, fulfilment, location_id, seen_amount, press_id, label_id)
    select ${newId()}, ${cartId}, v.id, ${input.quantity}, ${input.wanted.fulfilment}, ${input.wanted.locationId}::uuid, r.amount, ${input.press}::uuid, ${labelId}::uuid
    from variants v join products p on p.id = v.product_id
    cross join lateral (select amount from prices where variant_id = v.id and currency = 'EUR' and starts_at <= ${at.toISOString()}::timestamptz order by starts_at desc, seq desc limit 1) r
    where v.id = ${input.variantId} and v.status = 'active' and (v.sold_online or ${input.wanted.fulfilment} = 'carry-out') and p.status = 'active'
      and (${input.wanted.locationId}::uuid is null or exists (select 1 from locations where id = ${input.wanted.locationId}::uuid and case when ${input.wanted.fulfilment} = 'collect' then collect_from else kind = 'store' end))
    on conflict on constraint cart_lines_once do update set press_id = excluded.press_id, label_id = coalesce(${cartLines}.label_id, excluded.label_id),
        quantity = ${cartLines}.quantity + case when ${cartLines}.press_id = excluded.press_id then 0 else excluded.quantity end
      where ${cartLines}.press_id = excluded.press_id or ${cartLines}.quantity + excluded.quantity <= ${MOST_PIECES}
    returning id`);
  await record(tx, who, { is: "cart.changed", cartId, version });
  const cart = await cartById(cartId, at, tx);
  const line = cart.lines.find((l) => l.variantId === input.variantId && l.fulfilment === input.wanted.fulfilment && l.locationId === input.wanted.locationId);
  if (!line) return refused({ why: "not-sold" });
  if (added.length === 0) return refused({ why: "too-many", most: MOST_PIECES });
  if (cart.lines.length > MOST_LINES) return refused({ why: "cart-full", most: MOST_LINES });
  return shortOf(cart, line, input.quantity) ?? done({ cart, token });
}

/** The refusal when a line wants more than can be promised; `left`: how many more there are beyond what the cart had before. */
function shortOf(cart: Cart, line: CartLine, asked: number): ReturnType<typeof refused<{ why: "sold-out" } | { why: "only-some-left"; left: number }>> | null {
  const wanted = wantedOf(cart.lines, line);
  if (line.free >= wanted) return null;
  return line.free === 0 ? refused({ why: "sold-out" }) : refused({ why: "only-some-left", left: Math.max(0, line.free - (wanted - asked)) });
}
