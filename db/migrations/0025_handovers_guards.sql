-- Pieces are confirmed before they are ready, and what is collected was given by somebody to somebody who may have it.

-- 1. What was handed over before there was a log: its moment is known, nobody's name.
insert into handovers (id, fulfilment_id, location_id, actor, proof, at)
  select gen_random_uuid(), id, location_id, 'job:before-the-log', 'identity', changed_at from fulfilments where state = 'collected';
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['pick_scans', 'handovers'] loop
    execute format('create trigger inside_atomically before insert or update or delete on %I for each statement execute function refuse_outside_atomically()', t);
    execute format('create trigger append_only_whole before truncate on %I for each statement execute function refuse_change()', t);
  end loop;
end $$;
--> statement-breakpoint
create trigger append_only before update or delete on pick_scans for each row execute function refuse_change();
--> statement-breakpoint

-- 2. A scan is of a piece that the part in hand still lacks (PK2).
create function guard_scan() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare k picks; wanted int; found int;
begin
  select * into k from picks where id = new.pick_id for update;
  select quantity into wanted from fulfilment_lines where fulfilment_id = k.fulfilment_id and order_line_id = new.order_line_id;
  select count(*) into found from pick_scans where pick_id = new.pick_id and order_line_id = new.order_line_id;
  if k.ended_at is not null or k.actor <> new.actor or found >= coalesce(wanted, 0) then
    raise exception 'a scan is of a piece that the pick still lacks' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_scan before insert on pick_scans for each row execute function guard_scan();
--> statement-breakpoint
create function confirmed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.misses < old.misses or new.misses > old.misses + 1 then
    raise exception 'wrong codes are counted' using errcode = 'check_violation';
  end if;
  if new.state = 'ready' and old.state <> 'ready' and not exists (select 1 from orders where id = new.order_id and channel = 'till') and (
      not exists (select 1 from picks where fulfilment_id = new.id and ended_at is null)
      or exists (select 1 from fulfilment_lines fl where fl.fulfilment_id = new.id and fl.quantity <> (
        select count(*) from pick_scans s join picks k on k.id = s.pick_id where k.fulfilment_id = new.id and k.ended_at is null and s.order_line_id = fl.order_line_id))) then
    raise exception 'what is ready was confirmed piece by piece' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger confirmed before update on fulfilments for each row execute function confirmed();
--> statement-breakpoint

-- 3. What is collected was given by somebody, and only what is (A3). Names may be forgotten, nothing else.
create function guard_handover() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'handovers stay' using errcode = 'restrict_violation'; end if;
  if tg_op = 'UPDATE' then
    if (new.id, new.fulfilment_id, new.location_id, new.actor, new.proof, new.at) is distinct from (old.id, old.fulfilment_id, old.location_id, old.actor, old.proof, old.at) or new.receiver is not null then
      raise exception 'of a handover only the name may be forgotten' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if not exists (select 1 from fulfilments where id = new.fulfilment_id and location_id = new.location_id and state = 'collected') then
    raise exception 'a handover is of what was collected, where it was' using errcode = 'check_violation';
  end if;
  if new.proof = 'counter' and not exists (select 1 from fulfilments f join orders o on o.id = f.order_id where f.id = new.fulfilment_id and o.channel = 'till') then
    raise exception 'what was sold elsewhere is given for a code, or a look at a document' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_handover before insert or update or delete on handovers for each row execute function guard_handover();
--> statement-breakpoint
create function given() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from handovers where fulfilment_id = new.id) then
    raise exception 'what is collected was given by somebody' using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger given after update of state on fulfilments deferrable initially deferred for each row when (new.state = 'collected' and old.state <> 'collected') execute function given();
