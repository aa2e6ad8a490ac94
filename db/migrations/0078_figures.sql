CREATE TABLE "sale_bookings" (
	"entry_id" bigint NOT NULL,
	"part" smallint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"day" date NOT NULL,
	"order_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"origin" text NOT NULL,
	"way" text,
	"back" text,
	"location_id" uuid,
	"currency" char(3) NOT NULL,
	"amount" bigint NOT NULL,
	"vat" bigint NOT NULL,
	"first" boolean NOT NULL,
	"opens_here" boolean NOT NULL,
	CONSTRAINT "sale_bookings_entry_id_part_pk" PRIMARY KEY("entry_id","part"),
	CONSTRAINT "sale_bookings_kind" CHECK (case "sale_bookings"."kind" when 'sale' then "sale_bookings"."way" in ('collect','deliver','carry-out') and "sale_bookings"."back" is null and "sale_bookings"."location_id" is not null when 'refund' then "sale_bookings"."way" is null and "sale_bookings"."back" in ('store','parcel','exchange','none') and ("sale_bookings"."back" = 'none') = ("sale_bookings"."location_id" is null) and not "sale_bookings"."first" else false end),
	CONSTRAINT "sale_bookings_origin" CHECK ("sale_bookings"."origin" in ('web','reserved','aisle','till')),
	CONSTRAINT "sale_bookings_opens" CHECK (not "sale_bookings"."opens_here" or "sale_bookings"."first")
);
--> statement-breakpoint
ALTER TABLE "sale_bookings" ADD CONSTRAINT "sale_bookings_entry_id_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_bookings" ADD CONSTRAINT "sale_bookings_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_bookings" ADD CONSTRAINT "sale_bookings_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sale_bookings_day_index" ON "sale_bookings" USING btree ("day");--> statement-breakpoint
CREATE INDEX "sale_bookings_order_id_index" ON "sale_bookings" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "handovers_at_index" ON "handovers" USING btree ("at");--> statement-breakpoint
CREATE INDEX "promises_done" ON "promises" USING btree ("kind","ended_at") WHERE "promises"."ended_at" is not null;--> statement-breakpoint
CREATE INDEX "shortages_at_index" ON "shortages" USING btree ("at");--> statement-breakpoint
CREATE INDEX "stock_movements_counted" ON "stock_movements" USING btree ("at") WHERE "stock_movements"."kind" = 'count';--> statement-breakpoint

-- L6: a booking of sales once more, with what figures are asked by. An order in several parts is shared out by what they cost, to the cent.
-- What a trigger writes as the order is paid stays: figures of days that are over never change.
create function book_sale(entry bigint) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare e record; of_order uuid; channel text; place uuid; taxed bigint; bought text;
begin
  select x.amount, x.currency, j.kind, j.at, substring(j.cause from '[0-9a-f-]{36}$')::uuid as what into strict e
    from entries x join journals j on j.id = x.journal_id where x.id = book_sale.entry and x.account = 'sales';
  if e.kind = 'capture' then
    select order_id into strict of_order from payment_attempts where id = e.what;
  else
    select a.order_id, t.location_id, case when r.return_id is null then 'none' when r.exchange_id is not null then 'exchange'
        when exists (select 1 from return_requests q where q.order_id = a.order_id and q.way = 'parcel' and q.location_id = t.location_id and (q.return_id = t.id or q.state = 'announced')) then 'parcel' else 'store' end
      into strict of_order, place, channel
      from refunds r join payment_attempts a on a.id = r.attempt_id left join returns t on t.id = r.return_id where r.id = e.what;
  end if;
  -- VAT of what is left after this booking, less what was said before: all of the order's once it is paid, none once all of it went back
  select coalesce(round((select sum(v.vat) from order_vat v where v.order_id = o.id) * (coalesce(sum(b.amount), 0) - e.amount)::numeric / nullif(o.total, 0)), 0) - coalesce(sum(b.vat), 0),
      case when o.channel = 'till' then 'till' when o.contract = 'reserved' then 'reserved' when o.channel = 'web' then 'web' else 'aisle' end
    into taxed, bought from orders o left join sale_bookings b on b.order_id = o.id where o.id = of_order group by o.id;
  if e.kind <> 'capture' then
    insert into sale_bookings (entry_id, part, at, day, order_id, kind, origin, back, location_id, currency, amount, vat, first, opens_here)
      values (book_sale.entry, 0, e.at, (e.at at time zone 'Europe/Rome')::date, of_order, 'refund', bought, channel, place, e.currency, -e.amount, taxed, false, false);
    return;
  end if;
  insert into sale_bookings (entry_id, part, at, day, order_id, kind, origin, way, location_id, currency, amount, vat, first, opens_here)
    with served as (
        select f.kind as way, f.location_id, sum(f.charge + (select coalesce(sum(l.total * s.quantity::numeric / l.quantity), 0) from fulfilment_lines s join order_lines l on l.id = s.order_line_id where s.fulfilment_id = f.id)) as worth
        from fulfilments f where f.order_id = of_order and (f.state <> 'cancelled' or not exists (select 1 from fulfilments g where g.order_id = of_order and g.state <> 'cancelled')) group by 1, 2),
      counted as (select way, s.location_id, worth, row_number() over parts as n, row_number() over (partition by s.location_id order by way) as n_here, sum(worth) over parts as upto, nullif(sum(worth) over (), 0) as whole
        from served s window parts as (order by way, s.location_id)),
      shared as (select *, coalesce(upto / whole, 1) as until, coalesce((upto - worth) / whole, case when n = 1 then 0 else 1 end) as since from counted)
    select book_sale.entry, n - 1, e.at, (e.at at time zone 'Europe/Rome')::date, of_order, 'sale', bought, way, s.location_id, e.currency,
      round(-e.amount * until) - round(-e.amount * since), round(taxed * until) - round(taxed * since), first, n_here = 1 and first
    from shared s, (select not exists (select 1 from sale_bookings b where b.order_id = of_order and b.kind = 'sale') as first) f;
end $$;
--> statement-breakpoint
select book_sale(id) from entries where account = 'sales' order by id;
--> statement-breakpoint
create function book_sale_of_entry() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform book_sale(new.id);
  return null;
end $$;
--> statement-breakpoint
create trigger book_sale after insert on entries for each row when (new.account = 'sales') execute function book_sale_of_entry();
--> statement-breakpoint
create trigger inside_atomically before insert or update or delete on sale_bookings for each statement execute function refuse_outside_atomically();
--> statement-breakpoint
create trigger append_only before update or delete on sale_bookings for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on sale_bookings for each statement execute function refuse_change();
