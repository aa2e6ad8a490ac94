CREATE TABLE "handovers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fulfilment_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"actor" text NOT NULL,
	"proof" text NOT NULL,
	"receiver" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "handovers_fulfilmentId_unique" UNIQUE("fulfilment_id"),
	CONSTRAINT "handovers_proof" CHECK ("handovers"."proof" in ('code','identity','counter')),
	CONSTRAINT "handovers_actor" CHECK ("handovers"."actor" like 'staff:_%' or "handovers"."actor" like 'job:_%')
);
--> statement-breakpoint
CREATE TABLE "pick_scans" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "pick_scans_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"pick_id" uuid NOT NULL,
	"order_line_id" uuid NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pick_scans_actor" CHECK ("pick_scans"."actor" like 'staff:_%')
);
--> statement-breakpoint
ALTER TABLE "fulfilments" ADD COLUMN "shelf" text;--> statement-breakpoint
ALTER TABLE "fulfilments" ADD COLUMN "misses" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_fulfilment_id_fulfilments_id_fk" FOREIGN KEY ("fulfilment_id") REFERENCES "public"."fulfilments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pick_scans" ADD CONSTRAINT "pick_scans_pick_id_picks_id_fk" FOREIGN KEY ("pick_id") REFERENCES "public"."picks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pick_scans" ADD CONSTRAINT "pick_scans_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pick_scans_pick_id_order_line_id_index" ON "pick_scans" USING btree ("pick_id","order_line_id");--> statement-breakpoint
ALTER TABLE "fulfilments" ADD CONSTRAINT "fulfilments_misses" CHECK ("fulfilments"."misses" between 0 and 10);