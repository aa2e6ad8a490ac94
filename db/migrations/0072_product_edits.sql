CREATE TABLE "product_edits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"field" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"actor" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "product_edits_actor" CHECK ("product_edits"."actor" like 'staff:_%' and "product_edits"."before" is distinct from "product_edits"."after")
);
--> statement-breakpoint
ALTER TABLE "product_edits" ADD CONSTRAINT "product_edits_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "product_edits_product_id_id_index" ON "product_edits" USING btree ("product_id","id");--> statement-breakpoint
create trigger inside_atomically before insert or update or delete on product_edits for each statement execute function refuse_outside_atomically();
--> statement-breakpoint
create trigger append_only before update or delete on product_edits for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on product_edits for each statement execute function refuse_change();
