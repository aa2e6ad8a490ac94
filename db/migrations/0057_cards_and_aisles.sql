DROP INDEX "bins_aisle";--> statement-breakpoint
ALTER TABLE "carts" ADD COLUMN "card_shown" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "bins" ADD COLUMN "aisle" text GENERATED ALWAYS AS (substring(bin from '^(?:[A-Z]+|[0-9]+)')) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "bins_aisle" ON "bins" USING btree ("location_id","aisle","variant_id");