CREATE TABLE "office_views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"path" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "office_views_staffId_path_name_unique" UNIQUE("staff_id","path","name"),
	CONSTRAINT "office_views_said" CHECK (length("office_views"."name") between 1 and 40 and length("office_views"."query") <= 1000 and "office_views"."path" ~ '^/admin/[a-z-]+$')
);
--> statement-breakpoint
ALTER TABLE "office_views" ADD CONSTRAINT "office_views_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
create trigger inside_atomically before insert or update or delete on office_views for each statement execute function refuse_outside_atomically();
