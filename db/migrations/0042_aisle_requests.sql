CREATE TABLE "aisle_request_steps" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "aisle_request_steps_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"request_id" uuid NOT NULL,
	"state" text NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "aisle_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"location_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"bin" text,
	"spot" text,
	"locale" text NOT NULL,
	"browser_hash" text,
	"state" text DEFAULT 'asked' NOT NULL,
	"actor" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"accepted_at" timestamp with time zone,
	"accepted_by" text,
	"ended_at" timestamp with time zone,
	CONSTRAINT "aisle_requests_accepted" CHECK (num_nulls("aisle_requests"."accepted_at", "aisle_requests"."accepted_by") in (0, 2) and ("aisle_requests"."state" <> 'asked' or "aisle_requests"."accepted_at" is null) and ("aisle_requests"."state" not in ('accepted', 'brought', 'not-there') or "aisle_requests"."accepted_at" is not null) and "aisle_requests"."accepted_by" like 'staff:_%'),
	CONSTRAINT "aisle_requests_ended" CHECK (("aisle_requests"."state" in ('asked', 'accepted')) = ("aisle_requests"."ended_at" is null) and ("aisle_requests"."ended_at" is not null or "aisle_requests"."browser_hash" is not null)),
	CONSTRAINT "aisle_requests_said" CHECK ("aisle_requests"."state" in ('asked', 'accepted', 'brought', 'not-there', 'withdrawn', 'expired') and "aisle_requests"."locale" in ('it', 'en') and char_length("aisle_requests"."spot") between 1 and 80 and "aisle_requests"."browser_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "aisle_requests_due" CHECK ("aisle_requests"."due_at" > "aisle_requests"."asked_at" and "aisle_requests"."due_at" <= "aisle_requests"."asked_at" + interval '3 hours')
);
--> statement-breakpoint
CREATE TABLE "presences" (
	"staff_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "presences_staff_id_location_id_pk" PRIMARY KEY("staff_id","location_id")
);
--> statement-breakpoint
CREATE TABLE "shelf_misses" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "shelf_misses_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"location_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"bin" text,
	"kind" text NOT NULL,
	"request_id" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shelf_misses_requestId_unique" UNIQUE("request_id"),
	CONSTRAINT "shelf_misses_kind" CHECK ("shelf_misses"."kind" in ('not-there', 'none-left') and ("shelf_misses"."kind" = 'not-there') = ("shelf_misses"."request_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "shown_name" text;--> statement-breakpoint
ALTER TABLE "locations" ADD COLUMN "ask_minutes" smallint DEFAULT 10 NOT NULL;--> statement-breakpoint
ALTER TABLE "aisle_request_steps" ADD CONSTRAINT "aisle_request_steps_request_id_aisle_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."aisle_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aisle_requests" ADD CONSTRAINT "aisle_requests_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aisle_requests" ADD CONSTRAINT "aisle_requests_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presences" ADD CONSTRAINT "presences_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presences" ADD CONSTRAINT "presences_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shelf_misses" ADD CONSTRAINT "shelf_misses_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shelf_misses" ADD CONSTRAINT "shelf_misses_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shelf_misses" ADD CONSTRAINT "shelf_misses_request_id_aisle_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."aisle_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "aisle_request_steps_once" ON "aisle_request_steps" USING btree ("request_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "aisle_requests_one_open" ON "aisle_requests" USING btree ("browser_hash") WHERE "aisle_requests"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "aisle_requests_open" ON "aisle_requests" USING btree ("location_id") WHERE "aisle_requests"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "aisle_requests_browser_hash_asked_at_index" ON "aisle_requests" USING btree ("browser_hash","asked_at");--> statement-breakpoint
CREATE INDEX "aisle_requests_ended_at_index" ON "aisle_requests" USING btree ("ended_at");--> statement-breakpoint
CREATE INDEX "presences_location_id_seen_at_index" ON "presences" USING btree ("location_id","seen_at");--> statement-breakpoint
CREATE INDEX "shelf_misses_location_id_at_index" ON "shelf_misses" USING btree ("location_id","at");--> statement-breakpoint
ALTER TABLE "locations" ADD CONSTRAINT "locations_ask" CHECK ("locations"."ask_minutes" between 0 and 60);--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_shown_name" CHECK (char_length("staff"."shown_name") between 1 and 30);--> statement-breakpoint
-- Goods asked for from the aisle go their steps once, by who may take them; what was asked stays (AQ1).
create function guard_aisle_request() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'requests end, they are not deleted' using errcode = 'restrict_violation'; end if;
  if tg_op = 'INSERT' then
    if new.state <> 'asked' then raise exception 'a request begins asked' using errcode = 'check_violation'; end if;
    new.accepted_at := null; new.accepted_by := null; new.ended_at := null;
    return new;
  end if;
  if (new.id, new.location_id, new.variant_id, new.bin, new.locale, new.asked_at) is distinct from (old.id, old.location_id, old.variant_id, old.bin, old.locale, old.asked_at)
     or (new.spot is not null and new.spot is distinct from old.spot) or (new.browser_hash is not null and new.browser_hash is distinct from old.browser_hash)
     or (new.accepted_at, new.accepted_by, new.ended_at) is distinct from (old.accepted_at, old.accepted_by, old.ended_at) then
    raise exception 'a request keeps what was asked and by whom, or forgets it' using errcode = 'check_violation';
  end if;
  if new.state = old.state then
    if (new.actor, new.due_at) is distinct from (old.actor, old.due_at) then raise exception 'a request waits as long as its step said' using errcode = 'check_violation'; end if;
    return new;
  end if;
  if not (old.state = 'asked' and new.state in ('accepted', 'withdrawn', 'expired') or old.state = 'accepted' and new.state in ('brought', 'not-there', 'withdrawn', 'expired')) then
    raise exception 'a request goes from % to no %', old.state, new.state using errcode = 'check_violation';
  end if;
  if new.state in ('brought', 'not-there') and new.actor <> old.accepted_by then
    raise exception 'who accepted a request finishes it' using errcode = 'check_violation';
  end if;
  if new.state = 'expired' and old.due_at > now() then
    raise exception 'a request waits until it is due' using errcode = 'check_violation';
  end if;
  if new.state = 'accepted' then
    new.accepted_at := now(); new.accepted_by := new.actor;
  else
    new.ended_at := now();
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_aisle_request before insert or update or delete on aisle_requests for each row execute function guard_aisle_request();
--> statement-breakpoint
create trigger inside_atomically before insert or update or delete on aisle_requests for each statement execute function refuse_outside_atomically();
--> statement-breakpoint
create trigger kept_whole before truncate on aisle_requests for each statement execute function refuse_change();
--> statement-breakpoint
-- Its history, and what was not there, are written by the step itself: neither can be forgotten (AQ1, AQ3).
create function step_aisle_request() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into aisle_request_steps (request_id, state, actor) values (new.id, new.state, new.actor);
  if new.state = 'not-there' then
    insert into shelf_misses (location_id, variant_id, bin, kind, request_id)
    values (new.location_id, new.variant_id, (select bin from bins where location_id = new.location_id and variant_id = new.variant_id), 'not-there', new.id);
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger step_aisle_request after insert or update of state on aisle_requests for each row execute function step_aisle_request();
--> statement-breakpoint
create trigger append_only before update or delete on aisle_request_steps for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on aisle_request_steps for each statement execute function refuse_change();
--> statement-breakpoint
create trigger inside_atomically before insert or update or delete on shelf_misses for each statement execute function refuse_outside_atomically();
--> statement-breakpoint
create trigger append_only before update or delete on shelf_misses for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on shelf_misses for each statement execute function refuse_change();
