ALTER TABLE "basket_returns" ADD COLUMN "order_id" uuid;--> statement-breakpoint
ALTER TABLE "basket_returns" ADD COLUMN "exchanged" bigint;--> statement-breakpoint
ALTER TABLE "basket_returns" ADD COLUMN "gift" boolean;--> statement-breakpoint
ALTER TABLE "basket_returns" ADD CONSTRAINT "basket_returns_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "basket_returns_order" ON "basket_returns" USING btree ("order_id") WHERE "basket_returns"."order_id" is not null;--> statement-breakpoint
ALTER TABLE "basket_returns" ADD CONSTRAINT "basket_returns_awaits" CHECK (num_nonnulls("basket_returns"."order_id", "basket_returns"."exchanged", "basket_returns"."gift") in (0, 3) and "basket_returns"."exchanged" >= 0);--> statement-breakpoint

-- What is brought back to pay with a card that a reader was asked for stays as it was looked at until that sale is paid or over; it waits for
-- a sale of its own basket alone.
create function guard_basket_return() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if old.order_id is not null and exists (select 1 from orders where id = old.order_id and state = 'placed') then
    raise exception 'a card may be paying with what is brought back' using errcode = 'check_violation';
  end if;
  if tg_op = 'UPDATE' and new.order_id is not null and not exists (select 1 from orders where id = new.order_id and cart_id = new.cart_id and state = 'placed' and channel = 'till') then
    raise exception 'what is brought back waits for a sale of its own basket' using errcode = 'check_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
--> statement-breakpoint
create trigger guard_basket_return before update or delete on basket_returns for each row execute function guard_basket_return();
