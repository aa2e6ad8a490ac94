CREATE TABLE "no_receipt_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"return_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"variant_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"condition" text NOT NULL,
	"price_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "no_receipt_lines_position" UNIQUE("return_id","position"),
	CONSTRAINT "no_receipt_lines_known" CHECK ("no_receipt_lines"."condition" in ('as-new','opened') and "no_receipt_lines"."quantity" > 0 and "no_receipt_lines"."amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "no_receipt_returns" (
	"id" uuid PRIMARY KEY NOT NULL,
	"press_hash" text NOT NULL,
	"location_id" uuid NOT NULL,
	"bearer" text,
	"days" smallint NOT NULL,
	"most" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"amount" bigint NOT NULL,
	"approval_id" uuid NOT NULL,
	"wallet_id" uuid NOT NULL,
	"actor" text NOT NULL,
	"taken_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "no_receipt_returns_approvalId_unique" UNIQUE("approval_id"),
	CONSTRAINT "no_receipt_returns_walletId_unique" UNIQUE("wallet_id"),
	CONSTRAINT "no_receipt_returns_amount" CHECK ("no_receipt_returns"."amount" between 1 and "no_receipt_returns"."most" and "no_receipt_returns"."days" between 1 and 3650),
	CONSTRAINT "no_receipt_returns_bearer" CHECK (length("no_receipt_returns"."bearer") between 1 and 80),
	CONSTRAINT "no_receipt_returns_actor" CHECK ("no_receipt_returns"."actor" like 'staff:_%')
);
--> statement-breakpoint
CREATE TABLE "reshelvings" (
	"movement_id" bigint PRIMARY KEY NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reshelvings_actor" CHECK ("reshelvings"."actor" like 'staff:_%')
);
--> statement-breakpoint
ALTER TABLE "approvals" ADD COLUMN "ended_by" uuid;--> statement-breakpoint
ALTER TABLE "approvals" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "no_receipt_lines" ADD CONSTRAINT "no_receipt_lines_return_id_no_receipt_returns_id_fk" FOREIGN KEY ("return_id") REFERENCES "public"."no_receipt_returns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "no_receipt_lines" ADD CONSTRAINT "no_receipt_lines_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "no_receipt_lines" ADD CONSTRAINT "no_receipt_lines_price_id_prices_id_fk" FOREIGN KEY ("price_id") REFERENCES "public"."prices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "no_receipt_returns" ADD CONSTRAINT "no_receipt_returns_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "no_receipt_returns" ADD CONSTRAINT "no_receipt_returns_approval_id_approvals_id_fk" FOREIGN KEY ("approval_id") REFERENCES "public"."approvals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "no_receipt_returns" ADD CONSTRAINT "no_receipt_returns_wallet_id_wallets_id_fk" FOREIGN KEY ("wallet_id") REFERENCES "public"."wallets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reshelvings" ADD CONSTRAINT "reshelvings_movement_id_stock_movements_id_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."stock_movements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "no_receipt_returns_location_id_taken_at_index" ON "no_receipt_returns" USING btree ("location_id","taken_at");--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_ended_by_staff_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stock_movements_returned" ON "stock_movements" USING btree ("location_id","at") WHERE "stock_movements"."kind" = 'return' and "stock_movements"."on_hand_by" > 0;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_ended" CHECK (("approvals"."ended_by" is null) = ("approvals"."ended_at" is null) and "approvals"."ended_at" >= "approvals"."asked_at" and ("approvals"."ended_at" is null or "approvals"."used_at" is null));
--> statement-breakpoint

