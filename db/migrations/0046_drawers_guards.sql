-- Drawers: who opens one, what goes in and out of it, what is counted, and how it is closed.
do $$
declare t text;
begin
  foreach t in array array['tills','cash_sessions','cash_movements','cash_counts','till_takings'] loop
    execute format('create trigger inside_atomically before insert or update or delete on %I for each statement execute function refuse_outside_atomically()', t);
  end loop;
  foreach t in array array['cash_movements','cash_counts','till_takings'] loop
    execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change()', t);
    execute format('create trigger append_only_whole before truncate on %I for each statement execute function refuse_change()', t);
  end loop;
end $$;
--> statement-breakpoint

-- 1. A till stays where it is; its closures are counted (T5). It goes only while its drawer is closed.
create function guard_till() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'tills are removed, not deleted' using errcode = 'restrict_violation'; end if;
  if tg_op = 'INSERT' then
    if new.closures <> 0 or not exists (select 1 from locations where id = new.location_id and kind = 'store') then
      raise exception 'a till begins in a store, without closures' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if (new.location_id, new.number, new.added_at) is distinct from (old.location_id, old.number, old.added_at) then
    raise exception 'a till keeps its place and number' using errcode = 'check_violation';
  end if;
  if new.closures <> old.closures and current_user = 'unico_app' then
    raise exception 'closures are counted, not set' using errcode = 'check_violation';
  end if;
  if new.removed_at is not null and exists (select 1 from cash_sessions where till_id = new.id and closed_at is null) then
    raise exception 'a till that is open stays' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_till before insert or update or delete on tills for each row execute function guard_till();
--> statement-breakpoint

-- 2. A session begins empty and now; its balance is its movements' (T2), its end close_session's.
create function guard_cash_session() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'cash sessions are closed, not deleted' using errcode = 'restrict_violation'; end if;
  if tg_op = 'INSERT' then
    if new.balance <> 0 or new.moves <> 0 or new.closed_at is not null or new.opened_at <> now() or not exists (select 1 from tills where id = new.till_id and removed_at is null for share) then
      raise exception 'a drawer is opened now, empty, at a till that is there' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if old.closed_at is not null then raise exception 'what is closed stays as it was closed' using errcode = 'check_violation'; end if;
  if (new.till_id, new.currency, new.opened_by, new.opened_at) is distinct from (old.till_id, old.currency, old.opened_by, old.opened_at) then
    raise exception 'a session keeps its till and its beginning' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_cash_session before insert or update or delete on cash_sessions for each row execute function guard_cash_session();
--> statement-breakpoint

-- 3. A movement happens now, in an open drawer, and a sale's is what was taken (T3). What closes a drawer is close_session's.
create function guard_cash_movement() returns trigger language plpgsql set search_path = public, pg_temp as $$
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
    or new.kind = 'refund' and not exists (select 1 from refunds r join payment_attempts a on a.id = r.attempt_id join cash_sessions s on s.id = new.session_id and s.currency = a.currency
      where r.id = new.refund_id and a.tender = 'cash' and r.state = 'succeeded' and r.amount = -new.amount) then
    raise exception 'a drawer takes and gives what was paid and refunded in cash' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_cash_movement before insert on cash_movements for each row execute function guard_cash_movement();
--> statement-breakpoint
create function apply_cash_movement() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare against text; of_currency text;
begin
  update cash_sessions set balance = balance + new.amount, moves = moves + 1 where id = new.session_id and closed_at is null returning currency into of_currency;
  if not found then raise exception 'drawer % is closed', new.session_id using errcode = 'check_violation', constraint = 'cash_movements_open'; end if;
  against := case new.kind when 'float' then 'safe' when 'drop' then 'safe' when 'taken' then 'safe' when 'in' then 'petty-cash' when 'out' then 'petty-cash' when 'variance' then 'cash-variance' end;
  if against is not null then
    perform post_journal(new.id, 'drawer', 'cash:' || new.id, jsonb_build_array(jsonb_build_object('account', 'cash', 'currency', of_currency, 'amount', new.amount), jsonb_build_object('account', against, 'currency', of_currency, 'amount', -new.amount)));
  elsif new.kind = 'sale' then
    insert into till_takings (id, session_id, order_id, actor) select new.id, new.session_id, order_id, new.actor from payment_attempts where id = new.attempt_id on conflict do nothing;
  elsif new.kind = 'refund' then
    insert into till_takings (id, session_id, refund_id, actor) values (new.id, new.session_id, new.refund_id, new.actor) on conflict do nothing;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger cash_movement_applies after insert on cash_movements for each row execute function apply_cash_movement();
