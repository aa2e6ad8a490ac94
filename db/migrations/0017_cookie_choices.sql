CREATE TABLE "cookie_choices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"browser" uuid NOT NULL,
	"purposes" text[] NOT NULL,
	"wording" text NOT NULL,
	"locale" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cookie_choices_known" CHECK ("cookie_choices"."purposes" <@ array['statistics', 'personal'] and "cookie_choices"."wording" ~ '^\d{4}-\d\d-\d\d$' and "cookie_choices"."locale" in ('it', 'en'))
);
--> statement-breakpoint
CREATE INDEX "cookie_choices_browser_at_index" ON "cookie_choices" USING btree ("browser","at");
--> statement-breakpoint
-- A proof is added when it happens, and never edited.
create function choose_now() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.at <> now() then
    raise exception 'a choice is made now' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger choose_now before insert on cookie_choices for each row execute function choose_now();
--> statement-breakpoint
create trigger append_only before update or delete on cookie_choices for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on cookie_choices for each statement execute function refuse_change();
--> statement-breakpoint
create trigger inside_atomically before insert or update or delete on cookie_choices for each statement execute function refuse_outside_atomically();
