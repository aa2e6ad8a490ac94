import { nobody } from "./types";

// Rows that several invariants look at: what is large is read once.

/** Movements go the way of their kind. */
const ITS_WAY = `case kind
  when 'hold' then held_by > 0 and on_hand_by = 0
  when 'release' then held_by < 0 and on_hand_by = 0
  when 'ship' then on_hand_by < 0 and held_by = on_hand_by
  when 'sell' then on_hand_by < 0 and held_by = 0
  when 'receive' then on_hand_by > 0 and held_by = 0
  when 'return' then on_hand_by + damaged_by > 0 and held_by = 0
  when 'claim' then on_hand_by < 0 and damaged_by = -on_hand_by and held_by = 0
  when 'transfer-out' then on_hand_by < 0 and held_by = 0
  when 'transfer-in' then on_hand_by > 0 and held_by = 0
  when 'count' then held_by = 0
  when 'display' then display_by = -on_hand_by and held_by = 0
  when 'damage' then damaged_by = -on_hand_by and held_by = 0
  else false end`;

/** Each thing at each place: what its level says, what its movements add up to (m_…), what open holds promise. */
export const EACH_SHELF = `
  select (select v.sku from variants v where v.id = variant_id) || ' at ' || (select p.handle from locations p where p.id = location_id) as key,
    coalesce(l.on_hand, 0) as on_hand, coalesce(l.held, 0) as held, coalesce(l.in_transit, 0) as in_transit, coalesce(l.display, 0) as display, coalesce(l.damaged, 0) as damaged,
    coalesce(m.on_hand, 0) as m_on_hand, coalesce(m.held, 0) as m_held, coalesce(m.in_transit, 0) as m_in_transit, coalesce(m.display, 0) as m_display, coalesce(m.damaged, 0) as m_damaged,
    coalesce(h.pieces, 0) as promised, wrong_way, by_nobody
  from stock_levels l full join (
    select variant_id, location_id, sum(on_hand_by) as on_hand, sum(held_by) as held, sum(in_transit_by) as in_transit, sum(display_by) as display, sum(damaged_by) as damaged,
      min(id) filter (where not ${ITS_WAY}) as wrong_way, min(id) filter (where ${nobody("actor")}) as by_nobody
    from stock_movements group by variant_id, location_id) m using (variant_id, location_id)
  full join (select variant_id, location_id, sum(quantity) as pieces from holds where state = 'held' group by variant_id, location_id) h using (variant_id, location_id)`;

/**
 * Whether the movements that the holds tell of are others than those of the ledger: one sum of hashes each, in one pass and without
 * sorting or joining millions. Holds are looked at one by one (below) only if the two differ.
 */
const HOLDS_DIFFER = `
  (select sum(hash_record_extended(row('hold:' || id, variant_id, location_id, 'hold'::text, quantity), 0))
    + coalesce(sum(hash_record_extended(row('hold:' || id, variant_id, location_id, case state when 'fulfilled' then 'ship' else 'release' end, -quantity), 0)) filter (where state <> 'held'), 0) from holds)
  is distinct from (select sum(hash_record_extended(row(cause, variant_id, location_id, kind, held_by), 0)) from stock_movements where kind in ('hold', 'release', 'ship'))`;

/** Each hold beside its movements, whichever of the two is there; none at all where all of them agree. */
export const EACH_HOLD = `
  select coalesce(m.cause, 'hold:' || h.id) as key, h.id, h.order_line_id, h.state, h.quantity, coalesce(taken, 0) as taken, took, coalesce(shipped, 0) as shipped, coalesce(released, 0) as released, gave
  from holds h full join (
    select cause, variant_id, location_id, count(*) filter (where kind = 'hold') as taken, sum(held_by) filter (where kind = 'hold') as took,
      count(*) filter (where kind = 'ship') as shipped, count(*) filter (where kind = 'release') as released, -sum(held_by) filter (where kind <> 'hold') as gave
    from stock_movements where kind in ('hold', 'release', 'ship') group by cause, variant_id, location_id) m
  on m.cause = 'hold:' || h.id and m.variant_id = h.variant_id and m.location_id = h.location_id
  where ${HOLDS_DIFFER}`;
/** A hold by its order and thing: `7KQ2MXDH LAMP-01 (hold 0199…)`. */
export const HOLD_KEY = "(select o.number || ' ' || l.sku from order_lines l join orders o on o.id = l.order_id where l.id = order_line_id) || ' (hold ' || id || ')'";

