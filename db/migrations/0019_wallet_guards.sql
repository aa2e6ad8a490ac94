-- Gift cards and store credit: what the shop owes is added to and never edited, held before it is spent, and never spent twice.

-- 1. Only entries write the sums of a wallet (W1, W2); only payments, refunds and the functions below write entries.
do $$
declare t text;
begin
  foreach t in array array['wallets', 'wallet_entries'] loop
    execute format('create trigger inside_atomically before insert or update or delete on %I for each statement execute function refuse_outside_atomically()', t);
  end loop;
end $$;
--> statement-breakpoint
create trigger append_only before update or delete on wallet_entries for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on wallet_entries for each statement execute function refuse_change();
--> statement-breakpoint
alter table wallets set (fillfactor = 50);
--> statement-breakpoint
create function guard_wallet() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'wallets are ended, not deleted' using errcode = 'restrict_violation'; end if;
  if tg_op = 'INSERT' then
    if new.balance <> 0 or new.held <> 0 or new.state <> 'active' then raise exception 'a wallet begins empty' using errcode = 'check_violation'; end if;
    return new;
  end if;
  if (new.kind, new.currency, new.code_hash, new.tail, new.customer_id, new.issued_at) is distinct from (old.kind, old.currency, old.code_hash, old.tail, old.customer_id, old.issued_at) then
    raise exception 'a wallet keeps its kind, currency, code and owner' using errcode = 'check_violation';
  end if;
  if (new.balance, new.held) is distinct from (old.balance, old.held) and pg_trigger_depth() < 2 then
    raise exception 'balances are counted, not set' using errcode = 'check_violation';
  end if;
  if new.state <> old.state and old.state <> 'active' and pg_trigger_depth() < 2 then
    raise exception 'only money that comes back opens a wallet again' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_wallet before insert or update or delete on wallets for each row execute function guard_wallet();
--> statement-breakpoint
create function apply_wallet_entry() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.kind in ('hold', 'release', 'charge', 'refund') and pg_trigger_depth() < 2 then
    raise exception 'a % of a wallet comes from a payment', new.kind using errcode = 'check_violation';
  end if;
  update wallets set balance = balance + new.balance_by, held = held + new.held_by where id = new.wallet_id;
  return null;
end $$;
--> statement-breakpoint
create trigger entry_applies after insert on wallet_entries for each row execute function apply_wallet_entry();
--> statement-breakpoint

-- 2. A payment from a wallet holds its amount, and ends charged or released, with its order.
create function move_for_attempt() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  moved text := case when tg_op = 'INSERT' then 'hold' when new.state = 'captured' then 'charge' else 'release' end;
  who text := (select coalesce('customer:' || customer_id, 'guest') from orders where id = new.order_id);
begin
  if tg_op = 'INSERT' and not exists (select 1 from wallets w join orders o on o.id = new.order_id where w.id = new.wallet_id and w.kind = new.tender and w.currency = new.currency
      and w.state = 'active' and coalesce(w.expires_at > now(), true) and (w.customer_id is null or w.customer_id = o.customer_id)) then
    raise exception 'attempt % is not paid from a wallet of its kind, currency and customer', new.id using errcode = 'check_violation', constraint = 'wallets_fit';
  end if;
  insert into wallet_entries (wallet_id, kind, balance_by, held_by, cause, actor) values (new.wallet_id, moved,
    case moved when 'charge' then -new.amount else 0 end, case moved when 'hold' then new.amount else -new.amount end, 'attempt:' || new.id, who);
  return null;
end $$;
--> statement-breakpoint
create trigger wallet_is_held after insert on payment_attempts for each row when (new.wallet_id is not null) execute function move_for_attempt();
--> statement-breakpoint
create trigger wallet_moves after update of state on payment_attempts for each row when (new.wallet_id is not null and new.state <> old.state) execute function move_for_attempt();
--> statement-breakpoint
create or replace function guard_attempt() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'payment attempts stay' using errcode = 'restrict_violation'; end if;
  if tg_op = 'INSERT' then
    if new.state <> 'created' then raise exception 'an attempt begins created' using errcode = 'check_violation'; end if;
    return new;
  end if;
  if (new.order_id, new.tender, new.wallet_id, new.amount, new.currency, new.idempotency_key) is distinct from (old.order_id, old.tender, old.wallet_id, old.amount, old.currency, old.idempotency_key) then
    raise exception 'an attempt keeps its order, amount and key' using errcode = 'check_violation';
  end if;
  if new.provider_ref is distinct from coalesce(old.provider_ref, new.provider_ref) or new.intent_ref is distinct from coalesce(old.intent_ref, new.intent_ref) then
    raise exception 'an attempt keeps the processor''s references' using errcode = 'check_violation';
  end if;
  if new.state <> old.state and not (old.state, new.state) in (
    ('created','unknown'), ('created','voided'), ('created','captured'), ('unknown','open'), ('unknown','captured'), ('unknown','failed'), ('unknown','voided'),
    ('unknown','surplus'), ('open','captured'), ('open','failed'), ('open','voided'), ('open','surplus'), ('failed','surplus'), ('voided','surplus')) then
    raise exception 'an attempt goes from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if new.wallet_id is not null and new.state not in ('created', 'captured', 'voided') then
    raise exception 'a wallet pays or does not' using errcode = 'check_violation';
  end if;
  if new.state in ('captured', 'surplus') and new.tender = 'card-online' and new.intent_ref is null then
    raise exception 'money without its charge can''t be given back' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