--> statement-breakpoint
-- The books know what moves in a drawer besides sales (T4): a journal of a movement says that movement's amount.
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

-- 4. Cash that was taken or given back lies in some drawer, or came out of it (T3). Given back, it does not come again.
create function drawer_of_attempt() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from cash_movements where attempt_id = new.id) then
    raise exception 'attempt % took cash that lies in no drawer', new.id using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger cash_in_drawer after update of state on payment_attempts deferrable initially deferred
  for each row when (new.tender = 'cash' and new.state <> old.state and new.state in ('captured', 'surplus')) execute function drawer_of_attempt();
--> statement-breakpoint
create function drawer_of_refund() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select 1 from payment_attempts where id = new.attempt_id and tender = 'cash')
     and (old.state = 'succeeded' or not exists (select 1 from cash_movements where refund_id = new.id)) then
    raise exception 'refund % gave cash that came out of no drawer', new.id using errcode = 'check_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger cash_out_of_drawer after update of state on refunds deferrable initially deferred
  for each row when (new.state <> old.state and 'succeeded' in (new.state, old.state)) execute function drawer_of_refund();
--> statement-breakpoint

-- 5. A count is of the drawer as it stands now: what should be there is written beside it, whoever counts.
create function guard_cash_count() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select balance, moves into new.expected, new.moves from cash_sessions where id = new.session_id and closed_at is null for share;
  if not found or new.at <> now() then raise exception 'an open drawer is counted now' using errcode = 'check_violation'; end if;
  if new.counted <> (select coalesce(sum(key::bigint * value::bigint), 0) from jsonb_each_text(new.pieces)) then
    raise exception 'a count is the sum of its pieces' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_cash_count before insert on cash_counts for each row execute function guard_cash_count();
--> statement-breakpoint
-- 6. What goes through a till does so while it is open: an order that is paid, money that goes back.
create function guard_taking() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.at <> now() or not exists (select 1 from cash_sessions where id = new.session_id and closed_at is null)
     or exists (select 1 from orders where id = new.order_id and state = 'expired') then
    raise exception 'a till takes for living orders while it is open' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_taking before insert on till_takings for each row execute function guard_taking();
--> statement-breakpoint

-- T5, T6: the only way to close a drawer: by its latest count, since which nothing moved. Books what differs, takes out what is there,
-- and numbers the closure. `ids` are those of the two movements. Answers the number; null when it can't be closed like that.
create function close_session(of_session uuid, of_count uuid, by text, approved text, said text, z jsonb, ids uuid[]) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare s cash_sessions; c cash_counts; n integer;
begin
  select * into s from cash_sessions where id = of_session for update;
  if not found or s.closed_at is not null then return s.closure; end if;
  select * into c from cash_counts where id = of_count and session_id = of_session and moves = s.moves;
  if not found then return null; end if;
  if exists (select 1 from till_takings t join orders o on o.id = t.order_id where t.session_id = of_session and o.state = 'placed') then
    raise exception 'drawer % waits for a payment', of_session using errcode = 'check_violation';
  end if;
  if (z->>'expected')::bigint is distinct from s.balance or (z->>'counted')::bigint is distinct from c.counted or (z->>'variance')::bigint is distinct from c.counted - s.balance then
    raise exception 'the report of drawer % does not say what was counted', of_session using errcode = 'check_violation';
  end if;
  if approved is null and abs(c.counted - s.balance) > (select l.variance_limit from tills t join locations l on l.id = t.location_id where t.id = s.till_id) then
    raise exception 'somebody approves a variance above the limit' using errcode = 'check_violation', constraint = 'cash_sessions_approved';
  end if;
  if c.counted <> s.balance then
    insert into cash_movements (id, session_id, kind, amount, actor) values (ids[1], of_session, 'variance', c.counted - s.balance, by);
  end if;
  if c.counted > 0 then
    insert into cash_movements (id, session_id, kind, amount, actor) values (ids[2], of_session, 'taken', -c.counted, by);
  end if;
  update tills set closures = closures + 1 where id = s.till_id returning closures into n;
  update cash_sessions set closure = n, closed_by = by, closed_at = now(), approved_by = approved, note = said, report = z where id = of_session;
  return n;
