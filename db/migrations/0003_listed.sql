-- Lists, filters and counts read listed_variants. These triggers keep its prices and stock true in the very transaction
-- that changes either, so that no list shows what the price list or the shelf does not.

-- The price list at a moment: the latest row not after it; of two with the same start the one added last (lib/pricing/rules.ts).
create function price_in_force(of_variant uuid, in_currency text, at timestamptz) returns bigint
  language sql stable parallel safe return (
    select p.amount from prices p where p.variant_id = of_variant and p.currency = in_currency and p.starts_at <= at
    order by p.starts_at desc, p.seq desc limit 1);
--> statement-breakpoint
create function next_price_from(of_variant uuid, in_currency text, at timestamptz) returns timestamptz
  language sql stable parallel safe return (
    select min(p.starts_at) from prices p where p.variant_id = of_variant and p.currency = in_currency and p.starts_at > at);
--> statement-breakpoint
create function list_prices() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update listed_variants l
    set amount = price_in_force(l.variant_id, l.currency, clock_timestamp()), amount_until = next_price_from(l.variant_id, l.currency, clock_timestamp())
    from (select distinct variant_id, currency from added) a
    where l.variant_id = a.variant_id and l.currency = a.currency;
  return null;
end $$;
--> statement-breakpoint
create trigger list_prices after insert on prices referencing new table as added for each statement execute function list_prices();
--> statement-breakpoint

-- Stock is listed when the transaction ends, after all its stock rows are locked: so two that sell the last pieces of one
-- variant at two places never wait for each other in a circle.
create function list_stock() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare place uuid; variant uuid; free boolean;
begin
  if tg_op = 'DELETE' then place := old.location_id; variant := old.variant_id;
  else place := new.location_id; variant := new.variant_id; end if;
  select l.on_hand - l.held - coalesce(b.pieces, 0) > 0 into free
    from stock_levels l left join stock_buffers b on b.variant_id = l.variant_id and b.location_id = l.location_id
    where l.variant_id = variant and l.location_id = place;
  if free then
    update listed_variants set free_at = array_append(free_at, place) where variant_id = variant and not place = any (free_at);
  else
    update listed_variants set free_at = array_remove(free_at, place) where variant_id = variant and place = any (free_at);
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger list_stock after insert or update on stock_levels deferrable initially deferred for each row execute function list_stock();
--> statement-breakpoint
create constraint trigger list_stock after insert or update or delete on stock_buffers deferrable initially deferred for each row execute function list_stock();