-- P2: what the attempts of an order ask for together is no more than its total.
create or replace function fit_attempt() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform 1 from orders where id = new.order_id for update;
  if not exists (select 1 from orders where id = new.order_id and state = 'placed' and currency = new.currency
      and total >= (select sum(amount) from payment_attempts where order_id = new.order_id and state in ('created', 'unknown', 'open', 'captured'))) then
    raise exception 'an attempt pays for a waiting order, in its currency, no more than is due' using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create function free_wallets() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select 1 from payment_attempts where order_id = new.id and wallet_id is not null and state = 'created') then
    raise exception 'order % is % and still holds money of a wallet', new.number, new.state using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger free_wallets after update of state on orders deferrable initially deferred for each row when (new.state <> old.state) execute function free_wallets();
--> statement-breakpoint

-- 3. What goes back to a wallet is there at once. One that has ended meanwhile opens again for a year: its money is its owner's.
create or replace function guard_refund() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'refunds stay' using errcode = 'restrict_violation'; end if;
  if tg_op = 'INSERT' then
    if new.state <> 'due' then raise exception 'a refund begins due' using errcode = 'check_violation'; end if;
    return new;
  end if;
  if (new.attempt_id, new.amount, new.idempotency_key, new.reason, new.actor) is distinct from (old.attempt_id, old.amount, old.idempotency_key, old.reason, old.actor)
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
create function move_for_refund() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare of_wallet uuid := (select wallet_id from payment_attempts where id = new.attempt_id);
begin
  if of_wallet is null then return null; end if;
  update wallets set state = 'active', expires_at = now() + interval '1 year' where id = of_wallet and (state <> 'active' or expires_at <= now());
  insert into wallet_entries (wallet_id, kind, balance_by, cause, actor) values (of_wallet, 'refund', new.amount, 'refund:' || new.id, new.actor);
  return null;
end $$;
--> statement-breakpoint
create trigger wallet_is_refunded after update of state on refunds for each row when (new.state = 'succeeded' and old.state <> 'succeeded') execute function move_for_refund();
--> statement-breakpoint

-- 4. The books: whoever pays, the tender's account is debited; what is issued or ends is a journal of its own (W4, W5).
create function account_of(tender text) returns text language sql immutable as $$
  select case tender when 'gift-card' then 'gift-cards' when 'store-credit' then 'store-credit' when 'cash' then 'cash' else 'card-clearing' end;
