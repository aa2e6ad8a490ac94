-- What could still be written with a valid statement by the app's role, found by asking of each invariant what keeps it
-- (db/invariants): db/guards.test.ts, db/guards-money.test.ts, db/guards-people.test.ts.

-- 1. States, kinds and names are those that are known.
alter table holds add constraint holds_state check (state in ('held', 'fulfilled', 'released', 'expired')),
  add constraint holds_actor check (actor ~ '^(guest$|(customer|staff|job):.)');
--> statement-breakpoint
alter table stock_movements add constraint stock_movements_actor check (actor ~ '^(guest$|(customer|staff|job):.)');
--> statement-breakpoint
alter table prices add constraint prices_kind check (kind in ('regular', 'reduced')), add constraint prices_actor check (added_by ~ '^(guest$|(customer|staff|job):.)');
--> statement-breakpoint
alter table facts add constraint facts_actor check (actor ~ '^(guest$|(customer|staff|job):.)');
--> statement-breakpoint
alter table refunds add constraint refunds_actor check (actor ~ '^(guest$|(customer|staff|job):.)'),
  add constraint refunds_reason check (reason in ('surplus', 'cancelled', 'withdrawal', 'return', 'goodwill'));
--> statement-breakpoint
alter table payment_attempts add constraint payment_attempts_tender check (tender in ('card-online', 'card-present', 'cash', 'gift-card', 'store-credit'));
--> statement-breakpoint
alter table fulfilments add constraint fulfilments_kind check (kind in ('deliver', 'collect', 'carry-out'));
--> statement-breakpoint
alter table coupons add constraint coupons_kind check (kind in ('percent', 'amount'));
--> statement-breakpoint
alter table carts add constraint carts_owner check (state = 'merged' or (state = 'open' and (token_hash is not null or customer_id is not null)));
--> statement-breakpoint
alter table email_proofs add constraint email_proofs_in_time check (used_at <= expires_at);
--> statement-breakpoint
alter table sessions add constraint sessions_shift check (kind <> 'staff' or expires_at <= started_at + interval '12 hours');
--> statement-breakpoint

-- 2. Stock. A movement happens now (L5); what a transfer brings was taken (S10).
create or replace function apply_movement() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.kind in ('hold', 'release', 'ship') and pg_trigger_depth() < 2 then
    raise exception 'a % movement comes from a hold', new.kind using errcode = 'check_violation';
  end if;
  if new.at <> now() then
    raise exception 'a movement happens now' using errcode = 'check_violation';
  end if;
  if new.kind = 'transfer-in' then
    perform pg_advisory_xact_lock(hashtextextended(new.cause, 0)); -- two places that book one delivery in wait for each other
    if (select sum(on_hand_by) from stock_movements where cause = new.cause and variant_id = new.variant_id and kind in ('transfer-out', 'transfer-in')) > 0 then
      raise exception 'transfer % brings more than it took', new.cause using errcode = 'check_violation';
    end if;
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
-- A hold of an order that isn't paid has an end (S5).
create function end_hold() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select 1 from order_lines l join orders o on o.id = l.order_id where l.id = new.order_line_id and o.state = 'placed') then
    raise exception 'a hold of an order that is not paid has an end' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger end_hold before insert or update of expires_at on holds for each row when (new.state = 'held' and new.expires_at is null) execute function end_hold();
--> statement-breakpoint
-- A line of the lists begins with the price in force and the stock that is there, whatever is written into it (S11, PR1).
create function begin_listed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform 1 from stock_levels where variant_id = new.variant_id order by location_id for share; -- a sale that ends meanwhile is seen, or sees this line
  new.amount := price_in_force(new.variant_id, new.currency, clock_timestamp());
  new.amount_until := next_price_from(new.variant_id, new.currency, clock_timestamp());
  new.free_at := array(select l.location_id from stock_levels l left join stock_buffers b on b.variant_id = l.variant_id and b.location_id = l.location_id
    where l.variant_id = new.variant_id and l.on_hand - l.held - coalesce(b.pieces, 0) > 0);
  return new;
end $$;
--> statement-breakpoint
create trigger begin_listed before insert on listed_variants for each row execute function begin_listed();
--> statement-breakpoint
-- The only way to note that a planned price has begun: of at most so many variants, which it names.
create function begin_prices(most integer) returns table (variant_id uuid, product_id uuid) language sql security definer set search_path = public, pg_temp as $$
  update listed_variants l set amount = price_in_force(l.variant_id, l.currency, clock_timestamp()), amount_until = next_price_from(l.variant_id, l.currency, clock_timestamp())
    where l.variant_id in (select d.variant_id from listed_variants d where d.amount_until <= clock_timestamp() order by d.variant_id limit most for update skip locked)
    returning l.variant_id, l.product_id;