-- 1. A manager's word that is asked for no more, or refused, lets nothing through: by whoever asked, or who manages that place, once (AP1).
create or replace function guard_approval() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    if (new.id, new.action, new.location_id, new.subject, new.amount, new.about, new.bound, new.asked_by, new.asked_at, new.expires_at)
       is distinct from (old.id, old.action, old.location_id, old.subject, old.amount, old.about, old.bound, old.asked_by, old.asked_at, old.expires_at) then
      raise exception 'an approval is for what was asked' using errcode = 'check_violation';
    end if;
    if old.given_by is not null and (new.given_by, new.given_at, new.proof, new.device_id) is distinct from (old.given_by, old.given_at, old.proof, old.device_id) then
      raise exception 'an approval is given once' using errcode = 'check_violation';
    end if;
    if old.used_at is not null and new.used_at is distinct from old.used_at then raise exception 'an approval is used once' using errcode = 'check_violation'; end if;
    if new.used_at is not null and old.given_by is null then raise exception 'an approval is given before it is used' using errcode = 'check_violation'; end if;
    if old.ended_at is not null and new is distinct from old then raise exception 'an approval that was ended stays ended' using errcode = 'check_violation'; end if;
  elsif new.given_by is not null and (new.given_by, new.proof) is distinct from (new.asked_by, 'signed-in') then
    raise exception 'an approval of another begins asked' using errcode = 'check_violation';
  end if;
  if new.given_by is not null and (tg_op = 'INSERT' or old.given_by is null) or new.ended_by <> new.asked_by and old.ended_by is null then
    if not exists (select 1 from staff s join staff_roles r on r.staff_id = s.id
       where s.id = coalesce(new.ended_by, new.given_by) and s.disabled_at is null and r.role = 'manager' and (r.location_id is null or r.location_id = new.location_id)) then
      raise exception 'only who manages that place approves' using errcode = 'check_violation';
    end if;
    if new.ended_by is null and new.device_id is not null and not exists (select 1 from devices where id = new.device_id and location_id = new.location_id and revoked_at is null) then
      raise exception 'a PIN is taken on an enrolled device of that place' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;
--> statement-breakpoint

-- 2. Baskets keep no e-mail address of who brings something back.
alter table basket_returns disable trigger user;
--> statement-breakpoint
update basket_returns set press = press #- '{by,email}';
--> statement-breakpoint
alter table basket_returns enable trigger user;
--> statement-breakpoint

-- 3. Goods that come back without any proof of a purchase: written whole, now, with a manager's word, at the lowest price of the list, as credit alone (R9).
do $$
declare t text;
begin
  foreach t in array array['no_receipt_returns', 'no_receipt_lines'] loop
    execute format('create trigger inside_atomically before insert or update or delete on %I for each statement execute function refuse_outside_atomically()', t);
    execute format('create trigger append_only_whole before truncate on %I for each statement execute function refuse_change()', t);
  end loop;
end $$;
--> statement-breakpoint
create trigger append_only before update or delete on no_receipt_lines for each row execute function refuse_change();
--> statement-breakpoint
-- The row of the list with the lowest price that was in force at some moment between two.
create function lowest_price(of_variant uuid, of_currency text, since timestamptz, until timestamptz) returns uuid language sql stable set search_path = public, pg_temp as $$
  select p.id from prices p
    where p.variant_id = of_variant and p.currency = of_currency and p.starts_at <= until
      and not exists (select 1 from prices n where n.variant_id = p.variant_id and n.currency = p.currency and n.starts_at <= greatest(p.starts_at, since) and (n.starts_at, n.seq) > (p.starts_at, p.seq))
    order by p.amount, p.starts_at, p.seq limit 1;
$$;
--> statement-breakpoint
create function guard_no_receipt() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'what came back stays written' using errcode = 'restrict_violation'; end if;
  if tg_op = 'UPDATE' then
    if (to_jsonb(new) - 'bearer') is distinct from (to_jsonb(old) - 'bearer') or new.bearer is not null then
      raise exception 'what came back stays written; who brought it may be forgotten' using errcode = 'restrict_violation';
    end if;
    return new;
  end if;
  if new.taken_at <> now() or new.bearer is null then raise exception 'what comes back comes now, from somebody' using errcode = 'check_violation'; end if;
  if not exists (select 1 from approvals where id = new.approval_id and action = 'no-receipt-return' and location_id = new.location_id and amount = new.amount and 'staff:' || asked_by = new.actor and used_at is not null) then
    raise exception 'without a receipt it is approved for this colleague, place and sum' using errcode = 'check_violation';
  end if;
  if not exists (select 1 from wallets where id = new.wallet_id and kind = 'gift-card' and state = 'active' and currency = new.currency and balance = 0 and expires_at is null and issued_at = now()) then
    raise exception 'what has no receipt gives credit of its own' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_no_receipt before insert or update or delete on no_receipt_returns for each row execute function guard_no_receipt();
