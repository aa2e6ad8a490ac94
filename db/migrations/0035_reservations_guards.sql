-- What is reserved is worked on before it is paid, and paid where it is collected.

-- 1. A part is worked on once its order is paid, or reserved; all that is reserved is collected (O17).
create function guard_reserved() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare o record;
begin
  select state, contract into o from orders where id = new.order_id;
  if o.contract = 'reserved' and new.kind <> 'collect' then
    raise exception 'what is reserved is collected' using errcode = 'check_violation';
  end if;
  if o.state = 'placed' and o.contract <> 'reserved' and new.state not in ('waiting', 'cancelled') then
    raise exception 'a part is worked on once it is paid, or reserved' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_reserved before insert or update of state on fulfilments for each row execute function guard_reserved();
--> statement-breakpoint

-- 2. The books: a store's own terminal is not the processor of the web (L3).
create or replace function account_of(tender text) returns text language sql immutable as $$
  select case tender when 'gift-card' then 'gift-cards' when 'store-credit' then 'store-credit' when 'cash' then 'cash' when 'card-present' then 'terminal' else 'card-clearing' end;
$$;
