CREATE TABLE "claim_steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"claim_id" uuid NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL,
	"step" text NOT NULL,
	"location_id" uuid,
	"amount" bigint DEFAULT 0 NOT NULL,
	"return_id" uuid,
	"because" text,
	"note" text,
	"actor" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "claim_steps_returnId_unique" UNIQUE("return_id"),
	CONSTRAINT "claim_steps_once" UNIQUE("claim_id","step"),
	CONSTRAINT "claim_steps_position" UNIQUE("claim_id","position"),
	CONSTRAINT "claim_steps_known" CHECK ("claim_steps"."step" in ('repair','ready','repaired','replacement','reduction','refund','refused','withdrawn') and "claim_steps"."because" in ('conforms','wear','misuse','other-thing','came-back')),
	CONSTRAINT "claim_steps_says" CHECK (("claim_steps"."step" = 'reduction') = ("claim_steps"."amount" > 0) and ("claim_steps"."step" = 'refund') = ("claim_steps"."return_id" is not null) and ("claim_steps"."step" = 'refused') = ("claim_steps"."because" is not null) and "claim_steps"."amount" >= 0 and length("claim_steps"."note") between 1 and 300),
	CONSTRAINT "claim_steps_actor" CHECK (("claim_steps"."step" = 'withdrawn') = ("claim_steps"."location_id" is null) and ("claim_steps"."step" = 'withdrawn' or "claim_steps"."actor" like 'staff:_%'))
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"order_line_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"fault" text NOT NULL,
	"wish" text NOT NULL,
	"location_id" uuid NOT NULL,
	"state" text DEFAULT 'reported' NOT NULL,
	"actor" text NOT NULL,
	"reported_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "claims_known" CHECK ("claims"."wish" in ('repair','replacement') and "claims"."state" in ('reported','repair','ready','repaired','replacement','reduction','refund','refused','withdrawn')),
	CONSTRAINT "claims_said" CHECK ("claims"."quantity" > 0 and length("claims"."fault") between 3 and 1000)
);
--> statement-breakpoint
ALTER TABLE "claim_steps" ADD CONSTRAINT "claim_steps_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_steps" ADD CONSTRAINT "claim_steps_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_steps" ADD CONSTRAINT "claim_steps_return_id_returns_id_fk" FOREIGN KEY ("return_id") REFERENCES "public"."returns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "claims_order_id_index" ON "claims" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "claims_order_line_id_index" ON "claims" USING btree ("order_line_id");--> statement-breakpoint
CREATE UNIQUE INDEX "claims_one_open" ON "claims" USING btree ("order_line_id") WHERE "claims"."state" in ('reported','repair','ready');--> statement-breakpoint
CREATE INDEX "claims_open" ON "claims" USING btree ("location_id","reported_at") WHERE "claims"."state" in ('reported','repair','ready');--> statement-breakpoint
CREATE INDEX "stock_movements_claimed" ON "stock_movements" USING btree ("cause") WHERE "stock_movements"."kind" = 'claim';
--> statement-breakpoint

-- 1. What was said and done stays; where a claim stands is written by its steps alone.
do $$ declare t text; begin
  foreach t in array array['claims', 'claim_steps'] loop
    execute format('create trigger inside_atomically before insert or update or delete on %I for each statement execute function refuse_outside_atomically()', t);
    execute format('create trigger append_only_whole before truncate on %I for each statement execute function refuse_change()', t);
  end loop;
end $$;
--> statement-breakpoint
create trigger append_only before update or delete on claim_steps for each row execute function refuse_change();
--> statement-breakpoint
create function guard_claim() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'reported' or new.reported_at <> now() or not exists (select 1 from order_lines l join orders o on o.id = l.order_id
        where l.id = new.order_line_id and o.id = new.order_id and o.state in ('paid', 'fulfilled') and new.quantity <= l.fulfilled - l.returned) then
      raise exception 'a claim is of what was handed over and is with its customer' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if tg_op = 'DELETE' or pg_trigger_depth() < 2 or (to_jsonb(new) - 'state') is distinct from (to_jsonb(old) - 'state') then
    raise exception 'a claim stays as it was said' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_claim before insert or update or delete on claims for each row execute function guard_claim();
--> statement-breakpoint

-- 2. Steps follow each other (R10). Another piece leaves the shelf as the faulty one comes in, in one movement (S14); a refund is a return of these pieces, taken now.
create function number_claim_step() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from claims where id = new.claim_id for update;
  new.position := (select count(*) from claim_steps where claim_id = new.claim_id);
  return new;
