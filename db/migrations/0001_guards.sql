-- The database refuses what must not happen, whatever the code believes.
-- Each guard names the invariant that it keeps; ARCHITECTURE.md has the list.

create extension if not exists pg_trgm;
--> statement-breakpoint

-- 1. Ledgers and balances are written inside atomically() only.
-- db/atomically.ts sets unico.tx for the length of its transaction; the second half of a torn one comes without it.
create function refuse_outside_atomically() returns trigger language plpgsql as $$
begin
  if current_setting('unico.tx', true) is distinct from '1' then
    raise exception '% is written inside atomically() only', tg_table_name using errcode = 'invalid_transaction_state';
  end if;
  return null;
end $$;
--> statement-breakpoint
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['stock_levels','stock_movements','holds','prices','coupons','coupon_uses','orders','order_lines','order_vat',
    'fulfilments','payment_attempts','refunds','journals','entries','documents','document_series','facts'] loop
    execute format('create trigger inside_atomically before insert or update or delete on %I for each statement execute function refuse_outside_atomically()', t);
  end loop;
  foreach t in array array['stock_movements','prices','journals','entries','documents','facts','order_history','order_vat'] loop
    execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change()', t);
    execute format('create trigger append_only_whole before truncate on %I for each statement execute function refuse_change()', t);
  end loop;
end $$;
--> statement-breakpoint

-- 2. Stock: movements are the only writer of levels (S1, S2); holds are the only writer of their movements (S3, S4, S6, S7).
alter table stock_levels set (fillfactor = 50);
--> statement-breakpoint
alter table stock_movements add constraint stock_movements_kind check (case kind
  when 'hold' then held_by > 0 and on_hand_by = 0
  when 'release' then held_by < 0 and on_hand_by = 0
  when 'ship' then on_hand_by < 0 and held_by = on_hand_by
  when 'sell' then on_hand_by < 0 and held_by = 0
  when 'receive' then on_hand_by > 0 and held_by = 0
  when 'return' then on_hand_by + damaged_by > 0 and held_by = 0
  when 'transfer-out' then on_hand_by < 0 and held_by = 0
  when 'transfer-in' then on_hand_by > 0 and held_by = 0
  when 'count' then held_by = 0
  when 'display' then display_by = -on_hand_by and held_by = 0
  when 'damage' then damaged_by = -on_hand_by and held_by = 0
  else false end);
--> statement-breakpoint
create function apply_movement() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.kind in ('hold', 'release', 'ship') and pg_trigger_depth() < 2 then
    raise exception 'a % movement comes from a hold', new.kind using errcode = 'check_violation';
  end if;
  update stock_levels set on_hand = on_hand + new.on_hand_by, held = held + new.held_by, in_transit = in_transit + new.in_transit_by,
      display = display + new.display_by, damaged = damaged + new.damaged_by
    where variant_id = new.variant_id and location_id = new.location_id;
  if not found then
    insert into stock_levels (location_id, variant_id, on_hand, held, in_transit, display, damaged)
      values (new.location_id, new.variant_id, new.on_hand_by, new.held_by, new.in_transit_by, new.display_by, new.damaged_by);
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger movement_applies after insert on stock_movements for each row execute function apply_movement();
--> statement-breakpoint
create function move_for_hold() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'held' then raise exception 'a hold begins held' using errcode = 'check_violation'; end if;
    insert into stock_movements (location_id, variant_id, kind, held_by, cause, actor)
      values (new.location_id, new.variant_id, 'hold', new.quantity, 'hold:' || new.id, new.actor);
  elsif old.state = 'held' and new.state = 'fulfilled' then
    insert into stock_movements (location_id, variant_id, kind, on_hand_by, held_by, cause, actor)
      values (new.location_id, new.variant_id, 'ship', -new.quantity, -new.quantity, 'hold:' || new.id, new.actor);
  elsif old.state = 'held' and new.state in ('released', 'expired') then
    insert into stock_movements (location_id, variant_id, kind, held_by, cause, actor)
      values (new.location_id, new.variant_id, 'release', -new.quantity, 'hold:' || new.id, new.actor);
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger hold_moves after insert or update on holds for each row execute function move_for_hold();
--> statement-breakpoint
create function guard_hold() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'holds are closed, not deleted' using errcode = 'restrict_violation'; end if;
  if old.state <> 'held' then raise exception 'hold % is already %', old.id, old.state using errcode = 'check_violation'; end if;
  if (new.order_line_id, new.location_id, new.variant_id, new.quantity) is distinct from (old.order_line_id, old.location_id, old.variant_id, old.quantity) then
    raise exception 'a hold keeps its line, place and quantity' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_hold before update or delete on holds for each row execute function guard_hold();
