-- More of what must not happen, each found by trying it as the app's role: db/guards.test.ts.

-- 1. Stock: the first two movements of a thing at a place may come at once.
create or replace function apply_movement() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.kind in ('hold', 'release', 'ship') and pg_trigger_depth() < 2 then
    raise exception 'a % movement comes from a hold', new.kind using errcode = 'check_violation';
  end if;
  update stock_levels set on_hand = on_hand + new.on_hand_by, held = held + new.held_by, in_transit = in_transit + new.in_transit_by,
      display = display + new.display_by, damaged = damaged + new.damaged_by
    where variant_id = new.variant_id and location_id = new.location_id;
  if not found then
    insert into stock_levels as l (location_id, variant_id, on_hand, held, in_transit, display, damaged)
      values (new.location_id, new.variant_id, new.on_hand_by, new.held_by, new.in_transit_by, new.display_by, new.damaged_by)
      on conflict (variant_id, location_id) do update set on_hand = l.on_hand + excluded.on_hand, held = l.held + excluded.held,
        in_transit = l.in_transit + excluded.in_transit, display = l.display + excluded.display, damaged = l.damaged + excluded.damaged;
  end if;
  return null;
end $$;
--> statement-breakpoint

-- 2. Holds belong to a living order's line and leave with it (O5, O6, S6). Orders are changed before their holds.
create or replace function guard_hold() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare l record; taken integer;
begin
  if tg_op = 'DELETE' then raise exception 'holds are closed, not deleted' using errcode = 'restrict_violation'; end if;
  select ol.variant_id, ol.quantity, o.id as order_id, o.state into l from order_lines ol join orders o on o.id = ol.order_id where ol.id = new.order_line_id;
  if tg_op = 'INSERT' then
    select coalesce(sum(quantity), 0) into taken from holds where order_line_id = new.order_line_id and state in ('held', 'fulfilled');
    if l.state not in ('placed', 'paid') or new.variant_id <> l.variant_id or taken + new.quantity > l.quantity then
      raise exception 'a hold is for a line of a living order, of its thing and no more' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if old.state <> 'held' then raise exception 'hold % is already %', old.id, old.state using errcode = 'check_violation'; end if;
  if (new.order_line_id, new.location_id, new.variant_id, new.quantity) is distinct from (old.order_line_id, old.location_id, old.variant_id, old.quantity) then
    raise exception 'a hold keeps its line, place and quantity' using errcode = 'check_violation';
  end if;
  if new.state = 'fulfilled' and l.state not in ('paid', 'fulfilled') then
    raise exception 'pieces leave for paid orders only, this one is %', l.state using errcode = 'check_violation';
  end if;
  if new.state in ('released', 'expired') and l.state not in ('cancelled', 'expired') and not exists (
      select 1 from fulfilments f join fulfilment_lines fl on fl.fulfilment_id = f.id
      where f.order_id = l.order_id and f.location_id = new.location_id and fl.order_line_id = new.order_line_id and f.state = 'cancelled') then
    raise exception 'a living order keeps its pieces' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create or replace trigger guard_hold before insert or update or delete on holds for each row execute function guard_hold();
--> statement-breakpoint

-- 3. Orders are written whole, reconcile in every part, and take each step with what belongs to it.
create or replace function guard_order() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'orders are cancelled, not deleted' using errcode = 'restrict_violation'; end if;
  if tg_op = 'INSERT' then
    if new.state <> 'placed' or new.captured <> 0 or new.refunded <> 0 then
      raise exception 'an order begins placed and unpaid' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if (new.number, new.currency, new.goods, new.discount, new.delivery, new.total, new.accepted_hash, new.attempt_key)
     is distinct from (old.number, old.currency, old.goods, old.discount, old.delivery, old.total, old.accepted_hash, old.attempt_key) then
    raise exception 'what the buyer accepted is frozen' using errcode = 'check_violation';
  end if;
  if old.customer_id is not null and new.customer_id is not null and new.customer_id <> old.customer_id then
    raise exception 'an order does not go from one customer to another' using errcode = 'check_violation';
  end if;
  if (new.captured, new.refunded) is distinct from (old.captured, old.refunded) and pg_trigger_depth() < 2 then
    raise exception 'captured and refunded are counted, not set' using errcode = 'check_violation';
  end if;
  if new.state <> old.state and not exists (select 1 from order_transitions t where t."from" = old.state and t."to" = new.state) then
    raise exception 'an order goes from % to %: not in order_transitions', old.state, new.state using errcode = 'check_violation';
  end if;
  new.version := old.version + 1;
  return new;
