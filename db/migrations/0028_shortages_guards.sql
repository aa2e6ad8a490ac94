-- What can't be found: its line leaves the part, its buyer is asked, and another part may take it over.

-- 1. A part whose buyer is asked holds nothing, promises nothing, and is over once they have chosen (O6, O7, O16, PM1).
create or replace function guard_fulfilment() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'parts of orders stay' using errcode = 'restrict_violation'; end if;
  if tg_op = 'INSERT' then
    if new.replaces is not null and not exists (select 1 from fulfilments where id = new.replaces and order_id = new.order_id and state in ('asked', 'cancelled')) then
      raise exception 'a part takes over what another of its order can''t serve' using errcode = 'check_violation';
    end if;
    if new.state <> 'waiting' then raise exception 'a part begins waiting' using errcode = 'check_violation'; end if;
    return new;
  end if;
  if (new.order_id, new.position, new.kind, new.location_id, new.method, new.charge, new.replaces) is distinct from (old.order_id, old.position, old.kind, old.location_id, old.method, old.charge, old.replaces) then
    raise exception 'a part keeps its order, place and charge' using errcode = 'check_violation';
  end if;
  if new.state <> old.state and not (old.state, new.state) in (
    ('waiting','planned'), ('waiting','cancelled'), ('planned','packed'), ('planned','sent'), ('planned','ready'), ('planned','cancelled'),
    ('packed','sent'), ('packed','cancelled'), ('sent','delivered'), ('ready','collected'), ('ready','cancelled'), ('waiting','asked'), ('planned','asked'), ('asked','cancelled')) then
    raise exception 'a part goes from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if new.state <> old.state and new.state in ('sent', 'collected', 'delivered') and not exists (select 1 from orders where id = new.order_id and state in ('paid', 'fulfilled')) then
    raise exception 'a part leaves the house once it is paid' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
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
      where f.order_id = l.order_id and f.location_id = new.location_id and fl.order_line_id = new.order_line_id and f.state in ('asked', 'cancelled')) then
    raise exception 'a living order keeps its pieces' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create or replace function reconcile_parts() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare of_order uuid; o orders; waiting bigint; served bigint;
begin
  if tg_table_name = 'orders' then of_order := new.id;
  elsif tg_table_name = 'holds' then select order_id into of_order from order_lines where id = new.order_line_id;
  else of_order := new.order_id; end if;
  select * into o from orders where id = of_order;
  if exists (select 1 from fulfilments f join fulfilment_lines fl on fl.fulfilment_id = f.id left join holds h on h.order_line_id = fl.order_line_id and h.location_id = f.location_id
      where f.order_id = of_order and f.kind <> 'carry-out' and (h.quantity is distinct from fl.quantity or case
        when f.state in ('sent', 'delivered', 'collected') then h.state <> 'fulfilled' when f.state in ('asked', 'cancelled') then h.state not in ('released', 'expired') else h.state <> 'held' end)) then
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
create or replace function end_promises() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update promises set ended_at = new.changed_at, ended_as = case when new.state = 'cancelled' then 'void' when new.state = 'asked' then 'broken' when new.changed_at <= due then 'kept' else 'late' end
    where fulfilment_id = new.id and ended_at is null and (new.state = 'cancelled' or (kind = 'ready-by' and new.state = 'asked')
      or (kind = 'ready-by' and new.state in ('ready', 'collected')) or (kind = 'delivered-by' and new.state = 'delivered') or (kind = 'held-until' and new.state = 'collected'));
  update picks set ended_at = greatest(new.changed_at, taken_at), ended_as = case when new.state = 'ready' then 'ready' else 'cancelled' end
    where fulfilment_id = new.id and ended_at is null and new.state in ('ready', 'collected', 'sent', 'asked', 'cancelled');
  return null;
end $$;
--> statement-breakpoint

-- 2. Lines of parts stay as they are, but for one that goes whole to a part of the same order that is about to be asked about (O15).
create function guard_part_line() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'lines of parts stay' using errcode = 'restrict_violation'; end if;
  if (new.order_line_id, new.quantity) is distinct from (old.order_line_id, old.quantity)
     or not exists (select 1 from fulfilments a join fulfilments b on b.order_id = a.order_id and b.location_id = a.location_id and b.kind = a.kind
       where a.id = old.fulfilment_id and a.state = 'planned' and b.id = new.fulfilment_id and b.state = 'waiting') then
    raise exception 'a line leaves its part whole, for one that asks its buyer' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_part_line before update or delete on fulfilment_lines for each row execute function guard_part_line();
--> statement-breakpoint
create trigger inside_atomically before insert or update or delete on fulfilment_lines for each statement execute function refuse_outside_atomically();
--> statement-breakpoint

-- 3. A shortage is of a line whose buyer is asked, and took its pieces off the shelf (SH1).
create trigger inside_atomically before insert or update or delete on shortages for each statement execute function refuse_outside_atomically();
--> statement-breakpoint
create trigger append_only before update or delete on shortages for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on shortages for each statement execute function refuse_change();
--> statement-breakpoint
create function short_of() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from fulfilments f join fulfilment_lines fl on fl.fulfilment_id = f.id join stock_movements m on m.cause = 'shortage:' || new.id and m.location_id = f.location_id
      where f.id = new.fulfilment_id and fl.order_line_id = new.order_line_id and fl.quantity >= new.pieces and f.state in ('asked', 'cancelled')
        and m.on_hand_by = -new.pieces and m.kind = case new.kind when 'damaged' then 'damage' else 'count' end) then
    raise exception 'a shortage takes its pieces off the shelf, and its buyer is asked' using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger short_of after insert on shortages deferrable initially deferred for each row execute function short_of();
--> statement-breakpoint
create function asked() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from shortages where fulfilment_id = new.id) then
    raise exception 'a buyer is asked about what is short' using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger asked after update of state on fulfilments deferrable initially deferred for each row when (new.state = 'asked' and old.state <> 'asked') execute function asked();
