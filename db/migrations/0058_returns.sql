CREATE TABLE "return_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"return_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"order_line_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"came_back" boolean NOT NULL,
	"accepted" boolean NOT NULL,
	"not_accepted" text,
	"condition" text,
	"disposition" text,
	"share" bigint NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "return_lines_position" UNIQUE("return_id","position"),
	CONSTRAINT "return_lines_known" CHECK ("return_lines"."condition" in ('as-new','opened','worn','damaged','faulty') and "return_lines"."disposition" in ('sell','damaged','quarantine','vendor') and "return_lines"."not_accepted" in ('missing','other-thing','worn','incomplete','too-late','excluded')),
	CONSTRAINT "return_lines_answers" CHECK ("return_lines"."quantity" > 0 and "return_lines"."accepted" <= "return_lines"."came_back" and "return_lines"."came_back" = ("return_lines"."condition" is not null) and "return_lines"."accepted" = ("return_lines"."disposition" is not null) and "return_lines"."accepted" = ("return_lines"."not_accepted" is null)),
	CONSTRAINT "return_lines_sellable" CHECK ("return_lines"."disposition" is distinct from 'sell' or "return_lines"."condition" in ('as-new','opened')),
	CONSTRAINT "return_lines_amount" CHECK ("return_lines"."amount" between 0 and "return_lines"."share" and ("return_lines"."accepted" or "return_lines"."share" = 0))
);
--> statement-breakpoint
CREATE TABLE "returns" (
	"id" uuid PRIMARY KEY NOT NULL,
	"press_hash" text NOT NULL,
	"order_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"location_id" uuid NOT NULL,
	"approval_id" uuid,
	"note" text,
	"delivery" bigint DEFAULT 0 NOT NULL,
	"actor" text NOT NULL,
	"taken_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "returns_approvalId_unique" UNIQUE("approval_id"),
	CONSTRAINT "returns_kind" CHECK ("returns"."kind" in ('change-of-mind','withdrawal','fault','goodwill')),
	CONSTRAINT "returns_goodwill" CHECK (("returns"."kind" = 'goodwill') = ("returns"."approval_id" is not null) and ("returns"."kind" <> 'goodwill' or "returns"."note" is not null)),
	CONSTRAINT "returns_delivery" CHECK ("returns"."delivery" = 0 or ("returns"."delivery" > 0 and "returns"."kind" = 'withdrawal')),
	CONSTRAINT "returns_actor" CHECK ("returns"."actor" like 'staff:_%')
);
--> statement-breakpoint
ALTER TABLE "approvals" DROP CONSTRAINT "approvals_action";--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "return_id" uuid;--> statement-breakpoint
ALTER TABLE "return_lines" ADD CONSTRAINT "return_lines_return_id_returns_id_fk" FOREIGN KEY ("return_id") REFERENCES "public"."returns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_lines" ADD CONSTRAINT "return_lines_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_approval_id_approvals_id_fk" FOREIGN KEY ("approval_id") REFERENCES "public"."approvals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "return_lines_order_line_id_index" ON "return_lines" USING btree ("order_line_id");--> statement-breakpoint
CREATE INDEX "returns_order_id_index" ON "returns" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "returns_location_id_taken_at_index" ON "returns" USING btree ("location_id","taken_at");--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_return_id_returns_id_fk" FOREIGN KEY ("return_id") REFERENCES "public"."returns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "refunds_of_return" ON "refunds" USING btree ("return_id") WHERE "refunds"."return_id" is not null;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_action" CHECK ("approvals"."action" in ('line-discount', 'price-below', 'cash-variance', 'no-receipt-return', 'drawer-open', 'big-payout', 'goodwill-return'));--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_return" CHECK ("refunds"."reason" <> 'return' or "refunds"."return_id" is not null);--> statement-breakpoint

-- Goods that come back: written whole, now, of an order that is paid; what follows from them is written by triggers.
do $$
declare t text;
begin
  foreach t in array array['returns','return_lines'] loop
    execute format('create trigger inside_atomically before insert or update or delete on %I for each statement execute function refuse_outside_atomically()', t);
    execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change()', t);
    execute format('create trigger append_only_whole before truncate on %I for each statement execute function refuse_change()', t);
  end loop;
end $$;
--> statement-breakpoint

-- 1. A return is taken now, of what is paid; withdrawn from is what was bought at a distance, and kindness is a manager's, of that place, once (R4).
create function guard_return() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.taken_at <> now() or not exists (select 1 from orders where id = new.order_id and state in ('paid', 'fulfilled') and (new.kind <> 'withdrawal' or contract = 'distance')) then
    raise exception 'what comes back was paid for, and comes now' using errcode = 'check_violation';
  end if;
  if new.approval_id is not null and not exists (select 1 from approvals where id = new.approval_id and action = 'goodwill-return' and location_id = new.location_id and 'staff:' || asked_by = new.actor and used_at is not null) then
    raise exception 'goodwill is approved for this colleague at this place' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_return before insert on returns for each row execute function guard_return();
