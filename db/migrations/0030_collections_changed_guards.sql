-- What waits to be collected waits longer once, at its buyer's wish, and never shorter (PM4).
create function extended_once() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from promises where id = new.replaces and due < new.due and replaces is null) then
    raise exception 'a collection is kept longer once, never shorter' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger extended_once before insert on promises for each row when (new.kind = 'held-until' and new.replaces is not null) execute function extended_once();