--> statement-breakpoint

-- 3. Orders: what the buyer accepted is frozen (O2), steps follow the table (O8), money is counted by triggers (P1, P4).
insert into order_transitions ("from", "to") values
  ('placed', 'paid'), ('placed', 'cancelled'), ('placed', 'expired'), ('paid', 'fulfilled'), ('paid', 'cancelled');
--> statement-breakpoint
create function guard_order() returns trigger language plpgsql as $$
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
create trigger guard_order before insert or update or delete on orders for each row execute function guard_order();
--> statement-breakpoint
create function write_order_history() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into order_history (order_id, "to") values (new.id, new.state);
  elsif new.state <> old.state then
    insert into order_history (order_id, "from", "to") values (new.id, old.state, new.state);
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger write_order_history after insert or update on orders for each row execute function write_order_history();
--> statement-breakpoint
create function guard_order_line() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'order lines stay' using errcode = 'restrict_violation'; end if;
  if (to_jsonb(new) - 'fulfilled' - 'returned') is distinct from (to_jsonb(old) - 'fulfilled' - 'returned') then
    raise exception 'what the buyer accepted is frozen' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_order_line before update or delete on order_lines for each row execute function guard_order_line();
--> statement-breakpoint
-- O1, O11, O12: the document reconciles to the cent, checked when the transaction ends.
create function reconcile_order() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare l record; v record; o orders;
begin
  select * into o from orders where id = new.id;
  select coalesce(sum(unit_amount * quantity), 0) as goods, coalesce(sum(discount), 0) as discount into l from order_lines where order_id = new.id;
  select coalesce(sum(gross), 0) as gross into v from order_vat where order_id = new.id;
  if l.goods <> o.goods or l.discount <> o.discount or v.gross <> o.total then
    raise exception 'order % does not reconcile: lines % - %, VAT base %, total %', o.number, l.goods, l.discount, v.gross, o.total using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger reconcile_order after insert on orders deferrable initially deferred for each row execute function reconcile_order();
--> statement-breakpoint

-- 4. Money: attempts step forwards only, captures and refunds are counted on the order, no refund above its capture (P2 to P5).
create function guard_attempt() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'payment attempts stay' using errcode = 'restrict_violation'; end if;
  if tg_op = 'INSERT' then
    if new.state <> 'created' then raise exception 'an attempt begins created' using errcode = 'check_violation'; end if;
    return new;
  end if;
  if (new.order_id, new.tender, new.amount, new.currency, new.idempotency_key) is distinct from (old.order_id, old.tender, old.amount, old.currency, old.idempotency_key) then
    raise exception 'an attempt keeps its order, amount and key' using errcode = 'check_violation';
  end if;
  if new.state <> old.state and not (old.state, new.state) in (
    ('created','unknown'), ('created','voided'), ('created','captured'), ('unknown','open'), ('unknown','captured'), ('unknown','failed'), ('unknown','voided'),
    ('unknown','surplus'), ('open','captured'), ('open','failed'), ('open','voided'), ('open','surplus'), ('failed','surplus'), ('voided','surplus')) then
    raise exception 'an attempt goes from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_attempt before insert or update or delete on payment_attempts for each row execute function guard_attempt();
--> statement-breakpoint
create function count_capture() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.state = 'captured' and old.state <> 'captured' then
    update orders set captured = captured + new.amount where id = new.order_id and currency = new.currency;
    if not found then raise exception 'attempt % pays in another currency', new.id using errcode = 'check_violation'; end if;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger count_capture after update on payment_attempts for each row execute function count_capture();
