-- A code opens what it was made for, so often and so long, and never again once it is over (C4).
create function guard_code() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.opened <> 0 or new.missed <> 0 or new.ended_at is not null then
      raise exception 'a code begins unopened' using errcode = 'check_violation';
    end if;
    new.issued_at := now();
    return new;
  end if;
  if (new.id, new.purpose, new.hash, new.sign_hash, new.location_id, new.cart_id, new.order_id, new.customer_id, new.ticket_id, new.most_opens, new.issued_by, new.issued_at, new.expires_at)
     is distinct from (old.id, old.purpose, old.hash, old.sign_hash, old.location_id, old.cart_id, old.order_id, old.customer_id, old.ticket_id, old.most_opens, old.issued_by, old.issued_at, old.expires_at) then
    raise exception 'a code keeps what it opens' using errcode = 'check_violation';
  end if;
  if old.ended_at is not null and new.ended_at is distinct from old.ended_at then
    raise exception 'a code that is over stays over' using errcode = 'check_violation';
  end if;
  if new.opened <> old.opened and (new.opened <> old.opened + 1 or old.ended_at is not null or old.expires_at <= now()) then
    raise exception 'a code opens once at a time, while it is good' using errcode = 'check_violation';
  end if;
  if new.missed not in (old.missed, old.missed + 1) then
    raise exception 'tries at a code are counted one by one' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_code before insert or update on codes for each row execute function guard_code();
--> statement-breakpoint
create trigger inside_atomically before insert or update or delete on codes for each statement execute function refuse_outside_atomically();
--> statement-breakpoint
-- A bag that went into another one is no longer there to be opened.
create function end_codes_of_cart() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update codes set ended_at = now() where cart_id = new.id and ended_at is null;
  return null;
end $$;
--> statement-breakpoint
create trigger end_codes_of_cart after update of state on carts for each row when (new.state = 'merged' and old.state <> 'merged') execute function end_codes_of_cart();
