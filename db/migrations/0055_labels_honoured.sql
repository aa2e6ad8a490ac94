ALTER TABLE "label_asks" DROP CONSTRAINT "label_asks_once";--> statement-breakpoint
ALTER TABLE "cart_lines" ADD COLUMN "label_id" uuid;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "label_id" uuid;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_label_id_printed_labels_id_fk" FOREIGN KEY ("label_id") REFERENCES "public"."printed_labels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "order_lines_honoured" ON "order_lines" USING btree ("label_id") WHERE "order_lines"."label_id" is not null;--> statement-breakpoint
CREATE INDEX "bins_aisle" ON "bins" USING btree ("location_id",substring("bin" from '^(?:[A-Z]+|[0-9]+)'));--> statement-breakpoint
ALTER TABLE "label_asks" ADD CONSTRAINT "label_asks_once" UNIQUE NULLS NOT DISTINCT("location_id","variant_id","label_id","why");