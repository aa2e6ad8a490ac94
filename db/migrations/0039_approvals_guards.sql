-- A manager's word: asked for, given by somebody who may, used once by who asked, in its time (AP1). It is never edited or lost.
create trigger inside_atomically before insert or update or delete on approvals for each statement execute function refuse_outside_atomically();
--> statement-breakpoint
create trigger append_only before delete on approvals for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on approvals for each statement execute function refuse_change();
--> statement-breakpoint
create function guard_approval() returns trigger language plpgsql set search_path = public, pg_temp as $$
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
  elsif new.given_by is not null and (new.given_by, new.proof) is distinct from (new.asked_by, 'signed-in') then
    raise exception 'an approval of another begins asked' using errcode = 'check_violation';
  end if;
  if new.given_by is not null and (tg_op = 'INSERT' or old.given_by is null) then
    if not exists (select 1 from staff s join staff_roles r on r.staff_id = s.id
       where s.id = new.given_by and s.disabled_at is null and r.role = 'manager' and (r.location_id is null or r.location_id = new.location_id)) then
      raise exception 'only who manages that place approves' using errcode = 'check_violation';
    end if;
    if new.device_id is not null and not exists (select 1 from devices where id = new.device_id and location_id = new.location_id and revoked_at is null) then
      raise exception 'a PIN is taken on an enrolled device of that place' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_approval before insert or update on approvals for each row execute function guard_approval();
