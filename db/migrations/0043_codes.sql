CREATE TABLE "codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"hash" text NOT NULL,
	"sign_hash" text,
	"location_id" uuid,
	"cart_id" uuid,
	"order_id" uuid,
	"customer_id" uuid,
	"ticket_id" uuid,
	"most_opens" smallint NOT NULL,
	"opened" smallint DEFAULT 0 NOT NULL,
	"missed" smallint DEFAULT 0 NOT NULL,
	"issued_by" text NOT NULL,
	"issued_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "codes_hash_unique" UNIQUE("hash"),
	CONSTRAINT "codes_subject" CHECK (num_nonnulls("codes"."cart_id", "codes"."order_id", "codes"."customer_id", "codes"."ticket_id") = 1 and case "codes"."purpose" when 'cart' then "codes"."cart_id" is not null when 'return' then "codes"."order_id" is not null when 'receipt' then "codes"."order_id" is not null when 'customer' then "codes"."customer_id" is not null when 'ticket' then "codes"."ticket_id" is not null else false end),
	CONSTRAINT "codes_hash" CHECK ("codes"."hash" ~ '^[0-9a-f]{64}$' and "codes"."sign_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "codes_opened" CHECK ("codes"."most_opens" between 1 and 1000 and "codes"."opened" between 0 and "codes"."most_opens"),
	CONSTRAINT "codes_missed" CHECK ("codes"."missed" between 0 and 100),
	CONSTRAINT "codes_time" CHECK ("codes"."expires_at" > "codes"."issued_at" and "codes"."expires_at" <= "codes"."issued_at" + case "codes"."purpose" when 'cart' then interval '1 day' when 'customer' then interval '15 minutes' when 'return' then interval '60 days' when 'ticket' then interval '400 days' else interval '800 days' end),
	CONSTRAINT "codes_sign" CHECK ("codes"."sign_hash" is null or ("codes"."purpose" = 'cart' and "codes"."location_id" is not null and "codes"."expires_at" <= "codes"."issued_at" + interval '15 minutes')),
	CONSTRAINT "codes_issued_by" CHECK ("codes"."issued_by" = 'guest' or "codes"."issued_by" ~ '^(customer|staff|job):.')
);
--> statement-breakpoint
ALTER TABLE "codes" ADD CONSTRAINT "codes_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "codes" ADD CONSTRAINT "codes_cart_id_carts_id_fk" FOREIGN KEY ("cart_id") REFERENCES "public"."carts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "codes" ADD CONSTRAINT "codes_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "codes" ADD CONSTRAINT "codes_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "codes_one_sign" ON "codes" USING btree ("location_id","sign_hash") WHERE "codes"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "codes_of_cart" ON "codes" USING btree ("cart_id") WHERE "codes"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "codes_of_order" ON "codes" USING btree ("order_id") WHERE "codes"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "codes_of_customer" ON "codes" USING btree ("customer_id") WHERE "codes"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "codes_over" ON "codes" USING btree ("expires_at");