--> statement-breakpoint

-- 2. What is accepted counts as returned, never more than left (O7), and goes into the stock of the place that took it: to the shelf only
-- what may be sold again (S12). Nothing else moves stock like this.
create function apply_return_line() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare r returns; l order_lines;
begin
  select * into r from returns where id = new.return_id;
  if r.taken_at <> now() then raise exception 'a return is written whole' using errcode = 'check_violation'; end if;
  -- Locks the line: two returns of it wait for each other.
  update order_lines set returned = returned + case when new.accepted then new.quantity else 0 end where id = new.order_line_id and order_id = r.order_id returning * into l;
  if not found then raise exception 'a return is of lines of its order' using errcode = 'check_violation'; end if;
  if not new.accepted then
    if l.returned + new.quantity > l.fulfilled then raise exception 'no more is shown than was handed over' using errcode = 'check_violation'; end if;
    return null;
  end if;
  insert into stock_movements (location_id, variant_id, kind, on_hand_by, damaged_by, cause, actor)
    values (r.location_id, l.variant_id, 'return', case when new.disposition = 'sell' then new.quantity else 0 end, case when new.disposition = 'sell' then 0 else new.quantity end, 'return:' || new.id, r.actor);
  return null;
end $$;
--> statement-breakpoint
create trigger apply_return_line after insert on return_lines for each row execute function apply_return_line();
--> statement-breakpoint
create or replace function guard_order_line() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'order lines stay' using errcode = 'restrict_violation'; end if;
  if (to_jsonb(new) - 'fulfilled' - 'returned') is distinct from (to_jsonb(old) - 'fulfilled' - 'returned') then
    raise exception 'what the buyer accepted is frozen' using errcode = 'check_violation';
  end if;
  if new.returned <> old.returned and pg_trigger_depth() < 2 then
    raise exception 'what came back is counted, not set' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create or replace function apply_movement() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.kind in ('hold', 'release', 'ship', 'return') and pg_trigger_depth() < 2 then
    raise exception 'a % movement comes from a %', new.kind, case new.kind when 'return' then 'return' else 'hold' end using errcode = 'check_violation';
  end if;
  if new.at <> now() then
    raise exception 'a movement happens now' using errcode = 'check_violation';
  end if;
  if new.kind = 'transfer-in' then
    perform pg_advisory_xact_lock(hashtextextended(new.cause, 0)); -- two places that book one delivery in wait for each other
    if (select sum(on_hand_by) from stock_movements where cause = new.cause and variant_id = new.variant_id and kind in ('transfer-out', 'transfer-in')) > 0 then
      raise exception 'transfer % brings more than it took', new.cause using errcode = 'check_violation';
    end if;
  end if;
  update stock_levels set on_hand = on_hand + new.on_hand_by, held = held + new.held_by, in_transit = in_transit + new.in_transit_by,
      display = display + new.display_by, damaged = damaged + new.damaged_by
    where variant_id = new.variant_id and location_id = new.location_id;
  if not found then
    insert into stock_levels as l (location_id, variant_id, on_hand, held, in_transit, display, damaged)
      values (new.location_id, new.variant_id, new.on_hand_by, new.held_by, new.in_transit_by, new.display_by, new.damaged_by)
      on conflict (variant_id, location_id) do update set on_hand = l.on_hand + excluded.on_hand, held = l.held + excluded.held,
        in_transit = l.in_transit + excluded.in_transit, display = l.display + excluded.display, damaged = l.damaged + excluded.damaged;
  end if;
  return null;
end $$;
--> statement-breakpoint

-- 3. A return gives back what its lines and the delivery say, of this order's money, never more delivery than was paid, and no piece gives more than it cost: the whole price once all of a line is back (R2, R3).
create or replace function guard_refund() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'refunds stay' using errcode = 'restrict_violation'; end if;
  if tg_op = 'INSERT' then
    if new.state <> 'due' then raise exception 'a refund begins due' using errcode = 'check_violation'; end if;
    return new;
  end if;
  if (new.attempt_id, new.amount, new.idempotency_key, new.reason, new.actor, new.return_id) is distinct from (old.attempt_id, old.amount, old.idempotency_key, old.reason, old.actor, old.return_id)
     or new.provider_ref is distinct from coalesce(old.provider_ref, new.provider_ref) then
    raise exception 'a refund keeps its attempt, amount, key and reference' using errcode = 'check_violation';
  end if;
  if new.state <> old.state and not (old.state, new.state) in (('due','sent'), ('sent','succeeded'), ('sent','failed'), ('succeeded','failed')) then
    raise exception 'a refund goes from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if new.state = 'failed' and exists (select 1 from payment_attempts where id = new.attempt_id and wallet_id is not null) then
    raise exception 'a wallet takes its money back' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create function reconcile_return() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare of_return uuid; r returns; said bigint; given bigint; strange boolean;