end $$;
--> statement-breakpoint
create trigger number_claim_step before insert on claim_steps for each row execute function number_claim_step();
--> statement-breakpoint
create function apply_claim_step() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare c claims; l order_lines;
begin
  select * into c from claims where id = new.claim_id;
  if new.at <> now() or not (c.state, new.step) in (('reported', 'repair'), ('reported', 'replacement'), ('reported', 'reduction'), ('reported', 'refund'), ('reported', 'refused'), ('reported', 'withdrawn'),
      ('repair', 'ready'), ('repair', 'replacement'), ('repair', 'reduction'), ('repair', 'refund'), ('ready', 'repaired')) then
    raise exception 'a claim goes from % to %', c.state, new.step using errcode = 'check_violation';
  end if;
  select * into l from order_lines where id = c.order_line_id;
  if new.step in ('repair', 'replacement', 'reduction') and c.quantity > l.fulfilled - l.returned then
    raise exception 'what came back is not put right' using errcode = 'check_violation';
  end if;
  if new.step = 'refund' and (select sum(b.quantity) from return_lines b join returns r on r.id = b.return_id where r.id = new.return_id and r.kind = 'fault' and r.taken_at = now() and b.order_line_id = c.order_line_id and b.accepted) is distinct from c.quantity then
    raise exception 'a claim is refunded by the return of its pieces' using errcode = 'check_violation';
  end if;
  if new.step = 'replacement' then
    insert into stock_movements (location_id, variant_id, kind, on_hand_by, damaged_by, cause, actor) values (new.location_id, l.variant_id, 'claim', -c.quantity, c.quantity, 'claim:' || new.id, new.actor);
  end if;
  update claims set state = new.step where id = new.claim_id;
  return null;
end $$;
--> statement-breakpoint
create trigger apply_claim_step after insert on claim_steps for each row execute function apply_claim_step();
--> statement-breakpoint
alter table stock_movements drop constraint stock_movements_kind, add constraint stock_movements_kind check (case kind
  when 'hold' then held_by > 0 and on_hand_by = 0
  when 'release' then held_by < 0 and on_hand_by = 0
  when 'ship' then on_hand_by < 0 and held_by = on_hand_by
  when 'sell' then on_hand_by < 0 and held_by = 0
  when 'receive' then on_hand_by > 0 and held_by = 0
  when 'return' then on_hand_by + damaged_by > 0 and held_by = 0
  when 'claim' then on_hand_by < 0 and damaged_by = -on_hand_by and held_by = 0
  when 'transfer-out' then on_hand_by < 0 and held_by = 0
  when 'transfer-in' then on_hand_by > 0 and held_by = 0
  when 'count' then held_by = 0
  when 'display' then display_by = -on_hand_by and held_by = 0
  when 'damage' then damaged_by = -on_hand_by and held_by = 0
  else false end);
--> statement-breakpoint
create or replace function apply_movement() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.kind in ('hold', 'release', 'ship', 'return', 'claim') and pg_trigger_depth() < 2 then
    raise exception 'a % movement comes from a %', new.kind, case when new.kind in ('return', 'claim') then new.kind else 'hold' end using errcode = 'check_violation';
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

