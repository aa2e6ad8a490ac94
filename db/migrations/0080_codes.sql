CREATE TABLE "coupon_edits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"coupon_id" uuid NOT NULL,
	"field" text,
	"before" jsonb,
	"after" jsonb,
	"actor" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "coupon_edits_actor" CHECK ("coupon_edits"."actor" like 'staff:_%' and "coupon_edits"."before" is distinct from "coupon_edits"."after")
);
--> statement-breakpoint
ALTER TABLE "coupon_uses" ADD COLUMN "amount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "coupons" ADD COLUMN "budget" bigint;--> statement-breakpoint
ALTER TABLE "coupons" ADD COLUMN "given" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "coupons" ADD COLUMN "name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "coupons" ADD COLUMN "added_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "coupon_edits" ADD CONSTRAINT "coupon_edits_coupon_id_coupons_id_fk" FOREIGN KEY ("coupon_id") REFERENCES "public"."coupons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "coupon_edits_coupon_id_id_index" ON "coupon_edits" USING btree ("coupon_id","id");--> statement-breakpoint
ALTER TABLE "coupons" ADD CONSTRAINT "coupons_budget" CHECK ("coupons"."given" >= 0 and ("coupons"."budget" is null or ("coupons"."budget" > 0 and "coupons"."given" <= "coupons"."budget")));--> statement-breakpoint

-- 1. What codes gave away before: all that was taken off their orders.
select set_config('unico.tx', '1', true);
--> statement-breakpoint
alter table coupon_uses disable trigger user;
--> statement-breakpoint
update coupon_uses u set amount = o.discount from orders o where o.id = u.order_id;
--> statement-breakpoint
alter table coupon_uses enable trigger user;
--> statement-breakpoint
alter table coupons disable trigger user;
--> statement-breakpoint
update coupons c set given = coalesce((select sum(u.amount) from coupon_uses u where u.coupon_id = c.id and u.released_at is null), 0);
--> statement-breakpoint
alter table coupons enable trigger user;
--> statement-breakpoint

-- 2. A use counts what it gives away, under the code's lock: the budget is a CHECK.
create or replace function count_coupon_use() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare once boolean;
begin
  if tg_op = 'INSERT' then
    if new.released_at is not null or not exists (select 1 from orders where id = new.order_id and state = 'placed') then
      raise exception 'a code is used by an order that is being placed' using errcode = 'check_violation';
    end if;
    if new.amount < 0 or new.amount > (select discount from orders where id = new.order_id) then
      raise exception 'a code gives no more than what was taken off' using errcode = 'check_violation';
    end if;
    update coupons set used = used + 1, given = given + new.amount where id = new.coupon_id returning once_per_customer into once; -- locks the code
    if once and (select count(*) from coupon_uses where coupon_id = new.coupon_id and buyer = new.buyer and released_at is null) > 1 then
      raise exception 'code % was used before by this buyer', new.coupon_id using errcode = 'unique_violation', constraint = 'coupon_uses_once_per_buyer';
    end if;
  elsif old.released_at is not null or (new.coupon_id, new.order_id, new.buyer, new.amount) is distinct from (old.coupon_id, old.order_id, old.buyer, old.amount) then
    raise exception 'a use of a code is released once and changed never' using errcode = 'check_violation';
  elsif new.released_at is not null then
    if not exists (select 1 from orders where id = new.order_id and state in ('cancelled', 'expired')) then
      raise exception 'a living order keeps its code' using errcode = 'check_violation';
    end if;
    update coupons set used = used - 1, given = given - old.amount where id = new.coupon_id;
  end if;
  return null;
end $$;
--> statement-breakpoint
create or replace function guard_coupon() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.used <> 0 or new.given <> 0 then raise exception 'a code begins unused' using errcode = 'check_violation'; end if;
  elsif (new.used, new.given) is distinct from (old.used, old.given) and pg_trigger_depth() < 2 then
    raise exception 'uses of a code are counted, not set' using errcode = 'check_violation';
  elsif old.used > 0 and (new.code, new.kind, new.value, new.currency) is distinct from (old.code, old.kind, old.value, old.currency) then
    raise exception 'what orders were promised with code % stays', old.code using errcode = 'check_violation';
  elsif new.once_per_customer and not old.once_per_customer
    and exists (select 1 from coupon_uses where coupon_id = new.id and released_at is null group by buyer having count(*) > 1) then
    raise exception 'code % was used twice by one buyer', new.code using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint

-- 3. What was changed is added to, never edited.
create trigger inside_atomically before insert or update or delete on coupon_edits for each statement execute function refuse_outside_atomically();
--> statement-breakpoint
create trigger append_only before update or delete on coupon_edits for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on coupon_edits for each statement execute function refuse_change();
