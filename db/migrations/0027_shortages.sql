CREATE TABLE "shortages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fulfilment_id" uuid NOT NULL,
	"order_line_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"pieces" integer NOT NULL,
	"note" text,
	"actor" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shortages_once" UNIQUE("fulfilment_id","order_line_id"),
	CONSTRAINT "shortages_pieces" CHECK ("shortages"."pieces" > 0 and "shortages"."kind" in ('missing','damaged')),
	CONSTRAINT "shortages_actor" CHECK ("shortages"."actor" like 'staff:_%')
);
--> statement-breakpoint
ALTER TABLE "promises" DROP CONSTRAINT "promises_ended";--> statement-breakpoint
ALTER TABLE "fulfilments" ADD COLUMN "replaces" uuid;--> statement-breakpoint
ALTER TABLE "shortages" ADD CONSTRAINT "shortages_fulfilment_id_fulfilments_id_fk" FOREIGN KEY ("fulfilment_id") REFERENCES "public"."fulfilments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortages" ADD CONSTRAINT "shortages_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfilments" ADD CONSTRAINT "fulfilments_replaces_fulfilments_id_fk" FOREIGN KEY ("replaces") REFERENCES "public"."fulfilments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfilments" ADD CONSTRAINT "fulfilments_replaces_unique" UNIQUE("replaces");--> statement-breakpoint
ALTER TABLE "promises" ADD CONSTRAINT "promises_ended" CHECK (("promises"."ended_at" is null) = ("promises"."ended_as" is null) and case "promises"."ended_as" when 'kept' then "promises"."ended_at" <= "promises"."due" when 'late' then "promises"."ended_at" > "promises"."due" else "promises"."ended_as" is null or "promises"."ended_as" in ('broken','replaced','void') end);