CREATE TABLE "place_edits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"location_id" uuid NOT NULL,
	"field" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"actor" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "place_edits_actor" CHECK ("place_edits"."actor" like 'staff:_%' and "place_edits"."before" is distinct from "place_edits"."after")
);
--> statement-breakpoint
ALTER TABLE "place_edits" ADD CONSTRAINT "place_edits_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "place_edits_location_id_id_index" ON "place_edits" USING btree ("location_id","id");--> statement-breakpoint

-- 1. What was changed is added to, never edited.
create trigger inside_atomically before insert or update or delete on place_edits for each statement execute function refuse_outside_atomically();
--> statement-breakpoint
create trigger append_only before update or delete on place_edits for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on place_edits for each statement execute function refuse_change();
