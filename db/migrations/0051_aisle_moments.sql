-- A step is taken when its turn has come, not when its transaction began: one that waited for another comes after it (AQ1).
create or replace function guard_aisle_request() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'requests end, they are not deleted' using errcode = 'restrict_violation'; end if;
  if tg_op = 'INSERT' then
    if new.state <> 'asked' then raise exception 'a request begins asked' using errcode = 'check_violation'; end if;
    new.accepted_at := null; new.accepted_by := null; new.ended_at := null;
    return new;
  end if;
  if (new.id, new.location_id, new.variant_id, new.bin, new.locale, new.asked_at) is distinct from (old.id, old.location_id, old.variant_id, old.bin, old.locale, old.asked_at)
     or (new.spot is not null and new.spot is distinct from old.spot) or (new.browser_hash is not null and new.browser_hash is distinct from old.browser_hash)
     or (new.accepted_at, new.accepted_by, new.ended_at) is distinct from (old.accepted_at, old.accepted_by, old.ended_at) then
    raise exception 'a request keeps what was asked and by whom, or forgets it' using errcode = 'check_violation';
  end if;
  if new.state = old.state then
    if (new.actor, new.due_at) is distinct from (old.actor, old.due_at) then raise exception 'a request waits as long as its step said' using errcode = 'check_violation'; end if;
    return new;
  end if;
  if not (old.state = 'asked' and new.state in ('accepted', 'withdrawn', 'expired') or old.state = 'accepted' and new.state in ('brought', 'not-there', 'withdrawn', 'expired')) then
    raise exception 'a request goes from % to no %', old.state, new.state using errcode = 'check_violation';
  end if;
  if new.state in ('brought', 'not-there') and new.actor <> old.accepted_by then
    raise exception 'who accepted a request finishes it' using errcode = 'check_violation';
  end if;
  if new.state = 'expired' and old.due_at > now() then
    raise exception 'a request waits until it is due' using errcode = 'check_violation';
  end if;
  if new.state = 'accepted' then
    new.accepted_at := greatest(clock_timestamp(), old.asked_at); new.accepted_by := new.actor;
  else
    new.ended_at := greatest(clock_timestamp(), old.accepted_at, old.asked_at);
  end if;
  return new;
end $$;
--> statement-breakpoint
create or replace function step_aisle_request() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into aisle_request_steps (request_id, state, actor, at) values (new.id, new.state, new.actor, coalesce(new.ended_at, new.accepted_at, new.asked_at));
  if new.state = 'not-there' then
    insert into shelf_misses (location_id, variant_id, bin, kind, request_id)
    values (new.location_id, new.variant_id, (select bin from bins where location_id = new.location_id and variant_id = new.variant_id), 'not-there', new.id);
  end if;
  return null;
end $$;
