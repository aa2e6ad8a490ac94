ALTER TABLE "cart_lines" ADD COLUMN "press_id" uuid;--> statement-breakpoint
CREATE INDEX "cart_merges_cart_id_merged_at_index" ON "cart_merges" USING btree ("cart_id","merged_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "cart_merges_from_cart_id_index" ON "cart_merges" USING btree ("from_cart_id");--> statement-breakpoint
CREATE INDEX "promises_fulfilment_id_index" ON "promises" USING btree ("fulfilment_id");--> statement-breakpoint
CREATE INDEX "payment_attempts_order_id_started_at_index" ON "payment_attempts" USING btree ("order_id","started_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "coupon_uses_coupon_id_buyer_index" ON "coupon_uses" USING btree ("coupon_id","buyer");