--> statement-breakpoint
-- A piece gives the lowest price of those days, and hangs in the store that took it.
create function apply_no_receipt_line() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare r no_receipt_returns; p prices;
begin
  select * into r from no_receipt_returns where id = new.return_id;
  if r.taken_at <> now() then raise exception 'a return is written whole' using errcode = 'check_violation'; end if;
  select * into p from prices where id = lowest_price(new.variant_id, r.currency, r.taken_at - make_interval(days => r.days), r.taken_at);
  if p.id is distinct from new.price_id or new.amount <> new.quantity * p.amount then
    raise exception 'without a receipt a thing is worth the lowest price of those days' using errcode = 'check_violation';
  end if;
  insert into stock_movements (location_id, variant_id, kind, on_hand_by, cause, actor) values (r.location_id, new.variant_id, 'return', new.quantity, 'no-receipt:' || new.id, r.actor);
  return null;
end $$;
--> statement-breakpoint
create trigger apply_no_receipt_line after insert on no_receipt_lines for each row execute function apply_no_receipt_line();
--> statement-breakpoint
create function reconcile_no_receipt() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare of_return uuid; r no_receipt_returns;
begin
  if tg_table_name = 'no_receipt_returns' then of_return := new.id; else of_return := new.return_id; end if;
  select * into r from no_receipt_returns where id = of_return;
  if r.amount is distinct from (select sum(amount) from no_receipt_lines where return_id = of_return)
     or r.amount is distinct from (select sum(balance_by) from wallet_entries where wallet_id = r.wallet_id and kind = 'issue' and cause = 'no-receipt:' || of_return) then
    raise exception 'return % gives another credit than its pieces are worth', of_return using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger reconcile_no_receipt after insert on no_receipt_returns deferrable initially deferred for each row execute function reconcile_no_receipt();
