-- Promises are added to and measured; a pick is one colleague's at a time.

-- 1. What was promised before: kept or late as its part was; collected ones count from when they left, which is all that is known.
update promises p set ended_at = f.changed_at, ended_as = case when f.state = 'cancelled' then 'void' when f.changed_at <= p.due then 'kept' else 'late' end
  from fulfilments f where f.id = p.fulfilment_id and p.ended_at is null
    and (f.state = 'cancelled' or (p.kind = 'ready-by' and f.state in ('ready', 'collected')) or (p.kind = 'delivered-by' and f.state = 'delivered'));
--> statement-breakpoint
create trigger inside_atomically before insert or update or delete on promises for each statement execute function refuse_outside_atomically();
--> statement-breakpoint
create trigger inside_atomically before insert or update or delete on picks for each statement execute function refuse_outside_atomically();
--> statement-breakpoint
create trigger append_only_whole before truncate on promises for each statement execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on picks for each statement execute function refuse_change();
--> statement-breakpoint

-- 2. A promise begins open, is never rewritten, and ends once: as its part steps, or when another takes its place (PM1, PM2, PM3).
create function guard_promise() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'promises stay' using errcode = 'restrict_violation'; end if;
  if tg_op = 'UPDATE' then
    if old.ended_at is not null or new.ended_at is null or pg_trigger_depth() < 2
       or (new.id, new.order_id, new.fulfilment_id, new.kind, new.due, new.reason, new.made_at, new.replaces) is distinct from (old.id, old.order_id, old.fulfilment_id, old.kind, old.due, old.reason, old.made_at, old.replaces) then
      raise exception 'a promise is measured once, by what happens; a changed one is another' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.ended_at is not null then raise exception 'a promise begins open' using errcode = 'check_violation'; end if;
  if new.replaces is not null then
    update promises set ended_at = new.made_at, ended_as = 'replaced'
      where id = new.replaces and order_id = new.order_id and fulfilment_id = new.fulfilment_id and kind = new.kind and ended_at is null;
    if not found then raise exception 'a promise takes the place of an open one of the same part' using errcode = 'check_violation'; end if;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_promise before insert or update or delete on promises for each row execute function guard_promise();
--> statement-breakpoint
create function end_promises() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update promises set ended_at = new.changed_at, ended_as = case when new.state = 'cancelled' then 'void' when new.changed_at <= due then 'kept' else 'late' end
    where fulfilment_id = new.id and ended_at is null and (new.state = 'cancelled'
      or (kind = 'ready-by' and new.state in ('ready', 'collected')) or (kind = 'delivered-by' and new.state = 'delivered') or (kind = 'held-until' and new.state = 'collected'));
  update picks set ended_at = greatest(new.changed_at, taken_at), ended_as = case when new.state = 'ready' then 'ready' else 'cancelled' end
    where fulfilment_id = new.id and ended_at is null and new.state in ('ready', 'collected', 'sent', 'cancelled');
  return null;
end $$;
--> statement-breakpoint
create trigger end_promises after update of state on fulfilments for each row when (new.state <> old.state) execute function end_promises();
--> statement-breakpoint
-- What waits to be collected was promised for a moment: looked at when the transaction ends, whichever row came first.
create function promised() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'promises' then
    if new.fulfilment_id is not null and not exists (select 1 from fulfilments where id = new.fulfilment_id and order_id = new.order_id) then
      raise exception 'a promise is of a part of its own order' using errcode = 'check_violation';
    end if;
    if new.kind = 'ready-by' and exists (select 1 from promises p join fulfilments f on f.id = p.fulfilment_id where p.id = new.id and p.ended_at is null and (f.kind <> 'collect' or f.state not in ('waiting', 'planned'))) then
      raise exception 'what is ready or over is promised no more' using errcode = 'check_violation';
    end if;
  elsif not exists (select 1 from promises where fulfilment_id = new.id and kind = 'ready-by') then
    raise exception 'a collection is promised for a moment' using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger promised after insert on promises deferrable initially deferred for each row execute function promised();
--> statement-breakpoint
create constraint trigger promised after insert on fulfilments deferrable initially deferred for each row when (new.kind = 'collect') execute function promised();
--> statement-breakpoint

-- 3. A pick is of a part that waits at its place, and ends once (PK1).
create function guard_pick() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'picks stay' using errcode = 'restrict_violation'; end if;
  if tg_op = 'UPDATE' then
    if old.ended_at is not null or new.ended_at is null or (new.id, new.fulfilment_id, new.location_id, new.actor, new.taken_at) is distinct from (old.id, old.fulfilment_id, old.location_id, old.actor, old.taken_at)
       or (new.ended_as <> 'given-back' and pg_trigger_depth() < 2) then
      raise exception 'a pick ends once: given back, or as its part steps' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.ended_at is not null or not exists (select 1 from fulfilments where id = new.fulfilment_id and location_id = new.location_id and state = 'planned') then
    raise exception 'a pick is of a part that waits at its place' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_pick before insert or update or delete on picks for each row execute function guard_pick();