--> statement-breakpoint
create function count_refund() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare a payment_attempts; given bigint;
begin
  select * into a from payment_attempts where id = new.attempt_id for update; -- refunds of one capture wait for each other
  select coalesce(sum(amount), 0) into given from refunds where attempt_id = new.attempt_id and state <> 'failed';
  if given > a.amount or a.state not in ('captured', 'surplus') then
    raise exception 'refunds of attempt % exceed what was captured', a.id using errcode = 'check_violation';
  end if;
  if a.state = 'captured' then
    update orders set refunded = (select coalesce(sum(r.amount), 0) from refunds r join payment_attempts p on p.id = r.attempt_id
      where p.order_id = a.order_id and p.state = 'captured' and r.state <> 'failed') where id = a.order_id;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger count_refund after insert or update of state, amount on refunds for each row execute function count_refund();
--> statement-breakpoint
-- L1, L2: the only way to post a journal; `lines` is [{"account":"sales","currency":"EUR","amount":-100}, …] and sums to zero.
create function post_journal(journal uuid, kind text, cause text, lines jsonb) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into journals (id, kind, cause) values (journal, post_journal.kind, post_journal.cause) on conflict on constraint journals_once do nothing;
  if not found then return false; end if;
  if jsonb_array_length(lines) < 2 or exists (
    select 1 from jsonb_to_recordset(lines) as e(account text, currency text, amount bigint) group by currency having sum(amount) <> 0) then
    raise exception 'journal % % does not balance', kind, cause using errcode = 'check_violation';
  end if;
  insert into entries (journal_id, account, currency, amount)
    select journal, account, currency, amount from jsonb_to_recordset(lines) as e(account text, currency text, amount bigint);
  return true;
end $$;
--> statement-breakpoint
-- D1 to D3: the only way to number a document; asking twice for the same receipt answers the same number.
create function issue_document(of_series text, of_kind text, of_order uuid) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare n integer;
begin
  insert into document_series (series) values (of_series) on conflict do nothing;
  perform 1 from document_series where series = of_series for update;
  if of_kind = 'receipt' then
    select number into n from documents where order_id = of_order and kind = 'receipt';
    if found then return n; end if;
  end if;
  update document_series set last = last + 1 where series = of_series returning last into n;
  insert into documents (series, number, kind, order_id) values (of_series, n, of_kind, of_order);
  return n;
end $$;
--> statement-breakpoint

-- 5. Codes: used = live uses, never above the maximum, once per buyer where the code says so (C1, C2).
create function count_coupon_use() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare once boolean;
begin
  if tg_op = 'INSERT' then
    update coupons set used = used + 1 where id = new.coupon_id returning once_per_customer into once; -- locks the code
    if once and (select count(*) from coupon_uses where coupon_id = new.coupon_id and buyer = new.buyer and released_at is null) > 1 then
      raise exception 'code % was used before by this buyer', new.coupon_id using errcode = 'unique_violation', constraint = 'coupon_uses_once_per_buyer';
    end if;
  elsif old.released_at is not null or (new.coupon_id, new.order_id, new.buyer) is distinct from (old.coupon_id, old.order_id, old.buyer) then
    raise exception 'a use of a code is released once and changed never' using errcode = 'check_violation';
  elsif new.released_at is not null then
    update coupons set used = used - 1 where id = new.coupon_id;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger count_coupon_use after insert or update on coupon_uses for each row execute function count_coupon_use();
--> statement-breakpoint
create function guard_coupon() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.used <> 0 then raise exception 'a code begins unused' using errcode = 'check_violation'; end if;
  elsif new.used <> old.used and pg_trigger_depth() < 2 then
    raise exception 'uses of a code are counted, not set' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_coupon before insert or update on coupons for each row execute function guard_coupon();
--> statement-breakpoint

-- 6. Prices: no row begins in the past, so the history that the 30-day rule reads can't be rewritten.
create function guard_price() returns trigger language plpgsql as $$
begin
  if new.starts_at < now() - interval '1 minute' and current_setting('unico.history', true) is distinct from '1' then
    raise exception 'a price begins now or later' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_price before insert on prices for each row execute function guard_price();
--> statement-breakpoint

-- 7. Facts wake whoever listens when the transaction commits, and queue what follows.
create function announce_fact() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_notify('facts', json_build_object('id', new.id, 'fact', case when octet_length(new.body::text) < 7000 then new.body end)::text);
  if new.followed then
    perform graphile_worker.add_job('deliver', json_build_object('fact', new.id), max_attempts => 12);
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger announce_fact after insert on facts for each row execute function announce_fact();