$$;
--> statement-breakpoint

-- 3. Orders. Their dates belong to their steps (O8).
create or replace function guard_order() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'orders are cancelled, not deleted' using errcode = 'restrict_violation'; end if;
  if tg_op = 'INSERT' then
    if new.state <> 'placed' or new.captured <> 0 or new.refunded <> 0 or new.paid_at is not null or new.closed_at is not null then
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
  if (new.paid_at is distinct from old.paid_at) <> (new.state <> old.state and new.state = 'paid')
     or (new.closed_at is distinct from old.closed_at) <> (new.state <> old.state and new.state in ('cancelled', 'expired')) then
    raise exception 'an order''s dates belong to its steps' using errcode = 'check_violation';
  end if;
  new.version := old.version + 1;
  return new;
end $$;
--> statement-breakpoint
-- Written whole: for somebody (A1), at prices of the list (O2), and no VAT of a rate that nothing has (O11).
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
  if exists (select 1 from (select vat_rate as rate, sum(total)::bigint as total, sum(vat)::bigint as vat from order_lines where order_id = new.id group by vat_rate) g
      full join (select rate, gross, vat as paid from order_vat where order_id = new.id) d using (rate)
      where d.gross is null or d.gross < coalesce(g.total, 0)
        or d.paid <> coalesce(g.vat, 0) + (2 * (d.gross - coalesce(g.total, 0)) * rate + 10000 + rate) / (2 * (10000 + rate))) then
    raise exception 'order % does not reconcile: its VAT is not that of its lines', o.number using errcode = 'check_violation';
  end if;
  -- The price list of this minute: one that ended while the buyer pressed the button is what they were shown.
  if exists (select 1 from order_lines ol left join prices p on p.id = ol.price_id and p.variant_id = ol.variant_id and p.currency = o.currency and p.amount = ol.unit_amount and p.starts_at <= clock_timestamp()
      where ol.order_id = new.id and (p.id is null or exists (select 1 from prices later where later.variant_id = p.variant_id and later.currency = p.currency
        and (later.starts_at, later.seq) > (p.starts_at, p.seq) and later.starts_at < now() - interval '1 minute'))) then
    raise exception 'order % has a price that is not in force', o.number using errcode = 'check_violation';
  end if;
  if not exists (select 1 from order_contacts where order_id = new.id) then
    raise exception 'order % is for nobody', o.number using errcode = 'check_violation';
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
-- An order that ends gives its money back in the same breath, unless something of it has left (O4).
create or replace function complete_step() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
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
  if new.state in ('cancelled', 'expired') and exists (select 1 from orders where id = new.id and captured <> refunded)
     and not exists (select 1 from order_lines where order_id = new.id and fulfilled > 0) then
    raise exception 'order % is dead and keeps money', new.number using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
-- Parts, pieces and counts go together, at every step of any of them (O6, O7, O16).
create function reconcile_parts() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare of_order uuid; o orders; waiting bigint; served bigint;
begin
  if tg_table_name = 'orders' then of_order := new.id;
  elsif tg_table_name = 'holds' then select order_id into of_order from order_lines where id = new.order_line_id;
  else of_order := new.order_id; end if;
  select * into o from orders where id = of_order;
  if exists (select 1 from fulfilments f join fulfilment_lines fl on fl.fulfilment_id = f.id left join holds h on h.order_line_id = fl.order_line_id and h.location_id = f.location_id
      where f.order_id = of_order and f.kind <> 'carry-out' and (h.quantity is distinct from fl.quantity or case
        when f.state in ('sent', 'delivered', 'collected') then h.state <> 'fulfilled' when f.state = 'cancelled' then h.state not in ('released', 'expired') else h.state <> 'held' end)) then
    raise exception 'order % has a part without its pieces', o.number using errcode = 'check_violation';
  end if;
  if exists (select 1 from order_lines l left join (select fl.order_line_id, sum(fl.quantity) as pieces from fulfilments f join fulfilment_lines fl on fl.fulfilment_id = f.id
      where f.order_id = of_order and f.state in ('sent', 'delivered', 'collected') group by fl.order_line_id) g on g.order_line_id = l.id where l.order_id = of_order and l.fulfilled <> coalesce(g.pieces, 0)) then
    raise exception 'order % counts pieces as served that its parts have not, or the other way round', o.number using errcode = 'check_violation';
  end if;
  select count(*) filter (where state not in ('sent', 'delivered', 'collected', 'cancelled')), count(*) filter (where state in ('sent', 'delivered', 'collected')) into waiting, served from fulfilments where order_id = of_order;
  if (case o.state when 'fulfilled' then waiting > 0 when 'paid' then waiting = 0 when 'placed' then served > 0 else waiting > 0 end) then
    raise exception 'order % is % and its parts are not', o.number, o.state using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger reconcile_parts after update of state on orders deferrable initially deferred for each row when (new.state <> old.state) execute function reconcile_parts();
