ALTER TABLE "pick_scans" ADD COLUMN "takes_back" bigint;--> statement-breakpoint
ALTER TABLE "pick_scans" ADD CONSTRAINT "pick_scans_takes_back_pick_scans_id_fk" FOREIGN KEY ("takes_back") REFERENCES "public"."pick_scans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pick_scans" ADD CONSTRAINT "pick_scans_takesBack_unique" UNIQUE("takes_back");--> statement-breakpoint
-- A scan is of a piece that the part in hand still lacks, or takes one back that was a mistake: by who has the pick, once (PK2).
create or replace function guard_scan() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare k picks; wanted int; found int;
begin
  select * into k from picks where id = new.pick_id for update;
  if k.ended_at is not null or k.actor <> new.actor then
    raise exception 'who has the pick scans, until it is over' using errcode = 'check_violation';
  end if;
  if new.takes_back is not null then
    if not exists (select 1 from pick_scans where id = new.takes_back and pick_id = new.pick_id and order_line_id = new.order_line_id and takes_back is null) then
      raise exception 'what is taken back was scanned for the same pick' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  select quantity into wanted from fulfilment_lines where fulfilment_id = k.fulfilment_id and order_line_id = new.order_line_id;
  select count(*) - 2 * count(takes_back) into found from pick_scans where pick_id = new.pick_id and order_line_id = new.order_line_id;
  if found >= coalesce(wanted, 0) then
    raise exception 'a scan is of a piece that the pick still lacks' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create or replace function confirmed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.misses < old.misses or new.misses > old.misses + 1 then
    raise exception 'wrong codes are counted' using errcode = 'check_violation';
  end if;
  if new.state = 'ready' and old.state <> 'ready' and new.apart_of is null and not exists (select 1 from orders where id = new.order_id and channel = 'till') and (
      not exists (select 1 from picks where fulfilment_id = new.id and ended_at is null)
      or exists (select 1 from fulfilment_lines fl where fl.fulfilment_id = new.id and fl.quantity <> (
        select count(*) - 2 * count(s.takes_back) from pick_scans s join picks k on k.id = s.pick_id where k.fulfilment_id = new.id and k.ended_at is null and s.order_line_id = fl.order_line_id))) then
    raise exception 'what is ready was confirmed piece by piece' using errcode = 'check_violation';
  end if;
  return new;
end $$;
