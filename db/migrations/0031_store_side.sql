CREATE TABLE "intake_limits" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "intake_limits_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"location_id" uuid NOT NULL,
	"most" smallint NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "intake_limits_most" CHECK ("intake_limits"."most" between 0 and 500),
	CONSTRAINT "intake_limits_until" CHECK ("intake_limits"."until" <= "intake_limits"."at" + interval '36 hours'),
	CONSTRAINT "intake_limits_actor" CHECK ("intake_limits"."actor" like 'staff:_%')
);
--> statement-breakpoint
CREATE TABLE "bins" (
	"location_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"bin" text NOT NULL,
	CONSTRAINT "bins_location_id_variant_id_pk" PRIMARY KEY("location_id","variant_id"),
	CONSTRAINT "bins_bin" CHECK ("bins"."bin" ~ '^[A-Z0-9]{1,4}(·[A-Z0-9]{1,4}){0,3}$')
);
--> statement-breakpoint
ALTER TABLE "fulfilments" ADD COLUMN "apart_of" uuid;--> statement-breakpoint
ALTER TABLE "intake_limits" ADD CONSTRAINT "intake_limits_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bins" ADD CONSTRAINT "bins_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bins" ADD CONSTRAINT "bins_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "intake_limits_location_id_id_index" ON "intake_limits" USING btree ("location_id","id");--> statement-breakpoint
ALTER TABLE "fulfilments" ADD CONSTRAINT "fulfilments_apart_of_fulfilments_id_fk" FOREIGN KEY ("apart_of") REFERENCES "public"."fulfilments"("id") ON DELETE no action ON UPDATE no action;