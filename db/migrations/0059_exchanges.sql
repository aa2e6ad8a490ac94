CREATE TABLE "basket_returns" (
	"cart_id" uuid PRIMARY KEY NOT NULL,
	"press" jsonb NOT NULL,
	"staff_id" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "exchange_id" uuid;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "via_id" uuid;--> statement-breakpoint
ALTER TABLE "basket_returns" ADD CONSTRAINT "basket_returns_cart_id_carts_id_fk" FOREIGN KEY ("cart_id") REFERENCES "public"."carts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "basket_returns" ADD CONSTRAINT "basket_returns_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_exchange_id_payment_attempts_id_fk" FOREIGN KEY ("exchange_id") REFERENCES "public"."payment_attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_via_id_payment_attempts_id_fk" FOREIGN KEY ("via_id") REFERENCES "public"."payment_attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "refunds_of_exchange" ON "refunds" USING btree ("exchange_id") WHERE "refunds"."exchange_id" is not null;--> statement-breakpoint
CREATE INDEX "refunds_via" ON "refunds" USING btree ("via_id") WHERE "refunds"."via_id" is not null;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_exchange" CHECK ("refunds"."exchange_id" is null or ("refunds"."return_id" is not null and "refunds"."via_id" is null));--> statement-breakpoint

-- A basket's return is a wish: written by the app as its cart is.
create trigger inside_atomically before insert or update or delete on basket_returns for each statement execute function refuse_outside_atomically();
--> statement-breakpoint

alter table payment_attempts drop constraint payment_attempts_tender, add constraint payment_attempts_tender check (tender in ('card-online', 'card-present', 'cash', 'gift-card', 'store-credit', 'exchange'));
--> statement-breakpoint
-- Goods that pay for goods: what a return gives for another purchase passes through an account of its own, in one moment (R5).
create or replace function account_of(tender text) returns text language sql immutable as $$
  select case tender when 'gift-card' then 'gift-cards' when 'store-credit' then 'store-credit' when 'cash' then 'cash' when 'card-present' then 'terminal' when 'exchange' then 'exchange' else 'card-clearing' end;
$$;
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
    select case e.kind when 'issue' then 'goodwill' else account_of(w.kind) end as debit, case e.kind when 'issue' then account_of(w.kind) else 'breakage' end as credit, abs(e.balance_by) as amount, w.currency into moved
      from wallet_entries e join wallets w on w.id = e.wallet_id where e.id = what::bigint and post_journal.cause like 'entry:%' and e.kind in ('issue', 'void', 'expire') and (post_journal.kind = 'issue') = (e.kind = 'issue');
  elsif post_journal.kind = 'drawer' then
    select 'cash' as debit, case m.kind when 'in' then 'petty-cash' when 'out' then 'petty-cash' when 'variance' then 'cash-variance' else 'safe' end as credit, m.amount, s.currency into moved
      from cash_movements m join cash_sessions s on s.id = m.session_id where m.id = what::uuid and post_journal.cause like 'cash:%' and m.kind in ('float', 'in', 'out', 'drop', 'variance', 'taken');
  else
    select case when r.exchange_id is null then account_of(o.tender) else 'exchange' end as debit, case a.state when 'captured' then 'sales' else 'surplus' end as credit, case post_journal.kind when 'refund' then -r.amount else r.amount end as amount, a.currency into moved
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
create or replace function guard_refund() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'refunds stay' using errcode = 'restrict_violation'; end if;
  if tg_op = 'INSERT' then
    if new.state <> 'due' then raise exception 'a refund begins due' using errcode = 'check_violation'; end if;
    return new;
  end if;
  if (new.attempt_id, new.amount, new.idempotency_key, new.reason, new.actor, new.return_id, new.exchange_id, new.via_id) is distinct from (old.attempt_id, old.amount, old.idempotency_key, old.reason, old.actor, old.return_id, old.exchange_id, old.via_id)
     or new.provider_ref is distinct from coalesce(old.provider_ref, new.provider_ref) then
    raise exception 'a refund keeps its attempt, amount, key and reference' using errcode = 'check_violation';
  end if;
  if new.state <> old.state and not (old.state, new.state) in (('due','sent'), ('sent','succeeded'), ('sent','failed'), ('succeeded','failed')) then
    raise exception 'a refund goes from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if new.state = 'failed' and (new.exchange_id is not null or exists (select 1 from payment_attempts where id = coalesce(new.via_id, new.attempt_id) and wallet_id is not null)) then
    raise exception 'a wallet takes its money back, and what was exchanged is sold' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create or replace function move_for_refund() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare of_wallet uuid := (select wallet_id from payment_attempts where id = coalesce(new.via_id, new.attempt_id));
begin
  if of_wallet is null or new.exchange_id is not null then return null; end if;
  update wallets set state = 'active', expires_at = now() + interval '1 year' where id = of_wallet and (state <> 'active' or expires_at <= now());
  insert into wallet_entries (wallet_id, kind, balance_by, cause, actor) values (of_wallet, 'refund', new.amount, 'refund:' || new.id, new.actor);
  return null;
end $$;
--> statement-breakpoint
create or replace function guard_cash_movement() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.at <> now() then raise exception 'a movement happens now' using errcode = 'check_violation'; end if;
  if new.kind in ('variance', 'taken') and current_user = 'unico_app' then
    raise exception 'a % movement closes its drawer', new.kind using errcode = 'check_violation';
  end if;
  if new.kind = 'float' and exists (select 1 from cash_movements where session_id = new.session_id) then
    raise exception 'a float is there before anything else' using errcode = 'check_violation';
  end if;
  if new.kind = 'sale' and not exists (select 1 from payment_attempts a join cash_sessions s on s.id = new.session_id and s.currency = a.currency
      where a.id = new.attempt_id and a.tender = 'cash' and a.state = 'captured' and a.amount = new.amount)
    or new.kind = 'refund' and not exists (select 1 from refunds r join payment_attempts a on a.id = coalesce(r.via_id, r.attempt_id) join cash_sessions s on s.id = new.session_id and s.currency = a.currency
      where r.id = new.refund_id and a.tender = 'cash' and r.exchange_id is null and r.state = 'succeeded' and r.amount = -new.amount) then
    raise exception 'a drawer takes and gives what was paid and refunded in cash' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create or replace function drawer_of_refund() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.exchange_id is null and exists (select 1 from payment_attempts where id = coalesce(new.via_id, new.attempt_id) and tender = 'cash')
     and (old.state = 'succeeded' or not exists (select 1 from cash_movements where refund_id = new.id)) then
    raise exception 'refund % gave cash that came out of no drawer', new.id using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create function reconcile_exchange() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare paid payment_attempts; of_attempt uuid;
begin
  if tg_table_name = 'refunds' then of_attempt := new.exchange_id; else of_attempt := new.id; end if;
  select * into paid from payment_attempts where id = of_attempt;
  if paid.tender <> 'exchange' or paid.state <> 'captured' or (select (count(*) filter (where b.state <> 'succeeded' or a.order_id = paid.order_id or a.currency <> paid.currency), count(distinct b.return_id), sum(b.amount))
      from refunds b join payment_attempts a on a.id = b.attempt_id where b.exchange_id = of_attempt) is distinct from (0::bigint, 1::bigint, paid.amount::numeric) then
    raise exception 'payment % is not what one return gives for it', of_attempt using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger reconcile_exchange after insert on payment_attempts deferrable initially deferred for each row when (new.tender = 'exchange') execute function reconcile_exchange();
--> statement-breakpoint
create constraint trigger reconcile_exchange after insert on refunds deferrable initially deferred for each row when (new.exchange_id is not null) execute function reconcile_exchange();
--> statement-breakpoint

-- What goods paid goes back over what those goods had been paid with, however often they were exchanged, and no more than was given for them (R6).
create function guard_via() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.via_id is null then
    if new.exchange_id is null and exists (select 1 from payment_attempts where id = new.attempt_id and tender = 'exchange') then
      raise exception 'what goods paid goes back over what they had been paid with' using errcode = 'check_violation';
    end if;
    return null;
  end if;
  perform 1 from payment_attempts where id = new.via_id for update; -- two that go over it wait for each other
  if not exists (with recursive came as (select attempt_id from refunds where exchange_id = new.attempt_id union select r.attempt_id from came c join refunds r on r.exchange_id = c.attempt_id)
      select 1 from came join payment_attempts a on a.id = came.attempt_id where a.id = new.via_id and a.tender <> 'exchange')
    or (select sum(amount) from refunds where via_id = new.via_id and state <> 'failed') > (select sum(amount) from refunds where attempt_id = new.via_id and exchange_id is not null) then
    raise exception 'refund % goes over what its goods were not paid with, or gives more', new.id using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger guard_via after insert on refunds for each row execute function guard_via();
