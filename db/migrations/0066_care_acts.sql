CREATE TABLE "care_acts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"act" text NOT NULL,
	"reason" text NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "care_acts_said" CHECK ("care_acts"."act" in ('moved','dropped','address','pay-link') and length("care_acts"."reason") between 3 and 300 and "care_acts"."actor" like 'staff:_%')
);
--> statement-breakpoint
ALTER TABLE "care_acts" ADD CONSTRAINT "care_acts_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "care_acts_order_id_at_index" ON "care_acts" USING btree ("order_id","at");--> statement-breakpoint

-- 1. What customer service did for a customer stays as it was.
create trigger inside_atomically before insert or update or delete on care_acts for each statement execute function refuse_outside_atomically();
--> statement-breakpoint
create trigger append_only before update or delete on care_acts for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on care_acts for each statement execute function refuse_change();
--> statement-breakpoint

-- 2. A packed parcel bears its address: from then on the order has no other. Locks the order, as packing and sending do. Forgetting is allowed.
create function guard_order_address() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if old.address is null or new.address is null or new.address = old.address then
    return new;
  end if;
  perform from orders where id = new.order_id for update;
  if exists (select 1 from fulfilments where order_id = new.order_id and kind = 'deliver' and state in ('packed', 'sent', 'delivered')) then
    raise exception 'a parcel of order % bears its address already', new.order_id using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_order_address before update of address on order_contacts for each row execute function guard_order_address();
