-- Labels on the shelf: what they say is a row of the price list, and which one hangs is the last that somebody hung.
do $$
declare t text;
begin
  foreach t in array array['label_runs', 'printed_labels', 'shelf_labels', 'label_asks'] loop
    execute format('create trigger inside_atomically before insert or update or delete on %I for each statement execute function refuse_outside_atomically()', t);
  end loop;
  foreach t in array array['printed_labels', 'label_asks'] loop
    execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change()', t);
    execute format('create trigger append_only_whole before truncate on %I for each statement execute function refuse_change()', t);
  end loop;
end $$;
--> statement-breakpoint
create function guard_label_run() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'runs of labels stay' using errcode = 'restrict_violation'; end if;
  if tg_op = 'INSERT' then
    if new.confirmed_at is not null then raise exception 'a run is made before it hangs' using errcode = 'check_violation'; end if;
    return new;
  end if;
  if old.confirmed_at is not null or new.confirmed_at is null or to_jsonb(new) - '{confirmed_at,confirmed_by}'::text[] <> to_jsonb(old) - '{confirmed_at,confirmed_by}'::text[] then
    raise exception 'a run is confirmed once, and stays what it was' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_label_run before insert or update or delete on label_runs for each row execute function guard_label_run();
--> statement-breakpoint
-- A label says the price that was in force when its run was made.
create function guard_printed_label() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare made timestamptz;
begin
  select made_at into made from label_runs where id = new.run_id and confirmed_at is null for share;
  if not found then raise exception 'labels are added to a run before it hangs' using errcode = 'check_violation'; end if;
  if not exists (select 1 from prices p where p.id = new.price_id and p.variant_id = new.variant_id and p.currency = new.currency and p.amount = new.amount
      and p.id = (select f.id from prices f where f.variant_id = p.variant_id and f.currency = p.currency and f.starts_at <= made order by f.starts_at desc, f.seq desc limit 1)) then
    raise exception 'a label says the price in force' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_printed_label before insert on printed_labels for each row execute function guard_printed_label();
--> statement-breakpoint
-- What is confirmed hangs: it takes the place of what hung there. Sorted, so that two runs don't wait for each other.
create function hang_labels() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into shelf_labels (location_id, variant_id, label_id, price_id, currency, hung_at)
    select new.location_id, l.variant_id, l.id, l.price_id, l.currency, new.confirmed_at from printed_labels l where l.run_id = new.id order by l.variant_id
    on conflict (location_id, variant_id) do update set label_id = excluded.label_id, price_id = excluded.price_id, currency = excluded.currency, hung_at = excluded.hung_at
      where shelf_labels.hung_at <= excluded.hung_at;
  if not exists (select 1 from printed_labels where run_id = new.id) then raise exception 'a run without labels hangs nothing' using errcode = 'check_violation'; end if;
  return null;
end $$;
--> statement-breakpoint
create trigger hang_labels after update of confirmed_at on label_runs for each row execute function hang_labels();
--> statement-breakpoint
create function guard_label_ask() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.label_id is not null and not exists (select 1 from printed_labels l join label_runs r on r.id = l.run_id
      where l.id = new.label_id and l.variant_id = new.variant_id and r.location_id = new.location_id and r.confirmed_at is not null) then
    raise exception 'what is asked for anew is a label that hung there' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_label_ask before insert on label_asks for each row execute function guard_label_ask();
