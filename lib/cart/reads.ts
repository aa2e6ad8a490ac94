import "server-only";
import { sql } from "drizzle-orm";
import { type Db, db, type Tx } from "@/db/client";
import type { CartId } from "@/lib/core/id";
import { assembleCart, EMPTY_CART, type StoredCart } from "./rules";
import type { Cart } from "./types";

/** The whole cart at a moment, in one statement; an empty one when there is none. Prices and stock are never cached. */
export async function cartById(cartId: CartId | null, at: Date, on: Db | Tx = db): Promise<Cart> {
  if (cartId === null) return EMPTY_CART;
  const [row] = (await on.execute(sql`
    select c.id, c.version, c.coupon_code as "couponCode",
      case when c.location_id is not null then json_build_object('locationId', c.location_id, 'parkedAs', c.parked_as) end as "atTill",
      (select json_build_object('id', k.id, 'code', k.code, 'kind', k.kind, 'value', k.value, 'minimum', k.minimum,
          'startsAt', k.starts_at, 'endsAt', k.ends_at, 'maxUses', k.max_uses, 'used', k.used, 'budget', k.budget, 'given', k.given)
        from coupons k where k.code = c.coupon_code) as coupon,
      (select json_build_object('id', m.id, 'added', jsonb_array_length(m.before->'from'),
          'summed', (select count(*) from jsonb_array_elements(m.before->'from') f where exists (
            select 1 from jsonb_array_elements(m.before->'kept') k where k->>'variantId' = f->>'variantId')))
        from cart_merges m where m.cart_id = c.id and m.undone_at is null and m.merged_at > ${at.toISOString()}::timestamptz - interval '1 day'
        order by m.merged_at desc limit 1) as merge,
      (${WALLETS}) as wallets,
      coalesce((select json_agg(line order by line->>'addedAt', line->>'id') from (${LINE}) as lines(line)), '[]') as lines
    from carts c where c.id = ${cartId} and c.state = 'open'`)) as unknown as StoredCart[];
  return row ? assembleCart(row, at) : EMPTY_CART;
}

/** How often an open cart has changed; 0 when there is none any more. */
export async function cartVersion(cartId: CartId): Promise<number> {
  const [row] = await db.execute<{ version: number }>(sql`select version from carts where id = ${cartId} and state = 'open'`);
  return row?.version ?? 0;
}

/**
 * Gift cards and store credit of cart `c`, as one JSON list. What an order of this very cart holds that was never paid counts
 * as free: that order is given up when the next one is placed. Who showed their card at the till pays from their credit there, not whoever has the basket on a phone.
 */
const WALLETS = sql`
  select coalesce(json_agg(json_build_object('id', w.id, 'kind', w.kind, 'tail', w.tail, 'currency', w.currency, 'expiresAt', w.expires_at, 'free', w.balance - w.held
      + (select coalesce(sum(a.amount), 0) from orders o join payment_attempts a on a.order_id = o.id where o.cart_id = c.id and o.state = 'placed' and a.wallet_id = w.id and a.state = 'created')) order by cw.added_at, w.id), '[]')
  from cart_wallets cw join wallets w on w.id = cw.wallet_id
  where cw.cart_id = c.id and w.state = 'active' and coalesce(w.expires_at > now(), true) and w.currency = 'EUR' and (w.customer_id is null or w.customer_id in (c.customer_id, case when c.card_shown and c.phone_at is null and c.sent_until is null then c.for_customer_id end))`;

/**
 * One JSON object per line of cart `c`: what it is, what it costs over time, and how many could be promised. What the same cart
 * collects at a place, or carries out of it, can't be sent from there, as in lib/fulfilment/rules.ts. The till sees what is kept back from the web,
 * and the label of its own shelf: the one that hangs or, where that said less, the one that hung when the thing was rung up.
 */
const LINE = sql`
  select json_build_object('id', l.id, 'addedAt', l.added_at, 'variantId', l.variant_id, 'quantity', l.quantity, 'fulfilment', l.fulfilment,
    'locationId', l.location_id, 'seenAmount', l.seen_amount, 'sku', v.sku, 'gtin', v.gtin, 'vatRate', p.vat_rate, 'withdrawalExclusion', p.withdrawal_exclusion, 'handle', p.handle, 'title', p.title,
    'sold', v.status = 'active' and p.status = 'active' and (v.sold_online or l.fulfilment = 'carry-out'),
    'off', case when l.off > 0 then json_build_object('amount', l.off, 'reason', l.off_reason, 'by', l.off_by, 'approval', l.off_approval) end, 'content', v.content_amount, 'contentUnit', v.content_unit,
    'label', (select json_build_object('labelId', pl.id, 'currency', pl.currency, 'amount', pl.amount, 'hungAt', lr.confirmed_at) from printed_labels pl join label_runs lr on lr.id = pl.run_id
      where lr.location_id = c.location_id and lr.confirmed_at is not null and pl.variant_id = l.variant_id and pl.id in (l.label_id, (select h.label_id from shelf_labels h where h.location_id = c.location_id and h.variant_id = l.variant_id)) order by pl.amount, pl.id limit 1),
    'options', coalesce((select json_agg(json_build_object('key', o.key, 'name', o.name, 'value', ov.name) order by o.position)
      from options o join option_values ov on ov.option_id = o.id and ov.key = v.choice->>o.key where o.product_id = p.id), '[]'),
    'picture', (select json_build_object('stem', m.stem, 'alt', m.alt, 'width', m.width, 'height', m.height, 'widths', m.widths, 'blur', m.blur)
      from media m where m.product_id = p.id and m.role = 'main' and (m.choice is null or v.choice @> m.choice) order by m.position limit 1),
    'prices', coalesce((select json_agg(json_build_array(r.id, r.amount, r.kind, r.starts_at) order by r.starts_at, r.seq)
      from prices r where r.variant_id = v.id and r.currency = 'EUR'), '[]'),
    'free', coalesce((select sum(greatest(0, s.on_hand - s.held - case when l.fulfilment = 'carry-out' then 0 else coalesce(b.pieces, 0) end - coalesce(c.quantity, 0))) from stock_levels s
      join locations at on at.id = s.location_id
      left join stock_buffers b on b.variant_id = s.variant_id and b.location_id = s.location_id
      left join (select cart_id, variant_id, location_id, sum(quantity) as quantity from cart_lines where fulfilment <> 'deliver' group by 1, 2, 3) c on l.fulfilment = 'deliver' and c.cart_id = l.cart_id and c.variant_id = l.variant_id and c.location_id = s.location_id
      where s.variant_id = v.id and case l.fulfilment when 'collect' then s.location_id = l.location_id and at.collect_from when 'carry-out' then s.location_id = l.location_id else at.delivers_from end), 0))
  from cart_lines l join variants v on v.id = l.variant_id join products p on p.id = v.product_id where l.cart_id = c.id`;
