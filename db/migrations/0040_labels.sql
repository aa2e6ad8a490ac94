CREATE TABLE "label_asks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"location_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"label_id" uuid,
	"why" text NOT NULL,
	"actor" text NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "label_asks_once" UNIQUE NULLS NOT DISTINCT("location_id","variant_id","label_id"),
	CONSTRAINT "label_asks_why" CHECK ("label_asks"."why" in ('stale','missing','damaged')),
	CONSTRAINT "label_asks_actor" CHECK ("label_asks"."actor" like 'staff:_%')
);
--> statement-breakpoint
CREATE TABLE "label_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"location_id" uuid NOT NULL,
	"template" text NOT NULL,
	"locale" text NOT NULL,
	"starts_at" smallint DEFAULT 0 NOT NULL,
	"aisle" text,
	"actor" text NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"confirmed_at" timestamp with time zone,
	"confirmed_by" text,
	CONSTRAINT "label_runs_locale" CHECK ("label_runs"."locale" in ('it','en')),
	CONSTRAINT "label_runs_start" CHECK ("label_runs"."starts_at" between 0 and 200),
	CONSTRAINT "label_runs_actor" CHECK ("label_runs"."actor" like 'staff:_%' and "label_runs"."confirmed_by" like 'staff:_%'),
	CONSTRAINT "label_runs_confirmed" CHECK (("label_runs"."confirmed_at" is null) = ("label_runs"."confirmed_by" is null) and "label_runs"."confirmed_at" >= "label_runs"."made_at")
);
--> statement-breakpoint
CREATE TABLE "printed_labels" (
	"id" uuid PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"variant_id" uuid NOT NULL,
	"price_id" uuid NOT NULL,
	"currency" char(3) NOT NULL,
	"amount" bigint NOT NULL,
	"lowest" bigint,
	"lowest_days" smallint,
	"unit_amount" bigint,
	"unit_per" smallint,
	"unit" text,
	CONSTRAINT "printed_labels_position" UNIQUE("run_id","position"),
	CONSTRAINT "printed_labels_once" UNIQUE("run_id","variant_id"),
	CONSTRAINT "printed_labels_amount" CHECK ("printed_labels"."amount" >= 0),
	CONSTRAINT "printed_labels_lowest" CHECK (("printed_labels"."lowest" is null) = ("printed_labels"."lowest_days" is null) and "printed_labels"."lowest" > "printed_labels"."amount" and "printed_labels"."lowest_days" between 0 and 30),
	CONSTRAINT "printed_labels_unit" CHECK (num_nulls("printed_labels"."unit_amount", "printed_labels"."unit_per", "printed_labels"."unit") in (0, 3) and "printed_labels"."unit_amount" >= 0 and "printed_labels"."unit_per" > 0)
);
--> statement-breakpoint
CREATE TABLE "shelf_labels" (
	"location_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"label_id" uuid NOT NULL,
	"price_id" uuid NOT NULL,
	"currency" char(3) NOT NULL,
	"hung_at" timestamp with time zone NOT NULL,
	CONSTRAINT "shelf_labels_location_id_variant_id_pk" PRIMARY KEY("location_id","variant_id")
);
--> statement-breakpoint
ALTER TABLE "label_asks" ADD CONSTRAINT "label_asks_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label_asks" ADD CONSTRAINT "label_asks_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label_asks" ADD CONSTRAINT "label_asks_label_id_printed_labels_id_fk" FOREIGN KEY ("label_id") REFERENCES "public"."printed_labels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "label_runs" ADD CONSTRAINT "label_runs_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "printed_labels" ADD CONSTRAINT "printed_labels_run_id_label_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."label_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "printed_labels" ADD CONSTRAINT "printed_labels_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "printed_labels" ADD CONSTRAINT "printed_labels_price_id_prices_id_fk" FOREIGN KEY ("price_id") REFERENCES "public"."prices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shelf_labels" ADD CONSTRAINT "shelf_labels_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shelf_labels" ADD CONSTRAINT "shelf_labels_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shelf_labels" ADD CONSTRAINT "shelf_labels_label_id_printed_labels_id_fk" FOREIGN KEY ("label_id") REFERENCES "public"."printed_labels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "label_runs_location_id_id_index" ON "label_runs" USING btree ("location_id","id");