CREATE TABLE "range_edits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"range_id" uuid NOT NULL,
	"field" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"actor" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "range_edits_actor" CHECK ("range_edits"."actor" like 'staff:_%' and "range_edits"."before" is distinct from "range_edits"."after")
);
--> statement-breakpoint
CREATE TABLE "range_items" (
	"range_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	CONSTRAINT "range_items_range_id_product_id_pk" PRIMARY KEY("range_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "ranges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"handle" text NOT NULL,
	"name" jsonb NOT NULL,
	"lead" jsonb NOT NULL,
	"kind" text NOT NULL,
	"rule" jsonb NOT NULL,
	"published" boolean DEFAULT false NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ranges_handle_unique" UNIQUE("handle"),
	CONSTRAINT "ranges_kind" CHECK ("ranges"."kind" in ('rule','hand')),
	CONSTRAINT "ranges_handle" CHECK ("ranges"."handle" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("ranges"."handle") <= 80)
);
--> statement-breakpoint
ALTER TABLE "range_edits" ADD CONSTRAINT "range_edits_range_id_ranges_id_fk" FOREIGN KEY ("range_id") REFERENCES "public"."ranges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "range_items" ADD CONSTRAINT "range_items_range_id_ranges_id_fk" FOREIGN KEY ("range_id") REFERENCES "public"."ranges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "range_items" ADD CONSTRAINT "range_items_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "range_edits_range_id_id_index" ON "range_edits" USING btree ("range_id","id");--> statement-breakpoint
CREATE INDEX "range_items_product_id_index" ON "range_items" USING btree ("product_id");--> statement-breakpoint

-- 1. What was changed of a collection is added to, never edited.
create trigger inside_atomically before insert or update or delete on range_edits for each statement execute function refuse_outside_atomically();
--> statement-breakpoint
create trigger append_only before update or delete on range_edits for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on range_edits for each statement execute function refuse_change();
--> statement-breakpoint
-- 2. The address of a collection is for good: links lead there.
create function guard_range_handle() returns trigger language plpgsql as $$
begin
  if new.handle is distinct from old.handle then raise exception 'the address of a collection stays' using errcode = 'check_violation'; end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_range_handle before update on ranges for each row execute function guard_range_handle();
