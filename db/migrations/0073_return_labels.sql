CREATE TABLE "return_labels" (
	"request_id" uuid PRIMARY KEY NOT NULL,
	"state" text DEFAULT 'due' NOT NULL,
	"ref" text,
	"parcel" text,
	"tracking" text,
	"pdf" "bytea",
	"said" text,
	"followed_at" timestamp with time zone,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "return_labels_known" CHECK ("return_labels"."state" in ('due','booked','refused','dropped','cancelled') and ("return_labels"."state" in ('booked','cancelled')) = ("return_labels"."parcel" is not null) and ("return_labels"."state" = 'refused') = ("return_labels"."said" is not null)),
	CONSTRAINT "return_labels_booked" CHECK ("return_labels"."parcel" is not null or num_nonnulls("return_labels"."ref", "return_labels"."tracking", "return_labels"."pdf", "return_labels"."followed_at") = 0),
	CONSTRAINT "return_labels_size" CHECK (length("return_labels"."pdf") between 5 and 2000000 and length("return_labels"."tracking") between 4 and 60 and length("return_labels"."said") <= 300)
);
--> statement-breakpoint
ALTER TABLE "return_labels" ADD CONSTRAINT "return_labels_request_id_return_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."return_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "return_labels_followed" ON "return_labels" USING btree ("followed_at") WHERE "return_labels"."state" = 'booked';--> statement-breakpoint

-- 1. A label belongs to a parcel that is announced now; it is booked, refused or dropped once, and what was booked may be given up. What the carrier said stays; only its PDF is forgotten.
create function guard_return_label() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'due' or new.added_at <> now() or not exists (select 1 from return_requests where id = new.request_id and way = 'parcel' and state = 'announced') then
      raise exception 'a label is for a parcel that is announced' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if (old.request_id, old.added_at) is distinct from (new.request_id, new.added_at)
     or not (new.state = old.state or (old.state, new.state) in (('due', 'booked'), ('due', 'refused'), ('due', 'dropped'), ('booked', 'cancelled')))
     or (old.state <> 'due' and (old.ref, old.parcel, old.tracking, old.said) is distinct from (new.ref, new.parcel, new.tracking, new.said))
     or (old.state <> 'due' and new.pdf is not null and new.pdf is distinct from old.pdf)
     or (new.state = 'booked' and old.state = 'due' and (new.pdf is null or not exists (select 1 from return_requests where id = new.request_id and state = 'announced'))) then
    raise exception 'what a carrier made of a parcel stays as it was said' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_return_label before insert or update on return_labels for each row execute function guard_return_label();
--> statement-breakpoint
create trigger inside_atomically before insert or update or delete on return_labels for each statement execute function refuse_outside_atomically();
--> statement-breakpoint
create trigger label_stays before delete on return_labels for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on return_labels for each statement execute function refuse_change();
