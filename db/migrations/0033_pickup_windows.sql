CREATE TABLE "pickup_windows" (
	"location_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"capacity" smallint NOT NULL,
	"taken" smallint NOT NULL,
	CONSTRAINT "pickup_windows_location_id_starts_at_pk" PRIMARY KEY("location_id","starts_at"),
	CONSTRAINT "pickup_windows_never_overbooked" CHECK ("pickup_windows"."taken" between 0 and "pickup_windows"."capacity"),
	CONSTRAINT "pickup_windows_span" CHECK ("pickup_windows"."starts_at" < "pickup_windows"."ends_at")
);
--> statement-breakpoint
ALTER TABLE "fulfilments" ADD COLUMN "window_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "fulfilments" ADD COLUMN "window_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "locations" ADD COLUMN "window_minutes" smallint;--> statement-breakpoint
ALTER TABLE "locations" ADD COLUMN "window_capacity" smallint;--> statement-breakpoint
ALTER TABLE "locations" ADD COLUMN "window_days" smallint;--> statement-breakpoint
ALTER TABLE "pickup_windows" ADD CONSTRAINT "pickup_windows_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfilments" ADD CONSTRAINT "fulfilments_window" CHECK (num_nulls("fulfilments"."window_from", "fulfilments"."window_until") = 2 or (num_nulls("fulfilments"."window_from", "fulfilments"."window_until") = 0 and "fulfilments"."window_from" < "fulfilments"."window_until" and "fulfilments"."kind" = 'collect'));--> statement-breakpoint
ALTER TABLE "locations" ADD CONSTRAINT "locations_windows" CHECK (num_nulls("locations"."window_minutes", "locations"."window_capacity", "locations"."window_days") = 3 or (num_nulls("locations"."window_minutes", "locations"."window_capacity", "locations"."window_days") = 0 and "locations"."window_minutes" between 15 and 240 and "locations"."window_capacity" between 1 and 500 and "locations"."window_days" between 0 and 14));--> statement-breakpoint
-- A pickup window takes so many orders and no more: parts that choose one are counted under its row's lock (PW1).

create trigger inside_atomically before insert or update or delete on pickup_windows for each statement execute function refuse_outside_atomically();
--> statement-breakpoint
create trigger append_only_whole before truncate on pickup_windows for each statement execute function refuse_change();
--> statement-breakpoint
create function guard_pickup_window() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'pickup windows stay' using errcode = 'restrict_violation'; end if;
  if pg_trigger_depth() < 2 then raise exception 'only parts of orders take and free places of a window' using errcode = 'check_violation'; end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_pickup_window before insert or update or delete on pickup_windows for each row execute function guard_pickup_window();
--> statement-breakpoint
create function book_window() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare most smallint;
begin
  select window_capacity into most from locations where id = new.location_id and window_minutes * interval '1 minute' = new.window_until - new.window_from;
  if most is null then raise exception 'the place has no such pickup window' using errcode = 'check_violation'; end if;
  insert into pickup_windows as w (location_id, starts_at, ends_at, capacity, taken) values (new.location_id, new.window_from, new.window_until, most, 1)
    on conflict (location_id, starts_at) do update set ends_at = excluded.ends_at, capacity = excluded.capacity, taken = w.taken + 1;
  return null;
end $$;
--> statement-breakpoint
create trigger book_window after insert on fulfilments for each row when (new.window_from is not null) execute function book_window();
--> statement-breakpoint
create function free_window() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update pickup_windows set taken = taken - 1 where location_id = old.location_id and starts_at = old.window_from;
  return null;
end $$;
--> statement-breakpoint
create trigger free_window after update of state on fulfilments for each row when (old.window_from is not null and new.state = 'cancelled' and old.state <> 'cancelled') execute function free_window();
--> statement-breakpoint
create function keep_window() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  raise exception 'a part keeps the window that its buyer chose' using errcode = 'check_violation';
end $$;
--> statement-breakpoint
create trigger keep_window before update on fulfilments for each row when ((new.window_from, new.window_until) is distinct from (old.window_from, old.window_until)) execute function keep_window();
