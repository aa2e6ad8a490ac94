CREATE TABLE "picks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fulfilment_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"actor" text NOT NULL,
	"taken_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_as" text,
	CONSTRAINT "picks_actor" CHECK ("picks"."actor" like 'staff:_%'),
	CONSTRAINT "picks_ended" CHECK (("picks"."ended_at" is null) = ("picks"."ended_as" is null) and ("picks"."ended_as" is null or "picks"."ended_as" in ('ready','given-back','cancelled')) and ("picks"."ended_at" is null or "picks"."ended_at" >= "picks"."taken_at"))
);
--> statement-breakpoint
DROP INDEX "promises_open";--> statement-breakpoint
ALTER TABLE "locations" ADD COLUMN "collect_cut_off" time;--> statement-breakpoint
ALTER TABLE "promises" ADD COLUMN "replaces" uuid;--> statement-breakpoint
ALTER TABLE "promises" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "promises" ADD COLUMN "ended_as" text;--> statement-breakpoint
ALTER TABLE "picks" ADD CONSTRAINT "picks_fulfilment_id_fulfilments_id_fk" FOREIGN KEY ("fulfilment_id") REFERENCES "public"."fulfilments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "picks" ADD CONSTRAINT "picks_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "picks_one_open" ON "picks" USING btree ("fulfilment_id") WHERE "picks"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "picks_done" ON "picks" USING btree ("location_id","ended_at") WHERE "picks"."ended_as" = 'ready';--> statement-breakpoint
ALTER TABLE "promises" ADD CONSTRAINT "promises_replaces_promises_id_fk" FOREIGN KEY ("replaces") REFERENCES "public"."promises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "promises_one_open" ON "promises" USING btree ("fulfilment_id","kind") WHERE "promises"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "promises_open" ON "promises" USING btree ("due") WHERE "promises"."ended_at" is null;--> statement-breakpoint
ALTER TABLE "promises" ADD CONSTRAINT "promises_replaces_unique" UNIQUE("replaces");--> statement-breakpoint
ALTER TABLE "locations" ADD CONSTRAINT "locations_preparation" CHECK ("locations"."preparation_minutes" between 0 and 14400);--> statement-breakpoint
ALTER TABLE "promises" ADD CONSTRAINT "promises_kind" CHECK ("promises"."kind" in ('ready-by','delivered-by','held-until','refund-by'));--> statement-breakpoint
ALTER TABLE "promises" ADD CONSTRAINT "promises_ended" CHECK (("promises"."ended_at" is null) = ("promises"."ended_as" is null) and case "promises"."ended_as" when 'kept' then "promises"."ended_at" <= "promises"."due" when 'late' then "promises"."ended_at" > "promises"."due" else "promises"."ended_as" is null or "promises"."ended_as" in ('replaced','void') end);--> statement-breakpoint
ALTER TABLE "promises" DROP COLUMN "kept_at";