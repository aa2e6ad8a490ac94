ALTER TABLE "refunds" ADD COLUMN "wallet_id" uuid;--> statement-breakpoint
ALTER TABLE "returns" ADD COLUMN "gift" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_wallet_id_wallets_id_fk" FOREIGN KEY ("wallet_id") REFERENCES "public"."wallets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_credit" CHECK ("refunds"."wallet_id" is null or ("refunds"."return_id" is not null and "refunds"."exchange_id" is null));
--> statement-breakpoint

-- Money of a return that goes into credit: it counts against what was paid, and no drawer or processor gives it.

-- 1. Into which wallet is frozen; it fits the order, and takes its money when the transaction ends. A gift gives nothing else but goods (R8).
create or replace function guard_refund() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'refunds stay' using errcode = 'restrict_violation'; end if;
  if tg_op = 'INSERT' then
    if new.state <> 'due' then raise exception 'a refund begins due' using errcode = 'check_violation'; end if;
    if new.wallet_id is not null and not exists (select 1 from wallets w join payment_attempts a on a.id = new.attempt_id join orders o on o.id = a.order_id
        where w.id = new.wallet_id and w.state = 'active' and w.currency = a.currency and (w.customer_id is null or w.customer_id = o.customer_id)) then
      raise exception 'credit is in the currency that was paid, and its customer''s' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if (new.attempt_id, new.amount, new.idempotency_key, new.reason, new.actor, new.return_id, new.exchange_id, new.via_id, new.wallet_id) is distinct from (old.attempt_id, old.amount, old.idempotency_key, old.reason, old.actor, old.return_id, old.exchange_id, old.via_id, old.wallet_id)
     or new.provider_ref is distinct from coalesce(old.provider_ref, new.provider_ref) then
    raise exception 'a refund keeps its attempt, amount, key and reference' using errcode = 'check_violation';
  end if;
  if new.state <> old.state and not (old.state, new.state) in (('due','sent'), ('sent','succeeded'), ('sent','failed'), ('succeeded','failed')) then
    raise exception 'a refund goes from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if new.state = 'failed' and (new.exchange_id is not null or new.wallet_id is not null or exists (select 1 from payment_attempts where id = coalesce(new.via_id, new.attempt_id) and wallet_id is not null)) then
    raise exception 'a wallet takes its money back, and what was exchanged is sold' using errcode = 'check_violation';
  end if;
  return new;
end $$;
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
  return null;
end $$;
--> statement-breakpoint

-- 2. The wallet has it at once, and the books owe it (W4, W6, L3).
create or replace function move_for_refund() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare of_wallet uuid := coalesce(new.wallet_id, (select wallet_id from payment_attempts where id = coalesce(new.via_id, new.attempt_id)));
begin
  if of_wallet is null or new.exchange_id is not null then return null; end if;
  update wallets set state = 'active', expires_at = now() + interval '1 year' where id = of_wallet and (state <> 'active' or expires_at <= now());
  insert into wallet_entries (wallet_id, kind, balance_by, cause, actor) values (of_wallet, 'refund', new.amount, 'refund:' || new.id, new.actor);
  return null;
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
    select case e.kind when 'issue' then 'goodwill' else account_of(w.kind) end as debit, case e.kind when 'issue' then account_of(w.kind) else 'breakage' end as credit, abs(e.balance_by) as amount, w.currency into moved
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
-- The only way to open a card that begins with nothing: a return fills it in the same transaction. It never expires.
create function open_credit(wallet uuid, of_currency text, of_hash text, of_tail text) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into wallets (id, kind, currency, code_hash, tail) values (wallet, 'gift-card', of_currency, of_hash, of_tail);
$$;
--> statement-breakpoint

-- 3. None of it comes out of a drawer (T3).
create or replace function drawer_of_refund() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.exchange_id is null and new.wallet_id is null and exists (select 1 from payment_attempts where id = coalesce(new.via_id, new.attempt_id) and tender = 'cash')
     and (old.state = 'succeeded' or not exists (select 1 from cash_movements where refund_id = new.id)) then
    raise exception 'refund % gave cash that came out of no drawer', new.id using errcode = 'check_violation';
  end if;
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
      where r.id = new.refund_id and a.tender = 'cash' and r.exchange_id is null and r.wallet_id is null and r.state = 'succeeded' and r.amount = -new.amount) then
    raise exception 'a drawer takes and gives what was paid and refunded in cash' using errcode = 'check_violation';
  end if;
  return new;
end $$;
