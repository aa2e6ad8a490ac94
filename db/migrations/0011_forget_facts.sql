-- A fact that was handled goes after a while; one that a job still waits for, or that tells what a colleague did, stays.

-- Which facts the worker has yet to deliver. `over`: its tries are used up, and nobody is at it now.
create function fact_jobs() returns table (fact bigint, over boolean, last_error text) language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select (j.payload ->> 'fact')::bigint, j.attempts >= j.max_attempts and j.locked_at is null, j.last_error
    from graphile_worker._private_jobs j where j.payload ->> 'fact' is not null;
end $$;
--> statement-breakpoint
create function keep_facts() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select 1 from gone where at > now() - interval '7 days' or actor like 'staff:%' or id in (select fact from fact_jobs())) then
    raise exception 'a fact stays for a week, until it is handled, and always when a colleague''s' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
drop trigger append_only on facts;
--> statement-breakpoint
create trigger append_only before update on facts for each row execute function refuse_change();
--> statement-breakpoint
create trigger keep_facts after delete on facts referencing old table as gone for each statement execute function keep_facts();