end $$;
--> statement-breakpoint

-- 7. The movements of drawers are a ledger like the others: sealed when their day is over (L5).
create or replace view ledger_lines as
  select 'stock_movements' as ledger, m.at, row (m.id, m.location_id, m.variant_id, m.kind, m.on_hand_by, m.held_by, m.in_transit_by, m.display_by, m.damaged_by, m.cause, m.actor, extract(epoch from m.at))::text as line from stock_movements m
  union all select 'order_history', h.at, row (h.id, h.order_id, h."from", h."to", extract(epoch from h.at))::text from order_history h
  union all select 'journals', j.at, row (j.id, j.kind, j.cause, extract(epoch from j.at))::text from journals j
  union all select 'entries', j.at, row (e.id, e.journal_id, e.account, e.currency, e.amount)::text from journals j join entries e on e.journal_id = j.id
  union all select 'documents', d.issued_at, row (d.series, d.number, d.kind, d.order_id, extract(epoch from d.issued_at))::text from documents d
  union all select 'prices', p.added_at, row (p.id, p.seq, p.variant_id, p.currency, p.amount, p.kind, extract(epoch from p.starts_at), p.reason, p.added_by, extract(epoch from p.added_at))::text from prices p
  union all select 'wallet_entries', w.at, row (w.id, w.wallet_id, w.kind, w.balance_by, w.held_by, w.cause, w.actor, extract(epoch from w.at))::text from wallet_entries w
  union all select 'cash_movements', c.at, row (c.id, c.session_id, c.kind, c.amount, c.attempt_id, c.refund_id, c.given, c.reason, c.actor, extract(epoch from c.at))::text from cash_movements c;
--> statement-breakpoint
create index cash_movements_at on cash_movements using brin (at);
--> statement-breakpoint
create or replace function seal_ledgers() returns date language plpgsql security definer set search_path = public, pg_temp as $$
declare today date := (now() - interval '5 minutes') at time zone 'UTC'; sealing date;
begin
  perform pg_advisory_xact_lock(829306444);
  sealing := greatest(today - 35, coalesce((select max(day) + 1 from ledger_seals), today - 35));
  if sealing >= today then return null; end if;
  insert into ledger_seals (ledger, day, rows, hash)
    select l, sealing, coalesce(lines.rows, 0), coalesce(lines.hash, 0)::text
      from unnest(array['stock_movements', 'order_history', 'journals', 'entries', 'documents', 'prices', 'wallet_entries', 'cash_movements']) l
      left join (select ledger, count(*) as rows, sum(hashtextextended(line, 0)::numeric) as hash from ledger_lines
        where at >= sealing::timestamp at time zone 'UTC' and at < (sealing + 1)::timestamp at time zone 'UTC' group by ledger) lines on lines.ledger = l;
  return sealing;
end $$;
--> statement-breakpoint

-- 8. A shop that is there already: each store has its first till; cash that was taken before there were drawers lies in a session of
-- that till, which somebody counts and closes.
do $$
declare b record; of_session uuid;
begin
  perform set_config('unico.tx', '1', true);
  insert into tills (id, location_id, number, name) select gen_random_uuid(), id, 1, '1' from locations where kind = 'store';
  for b in select m.*, coalesce((select t.id from fulfilments f join tills t on t.location_id = f.location_id where f.order_id = m.order_id order by f.position limit 1), (select id from tills order by id limit 1)) as till_id from (
      select 'sale' as kind, a.order_id, a.amount, a.currency, a.id as attempt_id, null::uuid as refund_id, a.settled_at as at from payment_attempts a where a.tender = 'cash' and a.state = 'captured'
      union all select 'refund', a.order_id, -r.amount, a.currency, null, r.id, r.settled_at from refunds r join payment_attempts a on a.id = r.attempt_id where a.tender = 'cash' and r.state = 'succeeded') m order by m.at
  loop
    select id into of_session from cash_sessions where till_id = b.till_id;
    if not found then
      insert into cash_sessions (id, till_id, currency, opened_by) values (gen_random_uuid(), b.till_id, b.currency, 'job:migration') returning id into of_session;
    end if;
    insert into cash_movements (id, session_id, kind, amount, attempt_id, refund_id, actor) values (gen_random_uuid(), of_session, b.kind, b.amount, b.attempt_id, b.refund_id, 'job:migration');
  end loop;
end $$;