begin
  if tg_table_name = 'returns' then of_return := new.id; else of_return := new.return_id; end if;
  select * into r from returns where id = of_return;
  select sum(amount) + r.delivery into said from return_lines where return_id = of_return;
  select coalesce(sum(b.amount) filter (where b.state <> 'failed'), 0), coalesce(bool_or(a.order_id <> r.order_id or b.reason <> case r.kind when 'withdrawal' then 'withdrawal' when 'goodwill' then 'goodwill' else 'return' end), false)
    into given, strange from refunds b join payment_attempts a on a.id = b.attempt_id where b.return_id = of_return;
  if said is null or said <> given or strange or (select sum(delivery) from returns where order_id = r.order_id) > (select delivery from orders where id = r.order_id) or exists (select 1 from approvals where id = r.approval_id and amount < said) then
    raise exception 'return % says that it gives % and gives %', of_return, said, given using errcode = 'check_violation';
  end if;
  if exists (select 1 from order_lines l join (select order_line_id, sum(share) as share from return_lines where accepted group by order_line_id) b on b.order_line_id = l.id
      where l.id in (select order_line_id from return_lines where return_id = of_return) and (b.share > least(l.total, l.returned * ceil(l.total::numeric / l.quantity)) or (l.returned = l.quantity and b.share <> l.total))) then
    raise exception 'return % gives another price than its pieces had', of_return using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger reconcile_return after insert on returns deferrable initially deferred for each row execute function reconcile_return();
--> statement-breakpoint
create constraint trigger reconcile_return after insert on return_lines deferrable initially deferred for each row execute function reconcile_return();
--> statement-breakpoint
create constraint trigger reconcile_return after insert on refunds deferrable initially deferred for each row when (new.return_id is not null) execute function reconcile_return();
--> statement-breakpoint

-- 4. What came back is evidence: sealed when its day is over, like every ledger (L5).
create or replace view ledger_lines as
  select 'stock_movements' as ledger, m.at, row (m.id, m.location_id, m.variant_id, m.kind, m.on_hand_by, m.held_by, m.in_transit_by, m.display_by, m.damaged_by, m.cause, m.actor, extract(epoch from m.at))::text as line from stock_movements m
  union all select 'order_history', h.at, row (h.id, h.order_id, h."from", h."to", extract(epoch from h.at))::text from order_history h
  union all select 'journals', j.at, row (j.id, j.kind, j.cause, extract(epoch from j.at))::text from journals j
  union all select 'entries', j.at, row (e.id, e.journal_id, e.account, e.currency, e.amount)::text from journals j join entries e on e.journal_id = j.id
  union all select 'documents', d.issued_at, row (d.series, d.number, d.kind, d.order_id, extract(epoch from d.issued_at))::text from documents d
  union all select 'prices', p.added_at, row (p.id, p.seq, p.variant_id, p.currency, p.amount, p.kind, extract(epoch from p.starts_at), p.reason, p.added_by, extract(epoch from p.added_at))::text from prices p
  union all select 'wallet_entries', w.at, row (w.id, w.wallet_id, w.kind, w.balance_by, w.held_by, w.cause, w.actor, extract(epoch from w.at))::text from wallet_entries w
  union all select 'cash_movements', c.at, row (c.id, c.session_id, c.kind, c.amount, c.attempt_id, c.refund_id, c.given, c.reason, c.actor, extract(epoch from c.at))::text from cash_movements c
  union all select 'return_lines', r.taken_at, row (r.id, r.press_hash, r.order_id, r.kind, r.location_id, r.approval_id, r.note, r.delivery, r.actor, extract(epoch from r.taken_at), l.id, l.position, l.order_line_id, l.quantity, l.came_back, l.accepted, l.not_accepted, l.condition, l.disposition, l.share, l.amount)::text from returns r join return_lines l on l.return_id = r.id;
--> statement-breakpoint
create index returns_taken on returns using brin (taken_at);
--> statement-breakpoint
create index stock_movements_back on stock_movements (cause) where kind = 'return';
--> statement-breakpoint
create or replace function seal_ledgers() returns date language plpgsql security definer set search_path = public, pg_temp as $$
declare today date := (now() - interval '5 minutes') at time zone 'UTC'; sealing date;
begin
  perform pg_advisory_xact_lock(829306444);
  sealing := greatest(today - 35, coalesce((select max(day) + 1 from ledger_seals), today - 35));
  if sealing >= today then return null; end if;
  insert into ledger_seals (ledger, day, rows, hash)
    select l, sealing, coalesce(lines.rows, 0), coalesce(lines.hash, 0)::text
      from unnest(array['stock_movements', 'order_history', 'journals', 'entries', 'documents', 'prices', 'wallet_entries', 'cash_movements', 'return_lines']) l
      left join (select ledger, count(*) as rows, sum(hashtextextended(line, 0)::numeric) as hash from ledger_lines
        where at >= sealing::timestamp at time zone 'UTC' and at < (sealing + 1)::timestamp at time zone 'UTC' group by ledger) lines on lines.ledger = l;
  return sealing;
end $$;