end $$;
--> statement-breakpoint
create or replace function reconcile_order() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare l record; v record; o orders; charges bigint;
begin
  select * into o from orders where id = new.id;
  select coalesce(sum(unit_amount * quantity), 0) as goods, coalesce(sum(discount), 0) as discount into l from order_lines where order_id = new.id;
  select coalesce(sum(gross), 0) as gross into v from order_vat where order_id = new.id;
  select coalesce(sum(charge), 0) into charges from fulfilments where order_id = new.id;
  if l.goods <> o.goods or l.discount <> o.discount or v.gross <> o.total or charges <> o.delivery then
    raise exception 'order % does not reconcile: lines % - %, VAT base %, charges %, total %', o.number, l.goods, l.discount, v.gross, charges, o.total using errcode = 'check_violation';
  end if;
  -- Per rate: the lines', and what is within the rest, the delivery's share, rounded half up as in lib/core/money.ts.
  if exists (select 1 from (select vat_rate, sum(total)::bigint as total, sum(vat)::bigint as vat from order_lines where order_id = new.id group by vat_rate) g
      left join order_vat d on d.order_id = new.id and d.rate = g.vat_rate
      where d.rate is null or d.gross < g.total or d.vat <> g.vat + (2 * (d.gross - g.total) * d.rate + 10000 + d.rate) / (2 * (10000 + d.rate))) then
    raise exception 'order % does not reconcile: its VAT is not that of its lines', o.number using errcode = 'check_violation';
  end if;
  if exists (select 1 from order_lines ol left join (select fl.order_line_id, sum(fl.quantity) as quantity from fulfilment_lines fl join fulfilments f on f.id = fl.fulfilment_id where f.order_id = new.id group by 1) p
      on p.order_line_id = ol.id where ol.order_id = new.id and ol.quantity is distinct from p.quantity) then
    raise exception 'order % has a line that no part serves', o.number using errcode = 'check_violation';
  end if;
  if o.state in ('placed', 'paid') and exists (select 1 from fulfilments f join fulfilment_lines fl on fl.fulfilment_id = f.id
      left join holds h on h.order_line_id = fl.order_line_id and h.location_id = f.location_id and h.state in ('held', 'fulfilled')
      where f.order_id = new.id and f.kind <> 'carry-out' and f.state <> 'cancelled' and fl.quantity is distinct from h.quantity) then
    raise exception 'order % promises pieces that it does not hold', o.number using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
-- The first step in an order's history bears the time of its transaction.
create function refuse_late_part() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from order_history where order_id = new.order_id and "from" is null and at = now()) then
    raise exception 'an order is written whole: nothing is added to it later' using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger written_whole after insert on order_lines deferrable initially deferred for each row execute function refuse_late_part();
--> statement-breakpoint
create constraint trigger written_whole after insert on order_vat deferrable initially deferred for each row execute function refuse_late_part();
--> statement-breakpoint
create function complete_step() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.state = 'paid' and not exists (select 1 from documents where order_id = new.id and kind = 'receipt') then
    raise exception 'order % is paid without a receipt', new.number using errcode = 'check_violation';
  end if;
  if new.state in ('cancelled', 'expired') and exists (select 1 from holds h join order_lines l on l.id = h.order_line_id where l.order_id = new.id and h.state = 'held') then
    raise exception 'order % is dead and holds stock', new.number using errcode = 'check_violation';
  end if;
  if new.state in ('cancelled', 'expired') and exists (select 1 from coupon_uses where order_id = new.id and released_at is null) then
    raise exception 'order % is dead and keeps its code', new.number using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger complete_step after update of state on orders deferrable initially deferred for each row when (new.state <> old.state) execute function complete_step();
--> statement-breakpoint

-- 4. Parts of an order step as lib/fulfilment/rules.ts says, and leave the house only when they are paid.
create function guard_fulfilment() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'parts of orders stay' using errcode = 'restrict_violation'; end if;
  if tg_op = 'INSERT' then
    if new.state <> 'waiting' then raise exception 'a part begins waiting' using errcode = 'check_violation'; end if;
    return new;
  end if;
  if (new.order_id, new.position, new.kind, new.location_id, new.method, new.charge) is distinct from (old.order_id, old.position, old.kind, old.location_id, old.method, old.charge) then
    raise exception 'a part keeps its order, place and charge' using errcode = 'check_violation';
  end if;
  if new.state <> old.state and not (old.state, new.state) in (
    ('waiting','planned'), ('waiting','cancelled'), ('planned','packed'), ('planned','sent'), ('planned','ready'), ('planned','cancelled'),
    ('packed','sent'), ('packed','cancelled'), ('sent','delivered'), ('ready','collected'), ('ready','cancelled')) then
    raise exception 'a part goes from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if new.state <> old.state and new.state in ('sent', 'collected', 'delivered') and not exists (select 1 from orders where id = new.order_id and state in ('paid', 'fulfilled')) then
    raise exception 'a part leaves the house once it is paid' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_fulfilment before insert or update or delete on fulfilments for each row execute function guard_fulfilment();
