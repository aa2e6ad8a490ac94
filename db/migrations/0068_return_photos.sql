CREATE TABLE "return_photos" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"jpeg" "bytea" NOT NULL,
	"width" smallint NOT NULL,
	"height" smallint NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "return_photos_size" CHECK (length("return_photos"."jpeg") between 1 and 2000000 and "return_photos"."width" between 1 and 1600 and "return_photos"."height" between 1 and 1600)
);
--> statement-breakpoint
ALTER TABLE "return_photos" ADD CONSTRAINT "return_photos_request_id_return_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."return_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "return_photos_request_id_index" ON "return_photos" USING btree ("request_id");--> statement-breakpoint

-- 1. Photos belong to an announcement that is open, three at most, and stay as they were taken; the row of the announcement is locked, so that of two at once each counts.
create function guard_return_photo() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare r return_requests;
begin
  select * into r from return_requests where id = new.request_id for update;
  if not found or r.state <> 'announced' or new.added_at <> now() then raise exception 'photos are of what is announced, now' using errcode = 'check_violation'; end if;
  if (select count(*) from return_photos where request_id = new.request_id) >= 3 then raise exception 'three photos are enough' using errcode = 'check_violation'; end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_return_photo before insert on return_photos for each row execute function guard_return_photo();
--> statement-breakpoint
create trigger inside_atomically before insert or update or delete on return_photos for each statement execute function refuse_outside_atomically();
--> statement-breakpoint
create trigger photo_stays before update on return_photos for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on return_photos for each statement execute function refuse_change();
