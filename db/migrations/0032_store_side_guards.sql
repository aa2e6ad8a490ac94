-- What was said of a store's intake is added to, never edited.
create trigger inside_atomically before insert or update or delete on intake_limits for each statement execute function refuse_outside_atomically();
--> statement-breakpoint
create trigger append_only before update or delete on intake_limits for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on intake_limits for each statement execute function refuse_change();
--> statement-breakpoint
-- Some lines of what is ready may be collected first, as a part of their own; the rest stays on its shelf (A10).

create function guard_apart() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    if new.apart_of is distinct from old.apart_of then raise exception 'a part stays what it came apart from' using errcode = 'check_violation'; end if;
    return new;
  end if;
  if not exists (select 1 from fulfilments where id = new.apart_of and order_id = new.order_id and location_id = new.location_id and kind = 'collect' and new.kind = 'collect' and state = 'ready') then
    raise exception 'a part comes apart from what is ready, in its place' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_apart before insert on fulfilments for each row when (new.apart_of is not null) execute function guard_apart();
--> statement-breakpoint
create trigger guard_apart_kept before update of apart_of on fulfilments for each row execute function guard_apart();
--> statement-breakpoint
create function came_apart() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from fulfilments where id = new.id and state = 'collected') or not exists (select 1 from fulfilment_lines where fulfilment_id = new.id)
     or not exists (select 1 from fulfilment_lines where fulfilment_id = new.apart_of) then
    raise exception 'what came apart is collected, and leaves something behind' using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger came_apart after insert on fulfilments deferrable initially deferred for each row when (new.apart_of is not null) execute function came_apart();
--> statement-breakpoint
create or replace function guard_part_line() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'lines of parts stay' using errcode = 'restrict_violation'; end if;
  if (new.order_line_id, new.quantity) is distinct from (old.order_line_id, old.quantity)
     or not exists (select 1 from fulfilments a join fulfilments b on b.order_id = a.order_id and b.location_id = a.location_id and b.kind = a.kind
       where a.id = old.fulfilment_id and b.id = new.fulfilment_id and b.state = 'waiting' and (a.state = 'planned' or (a.state = 'ready' and b.apart_of = a.id))) then
    raise exception 'a line leaves its part whole, for one that asks its buyer or is collected first' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
-- What came apart was confirmed, piece by piece, with what it came from (PK2).
create or replace function confirmed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.misses < old.misses or new.misses > old.misses + 1 then
    raise exception 'wrong codes are counted' using errcode = 'check_violation';
  end if;
  if new.state = 'ready' and old.state <> 'ready' and new.apart_of is null and not exists (select 1 from orders where id = new.order_id and channel = 'till') and (
      not exists (select 1 from picks where fulfilment_id = new.id and ended_at is null)
      or exists (select 1 from fulfilment_lines fl where fl.fulfilment_id = new.id and fl.quantity <> (
        select count(*) from pick_scans s join picks k on k.id = s.pick_id where k.fulfilment_id = new.id and k.ended_at is null and s.order_line_id = fl.order_line_id))) then
    raise exception 'what is ready was confirmed piece by piece' using errcode = 'check_violation';
  end if;
  return new;
end $$;
