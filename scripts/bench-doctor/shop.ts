import type { Sql } from "postgres";

/** Orders for each variant, and movements beside those of holds for each variant at each of the places. */
const ORDERS_PER_VARIANT = 50;
const PLACES = 5;
const YEAR = "interval '365 days'";

/**
 * A shop that has sold for a year: `orders` orders of two lines (of twenty one expired, one was cancelled and paid back, the newest
 * hundredth waits to be sent, the others were sent), and ten times as many movements. Whole and true, written past the
 * triggers as a restore would. `say` hears what is being written.
 */
export async function fillShop(sql: Sql, orders: number, say: (line: string) => void): Promise<void> {
  const variants = Math.max(20, Math.round(orders / ORDERS_PER_VARIANT));
  const pairs = variants * PLACES;
  const other = Math.max(2, Math.round((orders * 10 - orders * 4) / pairs)); // movements of each pair that no hold wrote
  const parts: readonly (readonly [string, string])[] = [
    ["goods and places", `
      insert into categories (id, handle, name) values (pg_temp.uid('category', 0), 'all', '{"it":"Tutto","en":"All"}');
      insert into makers (id, name, postal_address, electronic_address) values (pg_temp.uid('maker', 0), 'Prova', 'Via di Prova 1', 'prova@prova.example');
      insert into locations (id, handle, kind, name, street, postcode, city, province, country, phone, email, latitude, longitude, time_zone, directions, services, delivers_from, collect_from, preparation_minutes, hold_days, routing_rank)
        select pg_temp.uid('place', n), 'place-' || n, 'store', 'Posto ' || n, 'Via 1', '20100', 'Milano', 'MI', 'IT', '+39 02 5550 1000', 'a@prova.example', 45, 9, 'Europe/Rome', '{"it":"","en":""}', '[]', true, true, 60, 3, n from generate_series(0, ${PLACES - 1}) n;
      insert into products (id, handle, title, description, material, care, category_id, maker_id, vat_rate, country_of_origin, status)
        select pg_temp.uid('product', n), 'product-' || n, '{"it":"Cosa","en":"Thing"}', '{"it":"","en":""}', '{"it":"","en":""}', '{"it":"","en":""}', pg_temp.uid('category', 0), pg_temp.uid('maker', 0), 2200, 'IT', 'active' from generate_series(0, ${variants - 1}) n;
      insert into media (id, product_id, stem, alt, width, height, widths, blur) select pg_temp.uid('media', n), pg_temp.uid('product', n), 'prova', '{"it":"","en":""}', 800, 1000, '{320}', 'data:,' from generate_series(0, ${variants - 1}) n;
      insert into product_search (product_id, locale, title, vector) select pg_temp.uid('product', n), l, 'cosa', 'cosa' from generate_series(0, ${variants - 1}) n, unnest(array['it', 'en']) l;
      insert into variants (id, product_id, sku, choice) select pg_temp.uid('variant', n), pg_temp.uid('product', n), 'SKU-' || n, '{}' from generate_series(0, ${variants - 1}) n;
      insert into prices (id, variant_id, currency, amount, kind, starts_at, reason, added_by, added_at) select pg_temp.uid('price', n), pg_temp.uid('variant', n), 'EUR', 1000 + (n % 400) * 100, 'regular', now() - interval '2 years', 'bench', 'job:bench', now() - interval '2 years' from generate_series(0, ${variants - 1}) n;
      insert into coupons (id, code, kind, value, currency, minimum, starts_at, max_uses) values (pg_temp.uid('coupon', 0), 'BENCH', 'percent', 1000, 'EUR', 0, now() - ${YEAR}, 10)`],
    ["people", `
      insert into customers (id, email, locale, email_verified_at) select pg_temp.uid('customer', n), 'c' || n || '@prova.example', 'it', now() from generate_series(0, ${Math.round(orders / 5)}) n;
      insert into sessions (id, kind, customer_id, expires_at) select pg_temp.uid('session', n), 'customer', pg_temp.uid('customer', n), now() + interval '30 days' from generate_series(0, ${Math.round(orders / 10)}) n;
      insert into carts (id, customer_id, locale) select pg_temp.uid('cart', n), pg_temp.uid('customer', n), 'it' from generate_series(0, ${Math.round(orders / 10)}) n`],
    ["orders", `
      create temporary table o as select i, now() - interval '2 hours' - (${orders} - i) * (${YEAR} / ${orders}) as at, i % ${PLACES} as place, case when i % 3 = 0 then 690 else 0 end as delivery,
        case when i > ${orders * 0.99} then 'paid' when i % 20 = 0 then 'expired' when i % 20 = 1 then 'cancelled' else 'fulfilled' end as state from generate_series(1, ${orders}) i;
      create temporary table l as select o.i, p, v, 1000 + (v % 400) * 100 as unit, 1 + (i + p) % 2 as quantity from o, generate_series(0, 1) p, lateral (select (i::bigint * 7919 + p * 104729) % ${variants} as v) x;
      create temporary table s as select o.*, g.goods, g.vat + (2 * o.delivery * 2200 + 12200) / (2 * 12200) as vat, g.goods + o.delivery as total from o join (
        select i, sum(unit * quantity) as goods, sum((2 * unit * quantity * 2200 + 12200) / (2 * 12200)) as vat from l group by i) g using (i) order by i;
      insert into orders (id, number, state, channel, contract, customer_id, cart_id, attempt_key, accepted_hash, guest_token_hash, locale, currency, goods, discount, delivery, total, captured, refunded, placed_at, paid_at, closed_at)
        select pg_temp.uid('order', i), 'N' || i, state, 'web', 'distance', case when i % 2 = 0 then pg_temp.uid('customer', i % ${Math.round(orders / 5)}) end, pg_temp.uid('cart', i), 'key-' || i, 'hash', 'token-' || i, 'it', 'EUR', goods, 0, delivery, total,
          case when state = 'expired' then 0 else total end, case when state = 'cancelled' then total else 0 end, at, case when state <> 'expired' then at + interval '1 minute' end, case when state in ('expired', 'cancelled') then at + interval '20 minutes' end from s order by i;
      insert into order_contacts (order_id, email, name) select pg_temp.uid('order', i), 'c' || i % ${Math.round(orders / 5)} || '@prova.example', 'Prova Canarino' from s order by i;
      insert into order_vat (order_id, rate, gross, vat) select pg_temp.uid('order', i), 2200, total, vat from s order by i`],
    ["order lines", `
      insert into order_lines (id, order_id, position, variant_id, sku, handle, title, options, quantity, unit_amount, price_id, price_trail, discount, total, vat_rate, vat, fulfilled)
        select pg_temp.uid('line' || p, i), pg_temp.uid('order', i), p, pg_temp.uid('variant', v::int), 'SKU-' || v, 'product-' || v, '{"it":"Cosa","en":"Thing"}', '[]', quantity, unit, pg_temp.uid('price', v::int), '[]', 0, unit * quantity, 2200,
          (2 * unit * quantity * 2200 + 12200) / (2 * 12200), case when state = 'fulfilled' then quantity else 0 end from l join o using (i) order by i, p`],
    ["history", `
      insert into order_history (order_id, "from", "to", at) select pg_temp.uid('order', i), f, t, at + after from o, lateral (values (null, 'placed', interval '0', true), ('placed', 'paid', interval '1 minute', state <> 'expired'), ('paid', 'fulfilled', interval '1 day', state = 'fulfilled'),
        ('paid', 'cancelled', interval '20 minutes', state = 'cancelled'), ('placed', 'expired', interval '20 minutes', state = 'expired')) h(f, t, after, is_so) where is_so order by i, after`],
    ["parts", `
      insert into fulfilments (id, order_id, position, kind, location_id, method, charge, state, reason) select pg_temp.uid('part', i), pg_temp.uid('order', i), 0, 'deliver', pg_temp.uid('place', place), 'standard', delivery,
        case state when 'paid' then 'planned' when 'fulfilled' then 'sent' else 'cancelled' end, '{}' from o order by i;
      insert into fulfilment_lines (fulfilment_id, order_line_id, quantity) select pg_temp.uid('part', i), pg_temp.uid('line' || p, i), quantity from l order by i, p`],
    ["holds", `
      insert into holds (id, order_line_id, location_id, variant_id, quantity, state, actor, held_at, closed_at) select pg_temp.uid('hold' || p, i), pg_temp.uid('line' || p, i), pg_temp.uid('place', place), pg_temp.uid('variant', v::int), quantity,
        case state when 'paid' then 'held' when 'fulfilled' then 'fulfilled' when 'cancelled' then 'released' else 'expired' end, 'guest', at, case when state <> 'paid' then at + interval '1 hour' end from l join o using (i) order by i, p`],
    ["movements of holds", `
      insert into stock_movements (location_id, variant_id, kind, held_by, cause, actor, at) select pg_temp.uid('place', place), pg_temp.uid('variant', v::int), 'hold', quantity, 'hold:' || pg_temp.uid('hold' || p, i), 'guest', at from l join o using (i) order by at;
      insert into stock_movements (location_id, variant_id, kind, on_hand_by, held_by, cause, actor, at) select pg_temp.uid('place', place), pg_temp.uid('variant', v::int), case when state = 'fulfilled' then 'ship' else 'release' end,
        case when state = 'fulfilled' then -quantity else 0 end, -quantity, 'hold:' || pg_temp.uid('hold' || p, i), 'job:bench', at + interval '1 hour' from l join o using (i) where state <> 'paid' order by at`],
    ["other movements", `
      insert into stock_movements (location_id, variant_id, kind, on_hand_by, cause, actor, at) select pg_temp.uid('place', place), pg_temp.uid('variant', v), case when n = 0 then 'receive' else 'sell' end, case when n = 0 then 10000 else -1 end,
        case when n = 0 then 'receipt:' else 'sale:' end || pg_temp.uid('other' || place || n, v), 'job:bench', now() - ${YEAR} + n * (${YEAR} / ${other}) from generate_series(0, ${other - 1}) n, generate_series(0, ${PLACES - 1}) place, generate_series(0, ${variants - 1}) v order by n;
      insert into stock_levels (location_id, variant_id, on_hand, held) select location_id, variant_id, sum(on_hand_by), sum(held_by) from stock_movements group by 1, 2`],
    ["money", `
      insert into payment_attempts (id, order_id, tender, amount, currency, idempotency_key, provider_ref, intent_ref, state, expires_at, started_at, settled_at)
        select pg_temp.uid('attempt', i), pg_temp.uid('order', i), 'card-online', total, 'EUR', 'pay-' || i, 'page-' || i, case when state <> 'expired' then 'intent-' || i end, case when state = 'expired' then 'voided' else 'captured' end, at + interval '20 minutes', at, at + interval '1 minute' from s order by i;
      insert into refunds (id, attempt_id, amount, idempotency_key, provider_ref, state, reason, actor) select pg_temp.uid('refund', i), pg_temp.uid('attempt', i), total, 'refund-' || i, 're-' || i, 'succeeded', 'cancelled', 'job:bench' from s where state = 'cancelled' order by i;
      insert into journals (id, kind, cause, at) select pg_temp.uid('journal', i), 'capture', 'attempt:' || pg_temp.uid('attempt', i), at + interval '1 minute' from s where state <> 'expired' order by i;
      insert into journals (id, kind, cause, at) select pg_temp.uid('back', i), 'refund', 'refund:' || pg_temp.uid('refund', i), at + interval '1 hour' from s where state = 'cancelled' order by i;
      insert into entries (journal_id, account, currency, amount) select pg_temp.uid('journal', i), a, 'EUR', case a when 'sales' then -total else total end from s, unnest(array['card-clearing', 'sales']) a where state <> 'expired' order by i;
      insert into entries (journal_id, account, currency, amount) select pg_temp.uid('back', i), a, 'EUR', case a when 'sales' then total else -total end from s, unnest(array['card-clearing', 'sales']) a where state = 'cancelled' order by i;
      insert into sale_bookings (entry_id, part, at, day, order_id, kind, origin, way, back, location_id, currency, amount, vat, first, opens_here)
        select e.id, 0, j.at, (j.at at time zone 'Europe/Rome')::date, pg_temp.uid('order', i), case when sold then 'sale' else 'refund' end, 'web', case when sold then 'deliver' end, case when not sold then 'none' end, case when sold then pg_temp.uid('place', place) end, 'EUR', -e.amount, case when sold then vat else -vat end, sold, sold
        from s cross join unnest(array[true, false]) sold join entries e on e.journal_id = pg_temp.uid(case when sold then 'journal' else 'back' end, i) and e.account = 'sales' join journals j on j.id = e.journal_id order by e.id`],
    ["documents, letters, facts", `
      insert into documents (series, number, kind, order_id, issued_at) select 'R2026', row_number() over (order by i), 'receipt', pg_temp.uid('order', i), at + interval '1 minute' from s where state <> 'expired' order by i;
      insert into document_series (series, last) select series, max(number) from documents group by series;
      insert into messages (id, dedupe, kind, locale, recipient, subject, html, text, order_id, state, written_at, sent_at) select pg_temp.uid('letter', i), 'order-received:' || pg_temp.uid('order', i), 'order-received', 'it', 'c@prova.example', 'x', repeat('x', 200), 'x', pg_temp.uid('order', i), 'sent', at, at from s where state <> 'expired' order by i;
      insert into facts ("is", body, actor, followed, at) select 'order.paid', jsonb_build_object('is', 'order.paid', 'orderId', pg_temp.uid('order', i)), 'guest', true, at from s where state <> 'expired' order by i;
      drop table o; drop table l; drop table s`],
  ];
  await sql`set session_replication_role = replica`;
  await sql.unsafe("create function pg_temp.uid(noun text, n int) returns uuid language sql immutable parallel safe as $$ select (lpad(to_hex(n), 8, '0') || '-0000-7000-8000-' || substr(md5(noun), 1, 12))::uuid $$");
  for (const [what, text] of parts) {
    const began = performance.now();
    await sql.unsafe(text);
    say(`  ${what}: ${((performance.now() - began) / 1000).toFixed(0)} s`);
  }
  await sql`set session_replication_role = origin`;
  await sql.unsafe("insert into listed_variants (variant_id, product_id, category_id, colour, material, currency, free_at) select v.id, v.product_id, p.category_id, 0, 0, 'EUR', '{}' from variants v join products p on p.id = v.product_id");
  await sql`vacuum analyze`;
  await sql`select seal_ledgers() from generate_series(1, 35)`;
}
