CREATE TABLE "reconciliations" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reconciliations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"captures" integer NOT NULL,
	"refunds" integer NOT NULL,
	"mended" integer NOT NULL,
	"differences" jsonb NOT NULL
);
--> statement-breakpoint
CREATE INDEX "reconciliations_telling" ON "reconciliations" USING btree ("id") WHERE "reconciliations"."mended" > 0 or "reconciliations"."differences" <> '[]'::jsonb;
--> statement-breakpoint
-- What the comparisons found is added to, never edited.
create trigger inside_atomically before insert or update or delete on reconciliations for each statement execute function refuse_outside_atomically();
--> statement-breakpoint
create trigger append_only before update or delete on reconciliations for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on reconciliations for each statement execute function refuse_change();
