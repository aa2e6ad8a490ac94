ALTER TABLE "shelf_labels" ADD COLUMN "until_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "shelf_labels_variant" ON "shelf_labels" USING btree ("variant_id");--> statement-breakpoint
CREATE INDEX "shelf_labels_until" ON "shelf_labels" USING btree ("location_id","until_at") WHERE "shelf_labels"."until_at" is not null;