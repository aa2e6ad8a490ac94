ALTER TABLE "locations" ADD COLUMN "extend_days" smallint DEFAULT 3 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_contacts" ADD COLUMN "collector" text;--> statement-breakpoint
ALTER TABLE "locations" ADD CONSTRAINT "locations_extend" CHECK ("locations"."extend_days" between 0 and 30);