--> statement-breakpoint
create constraint trigger reconcile_no_receipt after insert on no_receipt_lines deferrable initially deferred for each row execute function reconcile_no_receipt();
--> statement-breakpoint
-- The only way to fill the card of such a return: once, with what it says, against an account of its own. Nothing was ever sold for it that the books know of.
create function give_no_receipt_credit(of_return uuid, journal uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare entry bigint;
begin
  insert into wallet_entries (wallet_id, kind, balance_by, cause, actor) select wallet_id, 'issue', amount, 'no-receipt:' || id, actor from no_receipt_returns where id = of_return returning id into entry;
  perform book_wallet_entry(entry, journal);
end $$;
--> statement-breakpoint
create function given_from(cause text) returns text language sql immutable as $$ select case when cause like 'no-receipt:%' then 'no-receipt' else 'goodwill' end $$;
--> statement-breakpoint
create or replace function book_wallet_entry(entry bigint, journal uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare e record;
begin
  select x.kind, abs(x.balance_by) as amount, w.currency, account_of(w.kind) as owed, given_from(x.cause) as given into e from wallet_entries x join wallets w on w.id = x.wallet_id where x.id = entry;
  perform post_journal(journal, case e.kind when 'issue' then 'issue' else 'breakage' end, 'entry:' || entry, jsonb_build_array(
    jsonb_build_object('account', case e.kind when 'issue' then e.given else e.owed end, 'currency', e.currency, 'amount', e.amount),
    jsonb_build_object('account', case e.kind when 'issue' then e.owed else 'breakage' end, 'currency', e.currency, 'amount', -e.amount)));
end $$;
--> statement-breakpoint
create or replace function post_journal(journal uuid, kind text, cause text, lines jsonb) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare moved record; what text;
begin
  insert into journals (id, kind, cause) values (journal, post_journal.kind, post_journal.cause) on conflict on constraint journals_once do nothing;
  if not found then return false; end if;
  what := substring(cause from '^(?:attempt|refund|entry|cash):([0-9a-f-]+)$');
  if post_journal.kind = 'capture' then
    select account_of(a.tender) as debit, case a.state when 'captured' then 'sales' else 'surplus' end as credit, a.amount, a.currency into moved
      from payment_attempts a where a.id = what::uuid and post_journal.cause like 'attempt:%' and a.state in ('captured', 'surplus');
  elsif post_journal.kind in ('issue', 'breakage') then
    select case e.kind when 'issue' then given_from(e.cause) else account_of(w.kind) end as debit, case e.kind when 'issue' then account_of(w.kind) else 'breakage' end as credit, abs(e.balance_by) as amount, w.currency into moved
      from wallet_entries e join wallets w on w.id = e.wallet_id where e.id = what::bigint and post_journal.cause like 'entry:%' and e.kind in ('issue', 'void', 'expire') and (post_journal.kind = 'issue') = (e.kind = 'issue');
  elsif post_journal.kind = 'drawer' then
    select 'cash' as debit, case m.kind when 'in' then 'petty-cash' when 'out' then 'petty-cash' when 'variance' then 'cash-variance' else 'safe' end as credit, m.amount, s.currency into moved
      from cash_movements m join cash_sessions s on s.id = m.session_id where m.id = what::uuid and post_journal.cause like 'cash:%' and m.kind in ('float', 'in', 'out', 'drop', 'variance', 'taken');
  else
    select case when r.exchange_id is null then account_of(coalesce((select w.kind from wallets w where w.id = r.wallet_id), o.tender)) else 'exchange' end as debit, case a.state when 'captured' then 'sales' else 'surplus' end as credit, case post_journal.kind when 'refund' then -r.amount else r.amount end as amount, a.currency into moved
      from refunds r join payment_attempts a on a.id = r.attempt_id join payment_attempts o on o.id = coalesce(r.via_id, r.attempt_id)
      where r.id = what::uuid and post_journal.cause like 'refund:%' and case post_journal.kind when 'refund' then r.state = 'succeeded'
        when 'refund-failed' then r.state = 'failed' and exists (select 1 from journals j where j.kind = 'refund' and j.cause = post_journal.cause) else false end;
  end if;
  if moved is null or (select jsonb_agg(to_jsonb(e) order by e.account) from jsonb_to_recordset(lines) as e(account text, currency text, amount bigint))
      is distinct from (select jsonb_agg(jsonb_build_object('account', e.account, 'currency', moved.currency, 'amount', e.amount) order by e.account) from (values (moved.debit, moved.amount), (moved.credit, -moved.amount)) as e(account, amount)) then
    raise exception 'journal % % does not balance, or books what has not happened', kind, cause using errcode = 'check_violation';
  end if;
  insert into entries (journal_id, account, currency, amount)
    select journal, account, currency, amount from jsonb_to_recordset(lines) as e(account text, currency text, amount bigint);
  return true;
end $$;
--> statement-breakpoint

-- 4. Pieces that came back hang again: said once, now, of what came back to a shelf (S13). Nothing is asked of what came back before.
create trigger inside_atomically before insert or update or delete on reshelvings for each statement execute function refuse_outside_atomically();
--> statement-breakpoint
create trigger append_only before update or delete on reshelvings for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on reshelvings for each statement execute function refuse_change();
--> statement-breakpoint
create function guard_reshelving() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.at <> now() or not exists (select 1 from stock_movements where id = new.movement_id and kind = 'return' and on_hand_by > 0) then
    raise exception 'what hangs again came back to a shelf' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_reshelving before insert on reshelvings for each row execute function guard_reshelving();