--> statement-breakpoint
create constraint trigger reconcile_parts after update of state on fulfilments deferrable initially deferred for each row when (new.state <> old.state) execute function reconcile_parts();
--> statement-breakpoint
create constraint trigger reconcile_parts after update of state on holds deferrable initially deferred for each row when (new.state <> old.state) execute function reconcile_parts();
--> statement-breakpoint
create constraint trigger reconcile_parts after update of fulfilled on order_lines deferrable initially deferred for each row when (new.fulfilled <> old.fulfilled) execute function reconcile_parts();
--> statement-breakpoint

-- 4. Codes: what somebody used twice can't become once each (C2).
create or replace function guard_coupon() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.used <> 0 then raise exception 'a code begins unused' using errcode = 'check_violation'; end if;
  elsif new.used <> old.used and pg_trigger_depth() < 2 then
    raise exception 'uses of a code are counted, not set' using errcode = 'check_violation';
  elsif new.once_per_customer and not old.once_per_customer
    and exists (select 1 from coupon_uses where coupon_id = new.id and released_at is null group by buyer having count(*) > 1) then
    raise exception 'code % was used twice by one buyer', new.code using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint

-- 5. Prices: history is written by the owner of the tables alone, who imports it.
create or replace function guard_price() returns trigger language plpgsql as $$
begin
  if new.starts_at < now() - interval '1 minute' and (current_setting('unico.history', true) is distinct from '1' or current_user = 'unico_app') then
    raise exception 'a price begins now or later' using errcode = 'check_violation';
  end if;
  new.starts_at := date_trunc('milliseconds', new.starts_at);
  return new;
end $$;
--> statement-breakpoint

-- 6. People: links work once (A2), who is shut out is signed out (A5).
create function guard_proof() returns trigger language plpgsql as $$
begin
  if old.used_at is not null and new.used_at is distinct from old.used_at
     or (new.token_hash, new.purpose, new.email, new.expires_at) is distinct from (old.token_hash, old.purpose, old.email, old.expires_at) then
    raise exception 'a link is used once, by whom it was for' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_proof before update on email_proofs for each row execute function guard_proof();
--> statement-breakpoint
create function guard_session() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if exists (select 1 from staff where id = new.staff_id and disabled_at is not null) or exists (select 1 from customers where id = new.customer_id and disabled_at is not null) then
      raise exception 'who is shut out begins no session' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if old.ended_at is not null and new.ended_at is null then raise exception 'a session that has ended stays so' using errcode = 'check_violation'; end if;
  if (new.kind, new.customer_id, new.staff_id, new.started_at) is distinct from (old.kind, old.customer_id, old.staff_id, old.started_at) then
    raise exception 'a session keeps its person and its beginning' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_session before insert or update on sessions for each row execute function guard_session();
--> statement-breakpoint
create function sign_out() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update sessions set ended_at = now() where ended_at is null and (staff_id = new.id or customer_id = new.id);
  return null;
end $$;
--> statement-breakpoint
create trigger sign_out after update of disabled_at on staff for each row when (new.disabled_at is not null) execute function sign_out();
--> statement-breakpoint
create trigger sign_out after update of disabled_at on customers for each row when (new.disabled_at is not null) execute function sign_out();
--> statement-breakpoint

-- 7. Letters keep their key; what was sent stays sent (E3, E4).
create function guard_message() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'queued' then raise exception 'a letter begins queued' using errcode = 'check_violation'; end if;
    return new;
  end if;
  if (new.dedupe, new.kind, new.order_id) is distinct from (old.dedupe, old.kind, old.order_id) then
    raise exception 'a letter keeps its key and its order' using errcode = 'check_violation';
  end if;
  if new.state <> old.state and not (old.state, new.state) in (('queued','sent'), ('queued','kept'), ('queued','failed'), ('kept','queued'), ('failed','queued')) then
    raise exception 'a letter goes from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_message before insert or update on messages for each row execute function guard_message();
