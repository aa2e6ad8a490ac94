ALTER TABLE "return_requests" ADD COLUMN "sent_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "return_requests" ADD COLUMN "tracking" text;--> statement-breakpoint
ALTER TABLE "return_requests" ADD COLUMN "arrived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "return_requests" ADD COLUMN "arrived_by" text;--> statement-breakpoint
ALTER TABLE "return_requests" ADD CONSTRAINT "return_requests_parcel" CHECK (("return_requests"."way" = 'parcel' or num_nonnulls("return_requests"."sent_at", "return_requests"."tracking", "return_requests"."arrived_at", "return_requests"."arrived_by") = 0) and ("return_requests"."tracking" is null or ("return_requests"."sent_at" is not null and length("return_requests"."tracking") between 4 and 60)) and ("return_requests"."arrived_at" is null) = ("return_requests"."arrived_by" is null) and ("return_requests"."arrived_by" is null or "return_requests"."arrived_by" like 'staff:_%'));--> statement-breakpoint

-- 1. Of an announced parcel it is said once that it left, and once that it arrived; neither is taken back. What has arrived waits for who looks at it and lapses no more;
--    what has left is waited for longer: goods that are sent in time are in time (Directive 2011/83/EU article 14(1)).
create or replace function guard_return_request() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.announced_at <> now() or new.state <> 'announced' or new.expires_at <= now() or new.expires_at > now() + interval '60 days' or num_nonnulls(new.sent_at, new.arrived_at) > 0
       or not exists (select 1 from orders where id = new.order_id and state in ('paid', 'fulfilled') and (new.kind <> 'withdrawal' or contract = 'distance')) then
      raise exception 'what is announced was paid for, and is announced now' using errcode = 'check_violation';
    end if;
    new.announced_at := clock_timestamp(); -- after the order was locked: a return that went before it has an earlier time
    return new;
  end if;
  if (to_jsonb(new) - '{state,ended_at,return_id,sent_at,tracking,arrived_at,arrived_by}'::text[]) is distinct from (to_jsonb(old) - '{state,ended_at,return_id,sent_at,tracking,arrived_at,arrived_by}'::text[])
     or (old.sent_at is not null and (new.sent_at, new.tracking) is distinct from (old.sent_at, old.tracking)) or (old.arrived_at is not null and (new.arrived_at, new.arrived_by) is distinct from (old.arrived_at, old.arrived_by)) then
    raise exception 'what was announced stays as it was said' using errcode = 'check_violation';
  end if;
  if old.state <> 'announced' then raise exception 'an announcement ends once' using errcode = 'check_violation'; end if;
  if new.state = 'announced' then
    if (new.sent_at is distinct from old.sent_at and new.sent_at <> now()) or (new.arrived_at is distinct from old.arrived_at and new.arrived_at <> now()) then
      raise exception 'a parcel leaves and arrives now' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.state = 'decided' and pg_trigger_depth() < 2 then raise exception 'what came is decided by a return' using errcode = 'check_violation'; end if;
  if new.state = 'cancelled' and old.arrived_at is not null then raise exception 'it has arrived: a colleague decides' using errcode = 'check_violation'; end if;
  if new.state = 'lapsed' and (old.expires_at > now() or old.arrived_at is not null or old.sent_at + interval '30 days' > now()) then raise exception 'it is waited for until %, longer once it has left, and always once it has come', old.expires_at using errcode = 'check_violation'; end if;
  new.ended_at := now();
  return new;
end $$;
