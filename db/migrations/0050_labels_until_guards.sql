-- A label knows from when another row of the list holds, so that what is out of date is found without asking for each label's price.
-- Whoever hangs labels waits for prices that are being written, and they for it: neither could see the other's rows.
create function next_row_after(of_price uuid) returns timestamptz language sql stable parallel safe return (
  select min(n.starts_at) from prices p join prices n on n.variant_id = p.variant_id and n.currency = p.currency and (n.starts_at, n.seq) > (p.starts_at, p.seq) where p.id = of_price);
--> statement-breakpoint
create or replace function hang_labels() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtext('labels and prices'));
  insert into shelf_labels (location_id, variant_id, label_id, price_id, currency, hung_at, until_at)
    select new.location_id, l.variant_id, l.id, l.price_id, l.currency, new.confirmed_at, next_row_after(l.price_id) from printed_labels l where l.run_id = new.id order by l.variant_id
    on conflict (location_id, variant_id) do update set label_id = excluded.label_id, price_id = excluded.price_id, currency = excluded.currency, hung_at = excluded.hung_at, until_at = excluded.until_at
      where shelf_labels.hung_at <= excluded.hung_at;
  if not exists (select 1 from printed_labels where run_id = new.id) then raise exception 'a run without labels hangs nothing' using errcode = 'check_violation'; end if;
  return null;
end $$;
--> statement-breakpoint
create function prices_after_labels() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock_shared(hashtext('labels and prices'));
  return null;
end $$;
--> statement-breakpoint
create trigger after_labels before insert on prices for each statement execute function prices_after_labels();
--> statement-breakpoint
create function date_labels() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update shelf_labels set until_at = next_row_after(price_id) where variant_id = new.variant_id and currency = new.currency;
  return null;
end $$;
--> statement-breakpoint
create trigger date_labels after insert on prices for each row execute function date_labels();
--> statement-breakpoint
select set_config('unico.tx', '1', true);
--> statement-breakpoint
update shelf_labels set until_at = next_row_after(price_id);
--> statement-breakpoint
select set_config('unico.tx', '', true);
