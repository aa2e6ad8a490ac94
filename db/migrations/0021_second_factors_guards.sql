-- What a colleague proves to be with: a code is taken once, what was taken away stays away, and who needs a second factor never
-- comes in without one (db/guards-people.test.ts).
alter table sessions add constraint sessions_device foreign key (device_id) references devices (id), add constraint sessions_factor foreign key (factor_id) references staff_factors (id);
--> statement-breakpoint
create function guard_factor() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.confirmed_at is not null or new.removed_at is not null or new.counter <> 0 then raise exception 'a factor begins unproved' using errcode = 'check_violation'; end if;
    return new;
  end if;
  if (new.staff_id, new.kind, new.secret, new.credential_id, new.public_key) is distinct from (old.staff_id, old.kind, old.secret, old.credential_id, old.public_key) then
    raise exception 'a factor keeps its owner and its secret' using errcode = 'check_violation';
  end if;
  if new.counter < old.counter then raise exception 'a code is taken once' using errcode = 'check_violation'; end if;
  if old.removed_at is not null and new.removed_at is distinct from old.removed_at or old.confirmed_at is not null and new.confirmed_at is distinct from old.confirmed_at then
    raise exception 'a factor that was proved or taken away stays so' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_factor before insert or update on staff_factors for each row execute function guard_factor();
--> statement-breakpoint
create function guard_recovery_code() returns trigger language plpgsql as $$
begin
  if old.used_at is not null or (new.code_hash, new.staff_id) is distinct from (old.code_hash, old.staff_id) then
    raise exception 'a code is used once, by whom it was for' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_recovery_code before update on recovery_codes for each row execute function guard_recovery_code();
--> statement-breakpoint
create function guard_device() returns trigger language plpgsql as $$
begin
  if (new.location_id, new.token_hash, new.enrolled_by) is distinct from (old.location_id, old.token_hash, old.enrolled_by)
     or old.revoked_at is not null and (new.revoked_at, new.revoked_by) is distinct from (old.revoked_at, old.revoked_by) then
    raise exception 'a device keeps its place and its key, and stays revoked' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_device before update on devices for each row execute function guard_device();
--> statement-breakpoint

-- What is taken away takes its sessions along; nothing begins on it afterwards.
create function end_sessions_of() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update sessions set ended_at = now() where ended_at is null and (device_id = new.id or factor_id = new.id);
  return null;
end $$;
--> statement-breakpoint
create trigger end_sessions after update of revoked_at on devices for each row when (new.revoked_at is not null) execute function end_sessions_of();
--> statement-breakpoint
create trigger end_sessions after update of removed_at on staff_factors for each row when (new.removed_at is not null) execute function end_sessions_of();
--> statement-breakpoint
create function guard_proof_of_session() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.ended_at is not null then return new; end if;
  if exists (select 1 from devices where id = new.device_id and revoked_at is not null) then raise exception 'this device is revoked' using errcode = 'check_violation'; end if;
  if new.factor_id is not null and not exists (select 1 from staff_factors where id = new.factor_id and staff_id = new.staff_id and confirmed_at is not null and removed_at is null) then
    raise exception 'this factor proves nothing' using errcode = 'check_violation';
  end if;
  if tg_op = 'INSERT' and new.factor_id is null and exists (select 1 from staff where id = new.staff_id and factor_needed_from <= now()) then
    raise exception 'a second factor is needed' using errcode = 'check_violation';
  end if;
  if tg_op = 'UPDATE' and (old.device_id is distinct from new.device_id or old.factor_id is not null and new.factor_id is null) then
    raise exception 'a session keeps its device and what it was proved with' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_session_proof before insert or update on sessions for each row execute function guard_proof_of_session();
--> statement-breakpoint
-- Who needs a factor from now on is out where none was given.
create function ask_for_factor() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update sessions set ended_at = now() where staff_id = new.id and factor_id is null and ended_at is null;
  return null;
end $$;
--> statement-breakpoint
create trigger ask_for_factor after update of factor_needed_from on staff for each row when (new.factor_needed_from <= now()) execute function ask_for_factor();