-- 3. What a price was lowered by goes back as that, and is not there a second time when its pieces come back (R11).
alter table refunds drop constraint refunds_reason, add constraint refunds_reason check (reason in ('surplus', 'cancelled', 'withdrawal', 'return', 'goodwill', 'reduction'));
--> statement-breakpoint
create function overgiven(line uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select (select coalesce(sum(s.amount), 0) from claim_steps s join claims c on c.id = s.claim_id where c.order_line_id = line and s.step = 'reduction')
    + (select coalesce(sum(b.amount), 0) from return_lines b where b.order_line_id = line) > (select total from order_lines where id = line)
$$;
--> statement-breakpoint
create or replace function reconcile_return() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare of_return uuid; r returns; said bigint; given bigint; strange boolean;
begin
  if tg_table_name = 'returns' then of_return := new.id; else of_return := new.return_id; end if;
  select * into r from returns where id = of_return;
  select sum(amount) + r.delivery into said from return_lines where return_id = of_return;
  select coalesce(sum(b.amount) filter (where b.state <> 'failed'), 0), coalesce(bool_or(a.order_id <> r.order_id or b.reason <> case r.kind when 'withdrawal' then 'withdrawal' when 'goodwill' then 'goodwill' else 'return' end or (r.gift and b.wallet_id is null and b.exchange_id is null) or (b.wallet_id is not null and b.state <> 'succeeded')), false)
    into given, strange from refunds b join payment_attempts a on a.id = b.attempt_id where b.return_id = of_return;
  if said is null or said <> given or strange or (select sum(delivery) from returns where order_id = r.order_id) > (select delivery from orders where id = r.order_id) or exists (select 1 from approvals where id = r.approval_id and amount < said) then
    raise exception 'return % says that it gives % and gives %', of_return, said, given using errcode = 'check_violation';
  end if;
  if exists (select 1 from order_lines l join (select order_line_id, sum(share) as share from return_lines where accepted group by order_line_id) b on b.order_line_id = l.id
      where l.id in (select order_line_id from return_lines where return_id = of_return) and (b.share > least(l.total, l.returned * ceil(l.total::numeric / l.quantity)) or (l.returned = l.quantity and b.share <> l.total))) then
    raise exception 'return % gives another price than its pieces had', of_return using errcode = 'check_violation';
  end if;
  if exists (select 1 from return_lines b where b.return_id = of_return and overgiven(b.order_line_id)) then
    raise exception 'return % gives back what a reduction gave already', of_return using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create function reconcile_reduction() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare of_order uuid;
begin
  if tg_table_name = 'claim_steps' then select order_id into of_order from claims where id = new.claim_id; else select order_id into of_order from payment_attempts where id = new.attempt_id; end if;
  if (select coalesce(sum(s.amount), 0) from claim_steps s join claims c on c.id = s.claim_id where c.order_id = of_order and s.step = 'reduction')
      is distinct from (select coalesce(sum(b.amount), 0) from refunds b join payment_attempts a on a.id = b.attempt_id where a.order_id = of_order and b.reason = 'reduction')
      or exists (select 1 from claims c where c.order_id = of_order and overgiven(c.order_line_id)) then
    raise exception 'order % gives back another sum than its reductions say', of_order using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger reconcile_reduction after insert on claim_steps deferrable initially deferred for each row when (new.step = 'reduction') execute function reconcile_reduction();
--> statement-breakpoint
create constraint trigger reconcile_reduction after insert on refunds deferrable initially deferred for each row when (new.reason = 'reduction') execute function reconcile_reduction();
--> statement-breakpoint

-- 4. Sealed when its day is over, like every ledger (L5).
create or replace view ledger_lines as
  select 'stock_movements' as ledger, m.at, row (m.id, m.location_id, m.variant_id, m.kind, m.on_hand_by, m.held_by, m.in_transit_by, m.display_by, m.damaged_by, m.cause, m.actor, extract(epoch from m.at))::text as line from stock_movements m
  union all select 'order_history', h.at, row (h.id, h.order_id, h."from", h."to", extract(epoch from h.at))::text from order_history h
  union all select 'journals', j.at, row (j.id, j.kind, j.cause, extract(epoch from j.at))::text from journals j
  union all select 'entries', j.at, row (e.id, e.journal_id, e.account, e.currency, e.amount)::text from journals j join entries e on e.journal_id = j.id
  union all select 'documents', d.issued_at, row (d.series, d.number, d.kind, d.order_id, extract(epoch from d.issued_at))::text from documents d
  union all select 'prices', p.added_at, row (p.id, p.seq, p.variant_id, p.currency, p.amount, p.kind, extract(epoch from p.starts_at), p.reason, p.added_by, extract(epoch from p.added_at))::text from prices p
  union all select 'wallet_entries', w.at, row (w.id, w.wallet_id, w.kind, w.balance_by, w.held_by, w.cause, w.actor, extract(epoch from w.at))::text from wallet_entries w
  union all select 'cash_movements', c.at, row (c.id, c.session_id, c.kind, c.amount, c.attempt_id, c.refund_id, c.given, c.reason, c.actor, extract(epoch from c.at))::text from cash_movements c
  union all select 'return_lines', r.taken_at, row (r.id, r.press_hash, r.order_id, r.kind, r.location_id, r.approval_id, r.note, r.delivery, r.actor, extract(epoch from r.taken_at), l.id, l.position, l.order_line_id, l.quantity, l.came_back, l.accepted, l.not_accepted, l.condition, l.disposition, l.share, l.amount)::text from returns r join return_lines l on l.return_id = r.id
  union all select 'claim_steps', s.at, row (s.id, s.claim_id, c.order_line_id, c.quantity, s.position, s.step, s.location_id, s.amount, s.return_id, s.because, s.note, s.actor, extract(epoch from s.at))::text from claim_steps s join claims c on c.id = s.claim_id;
