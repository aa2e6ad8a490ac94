CREATE TABLE "cash_counts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"pieces" jsonb NOT NULL,
	"counted" bigint NOT NULL,
	"expected" bigint NOT NULL,
	"moves" integer NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cash_counts_counted" CHECK ("cash_counts"."counted" >= 0),
	CONSTRAINT "cash_counts_actor" CHECK ("cash_counts"."actor" ~ '^(staff|job):.')
);
--> statement-breakpoint
CREATE TABLE "cash_movements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "cash_movements_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"session_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount" bigint NOT NULL,
	"attempt_id" uuid,
	"refund_id" uuid,
	"given" bigint,
	"reason" text,
	"actor" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cash_movements_attemptId_unique" UNIQUE("attempt_id"),
	CONSTRAINT "cash_movements_refundId_unique" UNIQUE("refund_id"),
	CONSTRAINT "cash_movements_kind" CHECK (case "cash_movements"."kind" when 'float' then "cash_movements"."amount" > 0 when 'sale' then "cash_movements"."amount" > 0 when 'in' then "cash_movements"."amount" > 0 when 'refund' then "cash_movements"."amount" < 0 when 'out' then "cash_movements"."amount" < 0 when 'drop' then "cash_movements"."amount" < 0
      when 'taken' then "cash_movements"."amount" < 0 when 'variance' then "cash_movements"."amount" <> 0 when 'no-sale' then "cash_movements"."amount" = 0 else false end),
	CONSTRAINT "cash_movements_of" CHECK (("cash_movements"."kind" = 'sale') = ("cash_movements"."attempt_id" is not null) and ("cash_movements"."kind" = 'refund') = ("cash_movements"."refund_id" is not null)),
	CONSTRAINT "cash_movements_given" CHECK ("cash_movements"."given" is null or ("cash_movements"."kind" = 'sale' and "cash_movements"."given" >= "cash_movements"."amount")),
	CONSTRAINT "cash_movements_reason" CHECK (("cash_movements"."kind" not in ('in','out','no-sale') or "cash_movements"."reason" is not null) and ("cash_movements"."reason" is null or length(trim("cash_movements"."reason")) between 1 and 200)),
	CONSTRAINT "cash_movements_actor" CHECK ("cash_movements"."actor" ~ '^(staff|job):.')
);
--> statement-breakpoint
CREATE TABLE "cash_sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"till_id" uuid NOT NULL,
	"currency" char(3) NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"balance" bigint DEFAULT 0 NOT NULL,
	"moves" integer DEFAULT 0 NOT NULL,
	"closure" integer,
	"closed_by" text,
	"closed_at" timestamp with time zone,
	"approved_by" text,
	"note" text,
	"report" jsonb,
	CONSTRAINT "cash_sessions_closure" UNIQUE("till_id","closure"),
	CONSTRAINT "cash_sessions_never_short" CHECK ("cash_sessions"."balance" >= 0),
	CONSTRAINT "cash_sessions_closed" CHECK (num_nulls("cash_sessions"."closure", "cash_sessions"."closed_by", "cash_sessions"."closed_at", "cash_sessions"."report") in (0, 4) and ("cash_sessions"."closed_at" is null or "cash_sessions"."balance" = 0)),
	CONSTRAINT "cash_sessions_actor" CHECK ("cash_sessions"."opened_by" ~ '^(staff|job):.' and "cash_sessions"."closed_by" ~ '^(staff|job):.' and "cash_sessions"."approved_by" ~ '^staff:.')
);
--> statement-breakpoint
CREATE TABLE "till_takings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"order_id" uuid,
	"refund_id" uuid,
	"actor" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "till_takings_orderId_unique" UNIQUE("order_id"),
	CONSTRAINT "till_takings_refundId_unique" UNIQUE("refund_id"),
	CONSTRAINT "till_takings_of" CHECK (num_nulls("till_takings"."order_id", "till_takings"."refund_id") = 1),
	CONSTRAINT "till_takings_actor" CHECK ("till_takings"."actor" ~ '^(staff|job):.')
);
--> statement-breakpoint
CREATE TABLE "tills" (
	"id" uuid PRIMARY KEY NOT NULL,
	"location_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"name" text NOT NULL,
	"reader_ref" text,
	"closures" integer DEFAULT 0 NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "tills_readerRef_unique" UNIQUE("reader_ref"),
	CONSTRAINT "tills_number" UNIQUE("location_id","number"),
	CONSTRAINT "tills_name" UNIQUE("location_id","name"),
	CONSTRAINT "tills_numbered" CHECK ("tills"."number" between 1 and 99),
	CONSTRAINT "tills_named" CHECK (length(trim("tills"."name")) between 1 and 40)
);
--> statement-breakpoint
ALTER TABLE "locations" ADD COLUMN "variance_limit" bigint DEFAULT 500 NOT NULL;--> statement-breakpoint
ALTER TABLE "cash_counts" ADD CONSTRAINT "cash_counts_session_id_cash_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."cash_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cash_movements" ADD CONSTRAINT "cash_movements_session_id_cash_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."cash_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cash_movements" ADD CONSTRAINT "cash_movements_attempt_id_payment_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."payment_attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cash_movements" ADD CONSTRAINT "cash_movements_refund_id_refunds_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."refunds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cash_sessions" ADD CONSTRAINT "cash_sessions_till_id_tills_id_fk" FOREIGN KEY ("till_id") REFERENCES "public"."tills"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "till_takings" ADD CONSTRAINT "till_takings_session_id_cash_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."cash_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "till_takings" ADD CONSTRAINT "till_takings_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "till_takings" ADD CONSTRAINT "till_takings_refund_id_refunds_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."refunds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tills" ADD CONSTRAINT "tills_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cash_counts_session_id_moves_index" ON "cash_counts" USING btree ("session_id","moves");--> statement-breakpoint
CREATE INDEX "cash_movements_session_id_seq_index" ON "cash_movements" USING btree ("session_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "cash_sessions_one_open" ON "cash_sessions" USING btree ("till_id") WHERE "cash_sessions"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "cash_sessions_till_id_opened_at_index" ON "cash_sessions" USING btree ("till_id","opened_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "till_takings_session_id_index" ON "till_takings" USING btree ("session_id");--> statement-breakpoint
ALTER TABLE "locations" ADD CONSTRAINT "locations_variance" CHECK ("locations"."variance_limit" >= 0);