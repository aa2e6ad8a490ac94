-- The code by which a phone gets a till's basket is over once the basket was paid, taken back, let go or sold: whatever ends that ends it (C4).
create or replace function end_codes_of_cart() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update codes set ended_at = now() where cart_id = new.id and ended_at is null and (new.state = 'merged' or purpose = 'phone');
  return null;
end $$;
--> statement-breakpoint
create trigger end_phone_codes_of_cart after update of sent_until on carts for each row
  when (new.sent_until is distinct from old.sent_until and coalesce(new.sent_until <= now(), true)) execute function end_codes_of_cart();
