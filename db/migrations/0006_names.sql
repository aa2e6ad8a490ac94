CREATE INDEX "product_search_names" ON "product_search" USING btree ("locale","product_id","title");--> statement-breakpoint
-- Asked only where a noted price has run out: its standard cost would frighten the planner away from a plain scan.
alter function price_in_force(uuid, text, timestamptz) cost 1;
