CREATE TABLE "approvals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"action" text NOT NULL,
	"location_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"amount" bigint NOT NULL,
	"about" text DEFAULT '' NOT NULL,
	"bound" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"given_by" uuid,
	"given_at" timestamp with time zone,
	"proof" text,
	"device_id" uuid,
	"used_at" timestamp with time zone,
	CONSTRAINT "approvals_action" CHECK ("approvals"."action" in ('line-discount', 'price-below', 'cash-variance', 'no-receipt-return', 'drawer-open', 'big-payout')),
	CONSTRAINT "approvals_amount" CHECK ("approvals"."amount" >= 0 and length("approvals"."subject") between 1 and 300),
	CONSTRAINT "approvals_bound" CHECK ("approvals"."bound" = encode(sha256(convert_to(concat_ws(E'\n', "approvals"."asked_by"::text, "approvals"."action", "approvals"."location_id"::text, "approvals"."amount"::text, "approvals"."subject"), 'UTF8')), 'hex')),
	CONSTRAINT "approvals_minutes" CHECK ("approvals"."expires_at" > "approvals"."asked_at" and "approvals"."expires_at" <= "approvals"."asked_at" + interval '10 minutes' and "approvals"."given_at" between "approvals"."asked_at" and "approvals"."expires_at" and "approvals"."used_at" between "approvals"."given_at" and "approvals"."expires_at"),
	CONSTRAINT "approvals_given" CHECK (("approvals"."given_by" is null) = ("approvals"."given_at" is null) and ("approvals"."given_by" is null) = ("approvals"."proof" is null) and ("approvals"."proof" is not distinct from 'pin') = ("approvals"."device_id" is not null) and ("approvals"."used_at" is null or "approvals"."given_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_asked_by_staff_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_given_by_staff_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "approvals_open" ON "approvals" USING btree ("bound") WHERE "approvals"."used_at" is null;--> statement-breakpoint
CREATE INDEX "approvals_location_id_asked_at_index" ON "approvals" USING btree ("location_id","asked_at");