--> statement-breakpoint

-- 5. Money: attempts fit their order and keep the processor's references; refunds step forwards; what moved is booked (L3, P5, O13).
create or replace function guard_attempt() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'payment attempts stay' using errcode = 'restrict_violation'; end if;
  if tg_op = 'INSERT' then
    if new.state <> 'created' then raise exception 'an attempt begins created' using errcode = 'check_violation'; end if;
    return new;
  end if;
  if (new.order_id, new.tender, new.amount, new.currency, new.idempotency_key) is distinct from (old.order_id, old.tender, old.amount, old.currency, old.idempotency_key) then
    raise exception 'an attempt keeps its order, amount and key' using errcode = 'check_violation';
  end if;
  if new.provider_ref is distinct from coalesce(old.provider_ref, new.provider_ref) or new.intent_ref is distinct from coalesce(old.intent_ref, new.intent_ref) then
    raise exception 'an attempt keeps the processor''s references' using errcode = 'check_violation';
  end if;
  if new.state <> old.state and not (old.state, new.state) in (
    ('created','unknown'), ('created','voided'), ('created','captured'), ('unknown','open'), ('unknown','captured'), ('unknown','failed'), ('unknown','voided'),
    ('unknown','surplus'), ('open','captured'), ('open','failed'), ('open','voided'), ('open','surplus'), ('failed','surplus'), ('voided','surplus')) then
    raise exception 'an attempt goes from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if new.state in ('captured', 'surplus') and new.tender = 'card-online' and new.intent_ref is null then
    raise exception 'money without its charge can''t be given back' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create function fit_attempt() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from orders where id = new.order_id and state = 'placed' and currency = new.currency and new.amount <= total - captured) then
    raise exception 'an attempt pays for a waiting order, in its currency, no more than is due' using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger fit_attempt after insert on payment_attempts for each row execute function fit_attempt();
--> statement-breakpoint
create function book_attempt() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from journals where kind = 'capture' and cause = 'attempt:' || new.id) then
    raise exception 'attempt % took money that is not booked', new.id using errcode = 'check_violation';
  end if;
  if new.state = 'surplus' and new.amount <> (select coalesce(sum(amount), 0) from refunds where attempt_id = new.id and state <> 'failed') then
    raise exception 'attempt % took money that nobody gives back', new.id using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger book_attempt after update of state on payment_attempts deferrable initially deferred
  for each row when (new.state <> old.state and new.state in ('captured', 'surplus')) execute function book_attempt();
--> statement-breakpoint
create function guard_refund() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'refunds stay' using errcode = 'restrict_violation'; end if;
  if tg_op = 'INSERT' then
    if new.state <> 'due' then raise exception 'a refund begins due' using errcode = 'check_violation'; end if;
    return new;
  end if;
  if (new.attempt_id, new.amount, new.idempotency_key, new.reason, new.actor) is distinct from (old.attempt_id, old.amount, old.idempotency_key, old.reason, old.actor)
     or new.provider_ref is distinct from coalesce(old.provider_ref, new.provider_ref) then
    raise exception 'a refund keeps its attempt, amount, key and reference' using errcode = 'check_violation';
  end if;
  if new.state <> old.state and not (old.state, new.state) in (('due','sent'), ('sent','succeeded'), ('sent','failed'), ('succeeded','failed')) then
    raise exception 'a refund goes from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_refund before insert or update or delete on refunds for each row execute function guard_refund();
--> statement-breakpoint
create function book_refund() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare wanted text := case when new.state = 'succeeded' then 'refund' when old.state = 'succeeded' then 'refund-failed' end;
begin
  if wanted is not null and not exists (select 1 from journals where kind = wanted and cause = 'refund:' || new.id) then
    raise exception 'refund % moved money that is not booked', new.id using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger book_refund after update of state on refunds deferrable initially deferred for each row when (new.state <> old.state) execute function book_refund();
