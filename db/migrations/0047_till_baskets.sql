ALTER TABLE "cart_lines" DROP CONSTRAINT "cart_lines_place";--> statement-breakpoint
ALTER TABLE "cart_lines" ADD COLUMN "off" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD COLUMN "off_reason" text;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD COLUMN "off_by" uuid;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD COLUMN "off_approval" uuid;--> statement-breakpoint
ALTER TABLE "carts" ADD COLUMN "location_id" uuid;--> statement-breakpoint
ALTER TABLE "carts" ADD COLUMN "parked_as" text;--> statement-breakpoint
ALTER TABLE "carts" ADD COLUMN "phone_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "carts" ADD COLUMN "for_customer_id" uuid;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_off_by_staff_id_fk" FOREIGN KEY ("off_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_off_approval_approvals_id_fk" FOREIGN KEY ("off_approval") REFERENCES "public"."approvals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carts" ADD CONSTRAINT "carts_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carts" ADD CONSTRAINT "carts_for_customer_id_customers_id_fk" FOREIGN KEY ("for_customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "carts_at_till" ON "carts" USING btree ("location_id") WHERE "carts"."location_id" is not null;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_off" CHECK (case when "cart_lines"."off" = 0 then num_nonnulls("cart_lines"."off_reason", "cart_lines"."off_by", "cart_lines"."off_approval") = 0 else "cart_lines"."off" > 0 and num_nulls("cart_lines"."off_reason", "cart_lines"."off_by") = 0 and length("cart_lines"."off_reason") between 1 and 200 end);--> statement-breakpoint
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_place" CHECK ("cart_lines"."fulfilment" in ('deliver', 'collect', 'carry-out') and ("cart_lines"."fulfilment" <> 'deliver') = ("cart_lines"."location_id" is not null));--> statement-breakpoint
ALTER TABLE "carts" ADD CONSTRAINT "carts_parked" CHECK ("carts"."parked_as" is null or ("carts"."location_id" is not null and length("carts"."parked_as") between 1 and 60));--> statement-breakpoint
ALTER TABLE "carts" ADD CONSTRAINT "carts_for" CHECK ("carts"."for_customer_id" is null or "carts"."customer_id" is null);