/** Each order with what its lines, VAT, parts, history, payments, refunds, receipts and letters add up to. */
export const EACH_ORDER = `
  select o.number as key, o.state, o.goods, o.discount, o.delivery, o.total, o.captured, o.refunded, o.paid_at, o.closed_at,
    coalesce(l.goods, 0) as l_goods, coalesce(l.discount, 0) as l_discount, coalesce(l.gross, 0) as gross, wrong_vat, coalesce(f.charges, 0) as charges, waiting, served,
    beginnings, stands, was_paid, was_closed, coalesce(a.amount, 0) as paid, coalesce(a.cards, 0) as cards, other_currency, coalesce(r.amount, 0) as given, coalesce(d.receipts, 0) as receipts, coalesce(m.letters, 0) as letters, c.order_id is not null as is_somebodys, o.channel = 'till' and coalesce(f.carried, false) as is_anybodys
  from orders o
  left join order_contacts c on c.order_id = o.id
  left join (
    select order_id, sum(goods) as goods, sum(discount) as discount, sum(v.gross) as gross,
      bool_or(v.gross is null or v.gross < coalesce(n.total, 0) or v.vat <> coalesce(n.vat, 0) + (2 * (v.gross - coalesce(n.total, 0)) * rate + 10000 + rate) / (2 * (10000 + rate))) as wrong_vat
    from (select order_id, vat_rate as rate, sum(unit_amount * quantity) as goods, sum(discount) as discount, sum(total)::bigint as total, sum(vat)::bigint as vat from order_lines group by order_id, vat_rate) n
    full join order_vat v using (order_id, rate) group by order_id) l on l.order_id = o.id
  left join (select order_id, sum(charge) as charges, count(*) filter (where state not in ('sent', 'delivered', 'collected', 'cancelled')) as waiting, count(*) filter (where state in ('sent', 'delivered', 'collected')) as served, bool_and(kind = 'carry-out') as carried
    from fulfilments group by order_id) f on f.order_id = o.id
  left join (select order_id, count(*) filter (where "from" is null) as beginnings, sum(hashtext("to")::bigint) - sum(coalesce(hashtext("from"), 0)::bigint) as stands, bool_or("to" = 'paid') as was_paid, bool_or("to" in ('cancelled', 'expired')) as was_closed
    from order_history group by order_id) h on h.order_id = o.id
  left join (select a.order_id, sum(a.amount) filter (where a.state = 'captured') as amount, count(*) filter (where a.state = 'captured' and a.tender = 'card-online') as cards, bool_or(a.currency <> o.currency) as other_currency
    from payment_attempts a join orders o on o.id = a.order_id group by a.order_id) a on a.order_id = o.id
  left join (select a.order_id, sum(r.amount) as amount from refunds r join payment_attempts a on a.id = r.attempt_id and a.state = 'captured' where r.state <> 'failed' group by a.order_id) r on r.order_id = o.id
  left join (select order_id, count(*) as receipts from documents where kind = 'receipt' group by order_id) d on d.order_id = o.id
  left join (select order_id, count(*) as letters from messages where kind = 'order-received' group by order_id) m on m.order_id = o.id`;

/** Each line of an order with its price, what its parts take of it, and whether the pieces are where the parts say. */
export const EACH_LINE = `
  select o.number || '/' || l.position as key, l.quantity, l.unit_amount, l.discount, l.total, l.vat, l.fulfilled, l.returned, l.variant_id, o.currency, o.placed_at,
    p.id as price_id, p.variant_id as p_variant, p.currency as p_currency, p.amount as p_amount, p.starts_at, p.ends_at, coalesce(g.pieces, 0) as given, coalesce(g.served, 0) as served, coalesce(g.misplaced, false) as misplaced,
    coalesce(b.pieces, 0) as came, coalesce(b.share, 0) as came_share
  from order_lines l join orders o on o.id = l.order_id
  left join (select id, variant_id, currency, amount, starts_at, lead(starts_at) over (partition by variant_id, currency order by starts_at, seq) as ends_at from prices) p on p.id = l.price_id
  left join (
    select fl.order_line_id, sum(fl.quantity) filter (where not exists (select 1 from fulfilments s where s.replaces = f.id)) as pieces, sum(fl.quantity) filter (where f.state in ('sent', 'delivered', 'collected')) as served,
      bool_or(h.quantity is distinct from fl.quantity or case
        when f.state in ('sent', 'delivered', 'collected') then h.state <> 'fulfilled'
        when f.state in ('asked', 'cancelled') then h.state not in ('released', 'expired')
        else h.state <> 'held' end) as misplaced
    from fulfilment_lines fl join fulfilments f on f.id = fl.fulfilment_id left join holds h on h.order_line_id = fl.order_line_id and h.location_id = f.location_id
    group by fl.order_line_id) g on g.order_line_id = l.id
  left join (select order_line_id, sum(quantity) as pieces, sum(share) as share from return_lines where accepted group by order_line_id) b on b.order_line_id = l.id`;

/** The account that a payment goes through, as account_of says it: the doctor may call no functions. */
export const CLEARING = "case a.tender when 'gift-card' then 'gift-cards' when 'store-credit' then 'store-credit' when 'cash' then 'cash' when 'card-present' then 'terminal' when 'exchange' then 'exchange' else 'card-clearing' end";

/** Each journal with its entries, per currency, beside the capture that it books, whichever of them is there. */
export const EACH_JOURNAL = `
  select coalesce(j.kind || ' ' || j.cause, 'entry of journal ' || e.journal_id, 'attempt:' || a.id) as key, coalesce(j.cause, 'attempt:' || a.id) as cause, j.id as journal, j.kind, e.journal_id, e.currency, e.rest, coalesce(e.cleared, 0) as cleared, e.accounts,
    a.id as attempt, case when a.state in ('captured', 'surplus') then a.amount else 0 end as amount, a.currency as a_currency, ${CLEARING} as account
  from journals j full join (select journal_id, currency, sum(amount) as rest, sum(amount) filter (where account not in ('sales', 'surplus')) as cleared, array_agg(account) filter (where account not in ('sales', 'surplus')) as accounts from entries group by journal_id, currency) e on e.journal_id = j.id
  full join payment_attempts a on case j.kind when 'capture' then j.cause end = 'attempt:' || a.id`;