--> statement-breakpoint
-- A journal books one thing that has happened, with its amount, once.
create or replace function post_journal(journal uuid, kind text, cause text, lines jsonb) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare moved record; what uuid;
begin
  insert into journals (id, kind, cause) values (journal, post_journal.kind, post_journal.cause) on conflict on constraint journals_once do nothing;
  if not found then return false; end if;
  what := substring(cause from '^(?:attempt|refund):([0-9a-f-]{36})$')::uuid;
  if kind = 'capture' then
    select a.amount, a.currency, case a.state when 'captured' then 'sales' else 'surplus' end as account into moved
      from payment_attempts a where a.id = what and cause like 'attempt:%' and a.state in ('captured', 'surplus');
  else
    select case kind when 'refund' then -r.amount else r.amount end as amount, a.currency, case a.state when 'captured' then 'sales' else 'surplus' end as account into moved
      from refunds r join payment_attempts a on a.id = r.attempt_id
      where r.id = what and cause like 'refund:%' and case kind when 'refund' then r.state = 'succeeded'
        when 'refund-failed' then r.state = 'failed' and exists (select 1 from journals j where j.kind = 'refund' and j.cause = post_journal.cause) else false end;
  end if;
  if moved is null or (select jsonb_agg(to_jsonb(e) order by e.account) from jsonb_to_recordset(lines) as e(account text, currency text, amount bigint))
      is distinct from jsonb_build_array(jsonb_build_object('account', 'card-clearing', 'currency', moved.currency, 'amount', moved.amount),
        jsonb_build_object('account', moved.account, 'currency', moved.currency, 'amount', -moved.amount)) then
    raise exception 'journal % % does not balance, or books what has not happened', kind, cause using errcode = 'check_violation';
  end if;
  insert into entries (journal_id, account, currency, amount)
    select journal, account, currency, amount from jsonb_to_recordset(lines) as e(account text, currency text, amount bigint);
  return true;
end $$;
--> statement-breakpoint
-- D3: a receipt for what is paid, a credit note for what goes back, in a series of its own kind.
create or replace function issue_document(of_series text, of_kind text, of_order uuid) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare n integer;
begin
  insert into document_series (series) values (of_series) on conflict do nothing;
  perform 1 from document_series where series = of_series for update;
  if of_kind = 'receipt' then
    select number into n from documents where order_id = of_order and kind = 'receipt';
    if found then return n; end if;
  end if;
  if (case of_kind when 'receipt' then not exists (select 1 from orders where id = of_order and state in ('paid', 'fulfilled'))
      when 'credit-note' then (select count(*) from documents where order_id = of_order and kind = 'credit-note')
        >= (select count(*) from refunds r join payment_attempts a on a.id = r.attempt_id where a.order_id = of_order and a.state = 'captured' and r.state <> 'failed')
      else true end) then
    raise exception 'no % is due for order %', of_kind, of_order using errcode = 'check_violation';
  end if;
  if exists (select 1 from documents where series = of_series and kind <> of_kind) then
    raise exception 'series % has documents of another kind', of_series using errcode = 'check_violation';
  end if;
  update document_series set last = last + 1 where series = of_series returning last into n;
  insert into documents (series, number, kind, order_id) values (of_series, n, of_kind, of_order);
  return n;
end $$;
--> statement-breakpoint

-- 6. A code is used by a waiting order and released by a dead one (C1, C3).
create or replace function count_coupon_use() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare once boolean;
begin
  if tg_op = 'INSERT' then
    if new.released_at is not null or not exists (select 1 from orders where id = new.order_id and state = 'placed') then
      raise exception 'a code is used by an order that is being placed' using errcode = 'check_violation';
    end if;
    update coupons set used = used + 1 where id = new.coupon_id returning once_per_customer into once; -- locks the code
    if once and (select count(*) from coupon_uses where coupon_id = new.coupon_id and buyer = new.buyer and released_at is null) > 1 then
      raise exception 'code % was used before by this buyer', new.coupon_id using errcode = 'unique_violation', constraint = 'coupon_uses_once_per_buyer';
    end if;
  elsif old.released_at is not null or (new.coupon_id, new.order_id, new.buyer) is distinct from (old.coupon_id, old.order_id, old.buyer) then
    raise exception 'a use of a code is released once and changed never' using errcode = 'check_violation';
  elsif new.released_at is not null then
    if not exists (select 1 from orders where id = new.order_id and state in ('cancelled', 'expired')) then
      raise exception 'a living order keeps its code' using errcode = 'check_violation';
    end if;
    update coupons set used = used - 1 where id = new.coupon_id;
  end if;
  return null;
end $$;
--> statement-breakpoint
create function keep_coupon_use() returns trigger language plpgsql as $$
begin
  raise exception 'uses of codes are released, not deleted' using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
create trigger keep_coupon_use before delete on coupon_uses for each row execute function keep_coupon_use();
--> statement-breakpoint

-- 7. A price begins at a whole millisecond: the app reads no finer, and two clocks must not disagree which came first.
create or replace function guard_price() returns trigger language plpgsql as $$
begin
  if new.starts_at < now() - interval '1 minute' and current_setting('unico.history', true) is distinct from '1' then
    raise exception 'a price begins now or later' using errcode = 'check_violation';
  end if;
  new.starts_at := date_trunc('milliseconds', new.starts_at);
  return new;
end $$;
