CREATE TABLE "cart_wallets" (
	"cart_id" uuid NOT NULL,
	"wallet_id" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cart_wallets_cart_id_wallet_id_pk" PRIMARY KEY("cart_id","wallet_id")
);
--> statement-breakpoint
CREATE TABLE "wallet_entries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "wallet_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"wallet_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"balance_by" bigint DEFAULT 0 NOT NULL,
	"held_by" bigint DEFAULT 0 NOT NULL,
	"cause" text NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "wallet_entries_once" UNIQUE("wallet_id","kind","cause"),
	CONSTRAINT "wallet_entries_kind" CHECK (case "wallet_entries"."kind"
      when 'hold' then "wallet_entries"."held_by" > 0 and "wallet_entries"."balance_by" = 0
      when 'release' then "wallet_entries"."held_by" < 0 and "wallet_entries"."balance_by" = 0
      when 'charge' then "wallet_entries"."balance_by" < 0 and "wallet_entries"."held_by" = "wallet_entries"."balance_by"
      when 'issue' then "wallet_entries"."balance_by" > 0 and "wallet_entries"."held_by" = 0
      when 'refund' then "wallet_entries"."balance_by" > 0 and "wallet_entries"."held_by" = 0
      when 'void' then "wallet_entries"."balance_by" < 0 and "wallet_entries"."held_by" = 0
      when 'expire' then "wallet_entries"."balance_by" < 0 and "wallet_entries"."held_by" = 0
      else false end)
);
--> statement-breakpoint
CREATE TABLE "wallets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"currency" char(3) NOT NULL,
	"balance" bigint DEFAULT 0 NOT NULL,
	"held" bigint DEFAULT 0 NOT NULL,
	"code_hash" text,
	"tail" text,
	"customer_id" uuid,
	"state" text DEFAULT 'active' NOT NULL,
	"expires_at" timestamp with time zone,
	"issued_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "wallets_codeHash_unique" UNIQUE("code_hash"),
	CONSTRAINT "wallets_never_overdrawn" CHECK ("wallets"."held" between 0 and "wallets"."balance"),
	CONSTRAINT "wallets_over" CHECK ("wallets"."state" = 'active' or "wallets"."balance" = 0),
	CONSTRAINT "wallets_kind" CHECK (case "wallets"."kind" when 'gift-card' then "wallets"."code_hash" is not null and "wallets"."tail" is not null and "wallets"."customer_id" is null when 'store-credit' then "wallets"."code_hash" is null and "wallets"."customer_id" is not null else false end),
	CONSTRAINT "wallets_state" CHECK ("wallets"."state" in ('active','voided','expired'))
);
--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "wallet_id" uuid;--> statement-breakpoint
ALTER TABLE "cart_wallets" ADD CONSTRAINT "cart_wallets_cart_id_carts_id_fk" FOREIGN KEY ("cart_id") REFERENCES "public"."carts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_wallets" ADD CONSTRAINT "cart_wallets_wallet_id_wallets_id_fk" FOREIGN KEY ("wallet_id") REFERENCES "public"."wallets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_entries" ADD CONSTRAINT "wallet_entries_wallet_id_wallets_id_fk" FOREIGN KEY ("wallet_id") REFERENCES "public"."wallets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallets" ADD CONSTRAINT "wallets_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "wallets_one_credit" ON "wallets" USING btree ("customer_id","currency") WHERE "wallets"."kind" = 'store-credit';--> statement-breakpoint
CREATE INDEX "wallets_ending" ON "wallets" USING btree ("expires_at") WHERE "wallets"."state" = 'active';--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD CONSTRAINT "payment_attempts_wallet_id_wallets_id_fk" FOREIGN KEY ("wallet_id") REFERENCES "public"."wallets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "orders_waiting_of_cart" ON "orders" USING btree ("cart_id") WHERE "orders"."state" = 'placed';--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD CONSTRAINT "payment_attempts_wallet" CHECK (("payment_attempts"."tender" in ('gift-card','store-credit')) = ("payment_attempts"."wallet_id" is not null));