-- What the app may do with each table. Applied after every migration; the app runs as this role, whoever it signs in as.
-- The doctor (`npm run doctor`) runs as another, which may only read.
do $$
declare role text;
begin
  foreach role in array array['unico_app', 'unico_doctor'] loop
    begin
      if not exists (select 1 from pg_roles where rolname = role) then execute format('create role %I nologin', role); end if;
    exception when duplicate_object or unique_violation then null; -- roles are shared by all databases of a server
    end;
    -- From PostgreSQL 16 on, who made a role is its member and still may not act as it.
    if not pg_has_role(current_user, role, case when current_setting('server_version_num')::int < 160000 then 'member' else 'set' end) then
      execute format('grant %I to %I', role, current_user);
    end if;
  end loop;
end $$;

-- A temporary table of the same name would stand before one that a guard reads, and a trigger on it inside other triggers.
do $$
begin
  execute format('revoke temporary on database %I from public', current_database());
exception when insufficient_privilege then null; -- not our database: the guards name their schema as well
end $$;

revoke all on all tables in schema public from unico_app;
revoke all on all functions in schema public from public;
grant usage on schema public, drizzle to unico_app;
grant select on drizzle.__drizzle_migrations to unico_app; -- the health page looks whether the tables are there
grant select on all tables in schema public to unico_app;
grant execute on all functions in schema public to unico_app;
grant usage on schema drizzle to unico_app; -- which migrations ran: a process is ready when its own did
grant select on drizzle.__drizzle_migrations to unico_app;

-- Working data: rows come, change and go.
grant insert, update, delete on carts, cart_lines, cart_merges, cart_wallets, basket_returns, sessions, email_proofs, rate_limits, addresses, bins, stock_buffers, product_search, search_words,
  options, option_values, media, media_masters, opening_hours, exceptional_hours, staff_roles, presences, range_items to unico_app;
grant insert, delete, update (product_id, category_id, colour, material) on listed_variants to unico_app; -- prices and stock of a line are the triggers'
-- Master data: rows are archived or disabled, not deleted.
grant insert, update on categories, makers, products, variants, locations, customers, staff, order_contacts, messages to unico_app;
grant insert on ranges to unico_app;
grant update (name, lead, kind, rule, published) on ranges to unico_app; -- its address stays
grant insert on coupons to unico_app;
grant update (code, kind, value, currency, minimum, starts_at, ends_at, max_uses, once_per_customer, public_code, budget, name) on coupons to unico_app;
-- What a colleague proves to be with: added, proved, taken away; a PIN is replaced.
grant insert on staff_factors, recovery_codes, devices to unico_app;
grant update (name, counter, confirmed_at, removed_at) on staff_factors to unico_app;
grant update (used_at) on recovery_codes to unico_app;
grant delete on recovery_codes to unico_app;
grant update (name, seen_at, revoked_at, revoked_by) on devices to unico_app;
grant insert, update, delete on staff_pins, office_views to unico_app;
grant insert on codes to unico_app; -- begun unopened, by their trigger
grant update (opened, missed, ended_at) on codes to unico_app;
grant delete on return_photos to unico_app; -- by their customer, and some weeks after they were of use
grant delete on codes to unico_app; -- long after they were over
grant insert on approvals to unico_app;
grant update (given_by, given_at, proof, device_id, used_at, ended_by, ended_at) on approvals to unico_app;
-- Documents: added whole, then only the columns named.
grant insert on orders, order_lines, order_vat, fulfilments, fulfilment_lines, promises, picks, pick_scans, handovers, shortages, withdrawals, payment_attempts, refunds, inbox, holds, coupon_uses, returns, return_lines, no_receipt_returns, no_receipt_lines, reshelvings, return_requests, return_request_lines, return_photos, return_labels, claims, claim_steps, care_notes, care_looks, care_credits, care_acts, product_edits, place_edits, range_edits, companies, coupon_edits, goods_receipts, goods_receipt_lines, media_files, people_edits to unico_app; -- where a claim stands is its steps' trigger's
grant update (state, ref, parcel, tracking, pdf, said, followed_at) on return_labels to unico_app; -- one way only, by its trigger
grant update (state, sent_at, tracking, arrived_at, arrived_by) on return_requests to unico_app; -- which return decided, and when it ended, are its triggers'
grant update (state, customer_id, paid_at, closed_at) on orders to unico_app;
grant update (bearer) on no_receipt_returns to unico_app; -- to be forgotten
grant update (fulfilled) on order_lines to unico_app; -- what came back is counted by the trigger of return_lines
grant update (state, tracking, shelf, misses, put_back_at, changed_at) on fulfilments to unico_app;
grant update (fulfilment_id) on fulfilment_lines to unico_app; -- a line that is not there leaves its part, which is served without it
grant update (receiver) on handovers to unico_app; -- a name may be forgotten
grant update (ended_at, ended_as) on picks to unico_app; -- promises are measured by triggers
grant insert on aisle_requests to unico_app;
grant update (state, actor, due_at, spot, browser_hash) on aisle_requests to unico_app; -- moments and history are its triggers'
grant update (state, provider_ref, intent_ref, page_url, settled_at) on payment_attempts to unico_app;
grant update (state, provider_ref, settled_at) on refunds to unico_app;
grant update (done_at) on inbox to unico_app;
grant update (state, expires_at, closed_at, actor) on holds to unico_app;
grant update (released_at) on coupon_uses to unico_app;
grant insert on label_runs, printed_labels, label_asks to unico_app; -- which label hangs where is the trigger's
grant update (confirmed_at, confirmed_by) on label_runs to unico_app;
grant insert, delete on imports, import_rows to unico_app; -- deleted while they are read: a file that can't be
grant update (file_hash, bytes, columns, state, lines, rows, seen, moved_at) on imports to unico_app; -- what its rows come to is counted by its trigger
grant update (problems, notes, change, before, after, applied_at, undone_at) on import_rows to unico_app; -- what the file says stays
-- Tills and their drawers: sessions are closed by `close_session`, their balance is written by triggers.
grant insert on tills, cash_sessions, cash_movements, cash_counts, till_takings to unico_app;
grant update (name, reader_ref, removed_at) on tills to unico_app;
grant update (note) on cash_sessions to unico_app; -- who may write no column may lock no row
-- Ledgers: added to, never edited. Levels, journals, documents and histories are written by triggers and functions alone.
grant insert on stock_movements, prices, facts, intake_limits, reconciliations, cookie_choices, shelf_misses to unico_app;
grant delete on facts to unico_app; -- once handled: their trigger keeps the others
grant insert, delete on examinations to unico_app; -- old ones: their trigger keeps the others

-- The doctor reads, everything, and writes nothing.
revoke all on all tables in schema public from unico_doctor;
grant usage on schema public, graphile_worker to unico_doctor;
grant select on all tables in schema public to unico_doctor;
grant select on graphile_worker.jobs to unico_doctor;
grant execute on function price_in_force(uuid, text, timestamptz) to unico_doctor;
grant execute on function lowest_price(uuid, text, timestamptz, timestamptz) to unico_doctor;
