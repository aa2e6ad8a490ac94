CREATE TABLE "people_edits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"act" text NOT NULL,
	"staff_id" uuid,
	"device_id" uuid,
	"before" jsonb,
	"after" jsonb,
	"reason" text DEFAULT '' NOT NULL,
	"actor" text NOT NULL,
	"done_at" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "people_edits_act" CHECK ("people_edits"."act" in ('invited', 'changed', 'shut-out', 'let-in', 'link-sent', 'password', 'device-enrolled', 'device-renamed', 'device-revoked')),
	CONSTRAINT "people_edits_of" CHECK (num_nonnulls("people_edits"."staff_id", "people_edits"."device_id") = 1 and ("people_edits"."device_id" is not null) = ("people_edits"."act" like 'device-%')),
	CONSTRAINT "people_edits_said" CHECK ("people_edits"."actor" like 'staff:_%' and length("people_edits"."reason") <= 300 and ("people_edits"."act" in ('link-sent', 'password') or "people_edits"."before" is distinct from "people_edits"."after"))
);
--> statement-breakpoint
ALTER TABLE "staff" ALTER COLUMN "password_hash" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "people_edits" ADD CONSTRAINT "people_edits_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people_edits" ADD CONSTRAINT "people_edits_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people_edits" ADD CONSTRAINT "people_edits_done_at_devices_id_fk" FOREIGN KEY ("done_at") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "people_edits_staff_id_id_index" ON "people_edits" USING btree ("staff_id","id");--> statement-breakpoint
CREATE INDEX "people_edits_device_id_id_index" ON "people_edits" USING btree ("device_id","id");--> statement-breakpoint
CREATE INDEX "sessions_staff_id_seen_at_index" ON "sessions" USING btree ("staff_id","seen_at");
--> statement-breakpoint

-- 1. Who was let in, given a role or shut out, and why: only ever added to.
create trigger inside_atomically before insert or update or delete on people_edits for each statement execute function refuse_outside_atomically();
--> statement-breakpoint
create trigger append_only before update or delete on people_edits for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on people_edits for each statement execute function refuse_change();
--> statement-breakpoint

-- 2. Who owns the shop approves as its managers do (AP1).
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
       where s.id = coalesce(new.ended_by, new.given_by) and s.disabled_at is null and r.role in ('manager', 'owner') and (r.location_id is null or r.location_id = new.location_id)) then
      raise exception 'only who manages that place approves' using errcode = 'check_violation';
    end if;
    if new.ended_by is null and new.device_id is not null and not exists (select 1 from devices where id = new.device_id and location_id = new.location_id and revoked_at is null) then
      raise exception 'a PIN is taken on an enrolled device of that place' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;
