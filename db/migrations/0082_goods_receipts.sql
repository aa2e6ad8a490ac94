CREATE TABLE "goods_receipt_lines" (
	"receipt_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"variant_id" uuid NOT NULL,
	"pieces" integer NOT NULL,
	"unit_cost" bigint,
	"currency" char(3) NOT NULL,
	CONSTRAINT "goods_receipt_lines_receipt_id_position_pk" PRIMARY KEY("receipt_id","position"),
	CONSTRAINT "goods_receipt_lines_receiptId_variantId_unique" UNIQUE("receipt_id","variant_id"),
	CONSTRAINT "goods_receipt_lines_pieces" CHECK ("goods_receipt_lines"."pieces" between 1 and 100000 and coalesce("goods_receipt_lines"."unit_cost", 0) >= 0)
);
--> statement-breakpoint
CREATE TABLE "goods_receipts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"location_id" uuid NOT NULL,
	"supplier" text NOT NULL,
	"reference" text NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "goods_receipts_said" CHECK ("goods_receipts"."actor" like 'staff:_%' and "goods_receipts"."supplier" <> '')
);
--> statement-breakpoint
ALTER TABLE "goods_receipt_lines" ADD CONSTRAINT "goods_receipt_lines_receipt_id_goods_receipts_id_fk" FOREIGN KEY ("receipt_id") REFERENCES "public"."goods_receipts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_receipt_lines" ADD CONSTRAINT "goods_receipt_lines_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_receipts" ADD CONSTRAINT "goods_receipts_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "goods_receipt_lines_variant_id_index" ON "goods_receipt_lines" USING btree ("variant_id");--> statement-breakpoint
CREATE INDEX "goods_receipts_location_id_id_index" ON "goods_receipts" USING btree ("location_id","id");--> statement-breakpoint

-- 1. What came is added to, never edited; what was wrong is counted.
create trigger inside_atomically before insert or update or delete on goods_receipts for each statement execute function refuse_outside_atomically();
--> statement-breakpoint
create trigger inside_atomically before insert or update or delete on goods_receipt_lines for each statement execute function refuse_outside_atomically();
--> statement-breakpoint
create trigger append_only before update or delete on goods_receipts for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on goods_receipts for each statement execute function refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete on goods_receipt_lines for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on goods_receipt_lines for each statement execute function refuse_change();
--> statement-breakpoint

-- 2. A line is its movement: nothing comes by paper alone, and nothing twice.
create function book_goods_receipt_line() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into stock_movements (location_id, variant_id, kind, on_hand_by, cause, actor)
    select r.location_id, new.variant_id, 'receive', new.pieces, 'receipt:' || r.id, r.actor from goods_receipts r where r.id = new.receipt_id and r.xmin = pg_current_xact_id()::xid;
  if not found then raise exception 'lines come with their receipt' using errcode = 'check_violation'; end if;
  return null;
end $$;
--> statement-breakpoint
create trigger book_goods_receipt_line after insert on goods_receipt_lines for each row execute function book_goods_receipt_line();
