CREATE TABLE "companies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seq" integer GENERATED ALWAYS AS IDENTITY (sequence name "companies_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"shop" text NOT NULL,
	"headline" jsonb NOT NULL,
	"about" jsonb NOT NULL,
	"name" text NOT NULL,
	"street" text NOT NULL,
	"postcode" text NOT NULL,
	"city" text NOT NULL,
	"province" text NOT NULL,
	"country" char(2) NOT NULL,
	"vat_number" text NOT NULL,
	"register" text NOT NULL,
	"capital" text NOT NULL,
	"email" text NOT NULL,
	"certified_email" text NOT NULL,
	"phone" text NOT NULL,
	"phone_hours" jsonb NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"actor" text NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "companies_seq_unique" UNIQUE("seq"),
	CONSTRAINT "companies_named" CHECK ("companies"."shop" <> '' and "companies"."name" <> '' and "companies"."street" <> '' and "companies"."city" <> '' and "companies"."vat_number" <> '' and "companies"."email" <> '' and "companies"."phone" <> '')
);
--> statement-breakpoint

-- 1. Who sold when is added to, never edited: receipts say it.
create trigger inside_atomically before insert or update or delete on companies for each statement execute function refuse_outside_atomically();
--> statement-breakpoint
create trigger append_only before update or delete on companies for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on companies for each statement execute function refuse_change();
