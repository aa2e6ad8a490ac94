CREATE INDEX "facts_of_staff" ON "facts" USING btree ("id") WHERE "facts"."actor" like 'staff:%';--> statement-breakpoint
CREATE INDEX "facts_by_staff" ON "facts" USING btree ("actor","id") WHERE "facts"."actor" like 'staff:%';--> statement-breakpoint
CREATE INDEX "facts_of_orders" ON "facts" USING btree (("body"->>'orderId'),"id") WHERE "facts"."actor" like 'staff:%';