$$;
--> statement-breakpoint
create or replace function post_journal(journal uuid, kind text, cause text, lines jsonb) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare moved record; what text;
begin
  insert into journals (id, kind, cause) values (journal, post_journal.kind, post_journal.cause) on conflict on constraint journals_once do nothing;
  if not found then return false; end if;
  what := substring(cause from '^(?:attempt|refund|entry):([0-9a-f-]+)$');
  if post_journal.kind = 'capture' then
    select account_of(a.tender) as debit, case a.state when 'captured' then 'sales' else 'surplus' end as credit, a.amount, a.currency into moved
      from payment_attempts a where a.id = what::uuid and post_journal.cause like 'attempt:%' and a.state in ('captured', 'surplus');
  elsif post_journal.kind in ('issue', 'breakage') then
    select case e.kind when 'issue' then 'goodwill' else account_of(w.kind) end as debit, case e.kind when 'issue' then account_of(w.kind) else 'breakage' end as credit, abs(e.balance_by) as amount, w.currency into moved
      from wallet_entries e join wallets w on w.id = e.wallet_id where e.id = what::bigint and post_journal.cause like 'entry:%' and e.kind in ('issue', 'void', 'expire') and (post_journal.kind = 'issue') = (e.kind = 'issue');
  else
    select account_of(a.tender) as debit, case a.state when 'captured' then 'sales' else 'surplus' end as credit, case post_journal.kind when 'refund' then -r.amount else r.amount end as amount, a.currency into moved
      from refunds r join payment_attempts a on a.id = r.attempt_id
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
create function book_wallet_entry(entry bigint, journal uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare e record;
begin
  select x.kind, abs(x.balance_by) as amount, w.currency, account_of(w.kind) as owed into e from wallet_entries x join wallets w on w.id = x.wallet_id where x.id = entry;
  perform post_journal(journal, case e.kind when 'issue' then 'issue' else 'breakage' end, 'entry:' || entry, jsonb_build_array(
    jsonb_build_object('account', case e.kind when 'issue' then 'goodwill' else e.owed end, 'currency', e.currency, 'amount', e.amount),
    jsonb_build_object('account', case e.kind when 'issue' then e.owed else 'breakage' end, 'currency', e.currency, 'amount', -e.amount)));
end $$;
--> statement-breakpoint
-- The only way to issue a gift card (with the hash of its code) or store credit (for a customer, who has one wallet per currency).
-- The same cause issues once; answers the wallet, or null when that cause has issued before.
create function issue_wallet(wallet uuid, of_kind text, of_currency text, worth bigint, of_hash text, of_tail text, of_customer uuid, until timestamptz, of_cause text, by text, journal uuid) returns uuid
  language plpgsql security definer set search_path = public, pg_temp as $$
declare into_wallet uuid := wallet; entry bigint;
begin
  if of_kind = 'store-credit' then
    insert into wallets (id, kind, currency, customer_id) values (wallet, of_kind, of_currency, of_customer) on conflict (customer_id, currency) where kind = 'store-credit' do nothing;
    select id into into_wallet from wallets where kind = 'store-credit' and customer_id = of_customer and currency = of_currency for update;
  else
    if until <= now() then raise exception 'a gift card is good for a while' using errcode = 'check_violation'; end if;
    insert into wallets (id, kind, currency, code_hash, tail, expires_at) values (wallet, of_kind, of_currency, of_hash, of_tail, until);
  end if;
  insert into wallet_entries (wallet_id, kind, balance_by, cause, actor) values (into_wallet, 'issue', worth, of_cause, by) on conflict on constraint wallet_entries_once do nothing returning id into entry;
  if entry is null then return null; end if;
  perform book_wallet_entry(entry, journal);
  return into_wallet;
end $$;
--> statement-breakpoint
-- The only way to end a wallet: by hand, or because its time is over. What is left is booked as breakage. Answers what was left;
-- null when it can't end now: it has ended, its time is not over, or an order that waits for its money holds some of it.
create function end_wallet(of_wallet uuid, as_state text, of_cause text, by text, journal uuid) returns bigint
  language plpgsql security definer set search_path = public, pg_temp as $$
declare w wallets; entry bigint;
begin
  select * into w from wallets where id = of_wallet for update;
  if not found or w.state <> 'active' or w.held > 0 or (as_state = 'expired' and coalesce(w.expires_at > now(), true)) then return null; end if;
  if w.balance > 0 then
    insert into wallet_entries (wallet_id, kind, balance_by, cause, actor) values (of_wallet, case as_state when 'expired' then 'expire' else 'void' end, -w.balance, of_cause, by) returning id into entry;
    perform book_wallet_entry(entry, journal);
  end if;
  update wallets set state = as_state where id = of_wallet;
  return w.balance;
end $$;
--> statement-breakpoint

-- 5. The entries of wallets are a ledger like the others: sealed when their day is over (L5).
create or replace view ledger_lines as
  select 'stock_movements' as ledger, m.at, row (m.id, m.location_id, m.variant_id, m.kind, m.on_hand_by, m.held_by, m.in_transit_by, m.display_by, m.damaged_by, m.cause, m.actor, extract(epoch from m.at))::text as line from stock_movements m
  union all select 'order_history', h.at, row (h.id, h.order_id, h."from", h."to", extract(epoch from h.at))::text from order_history h
  union all select 'journals', j.at, row (j.id, j.kind, j.cause, extract(epoch from j.at))::text from journals j
  union all select 'entries', j.at, row (e.id, e.journal_id, e.account, e.currency, e.amount)::text from journals j join entries e on e.journal_id = j.id
  union all select 'documents', d.issued_at, row (d.series, d.number, d.kind, d.order_id, extract(epoch from d.issued_at))::text from documents d
  union all select 'prices', p.added_at, row (p.id, p.seq, p.variant_id, p.currency, p.amount, p.kind, extract(epoch from p.starts_at), p.reason, p.added_by, extract(epoch from p.added_at))::text from prices p
  union all select 'wallet_entries', w.at, row (w.id, w.wallet_id, w.kind, w.balance_by, w.held_by, w.cause, w.actor, extract(epoch from w.at))::text from wallet_entries w;
--> statement-breakpoint
create index wallet_entries_at on wallet_entries using brin (at);
--> statement-breakpoint
create or replace function seal_ledgers() returns date language plpgsql security definer set search_path = public, pg_temp as $$
declare today date := (now() - interval '5 minutes') at time zone 'UTC'; sealing date;
begin
  perform pg_advisory_xact_lock(829306444);
  sealing := greatest(today - 35, coalesce((select max(day) + 1 from ledger_seals), today - 35));
  if sealing >= today then return null; end if;
  insert into ledger_seals (ledger, day, rows, hash)
    select l, sealing, coalesce(lines.rows, 0), coalesce(lines.hash, 0)::text
      from unnest(array['stock_movements', 'order_history', 'journals', 'entries', 'documents', 'prices', 'wallet_entries']) l
      left join (select ledger, count(*) as rows, sum(hashtextextended(line, 0)::numeric) as hash from ledger_lines
        where at >= sealing::timestamp at time zone 'UTC' and at < (sealing + 1)::timestamp at time zone 'UTC' group by ledger) lines on lines.ledger = l;
  return sealing;
end $$;
