CREATE TABLE "care_credits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"reason" text NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "care_credits_said" CHECK ("care_credits"."amount" > 0 and length("care_credits"."reason") between 3 and 300 and "care_credits"."actor" like 'staff:_%')
);
--> statement-breakpoint
CREATE TABLE "care_looks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "care_looks_actor" CHECK ("care_looks"."actor" like 'staff:_%')
);
--> statement-breakpoint
CREATE TABLE "care_notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"text" text NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "care_notes_said" CHECK (length("care_notes"."text") between 1 and 2000 and "care_notes"."actor" like 'staff:_%')
);
--> statement-breakpoint
ALTER TABLE "care_credits" ADD CONSTRAINT "care_credits_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_credits" ADD CONSTRAINT "care_credits_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_looks" ADD CONSTRAINT "care_looks_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_notes" ADD CONSTRAINT "care_notes_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "care_credits_order_id_index" ON "care_credits" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "care_looks_order_id_at_index" ON "care_looks" USING btree ("order_id","at");--> statement-breakpoint
CREATE INDEX "care_looks_actor_at_index" ON "care_looks" USING btree ("actor","at");--> statement-breakpoint
CREATE INDEX "care_notes_order_id_at_index" ON "care_notes" USING btree ("order_id","at");--> statement-breakpoint
CREATE INDEX "order_contacts_phone" ON "order_contacts" USING btree (right(regexp_replace("phone", '\D', '', 'g'), 9));--> statement-breakpoint
CREATE INDEX "order_contacts_name" ON "order_contacts" USING btree (lower("name") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "order_contacts_surname" ON "order_contacts" USING btree (lower(substring("name" from '\S+$')) text_pattern_ops);--> statement-breakpoint

-- 1. What customer service wrote, looked at and gave stays as it was.
do $$ declare t text; begin
  foreach t in array array['care_notes', 'care_looks', 'care_credits'] loop
    execute format('create trigger inside_atomically before insert or update or delete on %I for each statement execute function refuse_outside_atomically()', t);
    execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change()', t);
    execute format('create trigger append_only_whole before truncate on %I for each statement execute function refuse_change()', t);
  end loop;
end $$;
--> statement-breakpoint

-- 2. Credit goes to the account of the order's own customer, in its currency, 20.00 for one order at most (CA1). Locks the order: two gifts at once wait for each other.
create function guard_care_credit() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from orders where id = new.order_id for update;
  if new.at <> now() or not exists (select 1 from orders where id = new.order_id and customer_id = new.customer_id and currency = new.currency) then
    raise exception 'credit is given now, to the customer of its order' using errcode = 'check_violation';
  end if;
  if (select coalesce(sum(amount), 0) from care_credits where order_id = new.order_id) + new.amount > 2000 then
    raise exception 'more credit than customer service gives for one order' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_care_credit before insert on care_credits for each row execute function guard_care_credit();
--> statement-breakpoint
create function reconcile_care_credit() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from wallet_entries e join wallets w on w.id = e.wallet_id where e.cause = 'goodwill:' || new.id and e.kind = 'issue' and e.balance_by = new.amount and w.customer_id = new.customer_id and w.currency = new.currency) then
    raise exception 'credit % was not given', new.id using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger reconcile_care_credit after insert on care_credits deferrable initially deferred for each row execute function reconcile_care_credit();
