CREATE TABLE "import_rows" (
	"import_id" uuid NOT NULL,
	"no" integer NOT NULL,
	"line" integer NOT NULL,
	"key" text NOT NULL,
	"codes" text[] NOT NULL,
	"plan" jsonb NOT NULL,
	"kept" jsonb NOT NULL,
	"problems" jsonb NOT NULL,
	"notes" jsonb NOT NULL,
	"change" text,
	"before" jsonb,
	"after" jsonb,
	"applied_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	CONSTRAINT "import_rows_import_id_no_pk" PRIMARY KEY("import_id","no"),
	CONSTRAINT "import_rows_change_known" CHECK ("import_rows"."change" in ('add','change','same','refused')),
	CONSTRAINT "import_rows_applied" CHECK ("import_rows"."applied_at" is null or ("import_rows"."after" is not null and "import_rows"."change" in ('add','change'))),
	CONSTRAINT "import_rows_undone" CHECK ("import_rows"."undone_at" is null or "import_rows"."applied_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"format" text NOT NULL,
	"file_name" text NOT NULL,
	"file_hash" text NOT NULL,
	"bytes" integer NOT NULL,
	"settings" jsonb NOT NULL,
	"columns" jsonb NOT NULL,
	"state" text DEFAULT 'reading' NOT NULL,
	"lines" integer DEFAULT 0 NOT NULL,
	"rows" integer DEFAULT 0 NOT NULL,
	"seen" integer DEFAULT 0 NOT NULL,
	"added" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"same" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"moved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	CONSTRAINT "imports_state" CHECK ("imports"."state" in ('reading','checking','ready','refused','applying','reverting','done','undoing','undone')),
	CONSTRAINT "imports_hash" CHECK ("imports"."file_hash" ~ '^([0-9a-f]{64})?$' and ("imports"."state" = 'reading' or "imports"."file_hash" <> '')),
	CONSTRAINT "imports_counts" CHECK ("imports"."bytes" >= 0 and "imports"."lines" >= 0 and "imports"."seen" between 0 and "imports"."rows"),
	CONSTRAINT "imports_actor" CHECK ("imports"."actor" like 'staff:_%' or "imports"."actor" like 'job:_%')
);
--> statement-breakpoint
ALTER TABLE "makers" ALTER COLUMN "postal_address" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "makers" ALTER COLUMN "electronic_address" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ALTER COLUMN "category_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ALTER COLUMN "maker_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ALTER COLUMN "vat_rate" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ALTER COLUMN "country_of_origin" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_rows_key" ON "import_rows" USING btree ("import_id","key");--> statement-breakpoint
CREATE INDEX "import_rows_change" ON "import_rows" USING btree ("import_id","change","no");--> statement-breakpoint
CREATE INDEX "import_rows_to_do" ON "import_rows" USING btree ("import_id","no") WHERE "import_rows"."applied_at" is null;--> statement-breakpoint
CREATE INDEX "import_rows_to_undo" ON "import_rows" USING btree ("import_id","no" DESC NULLS LAST) WHERE "import_rows"."applied_at" is not null and "import_rows"."undone_at" is null;--> statement-breakpoint
CREATE INDEX "imports_at_index" ON "imports" USING btree ("at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "imports_one_writes" ON "imports" USING btree ((true)) WHERE "imports"."state" in ('applying','reverting','undoing');--> statement-breakpoint
CREATE INDEX "variants_sku_lower" ON "variants" USING btree (lower("sku"));--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_complete" CHECK ("products"."status" <> 'active' or ("products"."category_id" is not null and "products"."maker_id" is not null and "products"."vat_rate" is not null and "products"."country_of_origin" is not null));
--> statement-breakpoint

-- 1. Nothing is offered without what the law asks every offer to show: whose it is, and where they can be reached (Regulation (EU) 2023/988, article 19).
create function guard_offered() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.status = 'active' and not exists (select 1 from makers where id = new.maker_id and postal_address <> '' and electronic_address <> '') then
    raise exception 'a product is offered with its maker''s addresses' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_offered before insert or update of status, maker_id on products for each row execute function guard_offered();
--> statement-breakpoint
create function guard_maker() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if (coalesce(new.postal_address, '') = '' or coalesce(new.electronic_address, '') = '') and exists (select 1 from products where maker_id = new.id and status = 'active') then
    raise exception 'a maker whose products are offered keeps their addresses' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_maker before update on makers for each row execute function guard_maker();
--> statement-breakpoint

-- 2. An import takes its steps in order, counts its rows itself, and ends only when each row has done what the end says (IM1, IM2).
do $$ declare t text; begin
  foreach t in array array['imports', 'import_rows'] loop
    execute format('create trigger inside_atomically before insert or update or delete on %I for each statement execute function refuse_outside_atomically()', t);
    execute format('create trigger append_only_whole before truncate on %I for each statement execute function refuse_change()', t);
  end loop;
end $$;
--> statement-breakpoint
create function guard_import() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare unseen int; open int; left_over int;
begin
  if tg_op = 'DELETE' then
    if old.state <> 'reading' then raise exception 'an import that was read stays' using errcode = 'restrict_violation'; end if;
    return old;
  end if;
  if tg_op = 'INSERT' then
    if new.state <> 'reading' or new.rows <> 0 then raise exception 'an import begins by being read' using errcode = 'check_violation'; end if;
    return new;
  end if;
  new.moved_at := now();
  if new.state = old.state then
    if (new.added, new.changed, new.same, new.refused) is distinct from (old.added, old.changed, old.same, old.refused) or (old.state <> 'reading' and new.rows <> old.rows) then
      raise exception 'rows of an import are counted, not set' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if (old.state, new.state) not in (('reading', 'checking'), ('checking', 'ready'), ('checking', 'refused'), ('ready', 'applying'), ('applying', 'done'), ('applying', 'reverting'), ('reverting', 'refused'), ('done', 'undoing'), ('undoing', 'undone')) then
    raise exception 'an import does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  select count(*), count(*) filter (where change = 'add'), count(*) filter (where change = 'change'), count(*) filter (where change = 'same'), count(*) filter (where change = 'refused'),
      count(*) filter (where change is null), count(*) filter (where change in ('add', 'change') and applied_at is null), count(*) filter (where applied_at is not null and undone_at is null and problems = '[]')
    into new.rows, new.added, new.changed, new.same, new.refused, unseen, open, left_over from import_rows where import_id = new.id;
  new.seen := 0;
  if (new.state in ('ready', 'refused') and unseen > 0) or (new.state = 'ready' and new.refused > 0) or (new.state = 'refused' and new.refused = 0)
    or (new.state = 'done' and open > 0) or (new.state in ('refused', 'undone') and left_over > 0) then
    raise exception 'an import is not % yet', new.state using errcode = 'check_violation';
  end if;
  if new.state = 'done' then new.done_at := now(); end if;
  if new.state = 'undone' then new.undone_at := now(); end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_import before insert or update or delete on imports for each row execute function guard_import();
--> statement-breakpoint
create function guard_import_row() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare state text;
begin
  select i.state into state from imports i where i.id = coalesce(new.import_id, old.import_id);
  if tg_op <> 'UPDATE' then
    if state <> 'reading' then raise exception 'rows of an import come while it is read' using errcode = 'restrict_violation'; end if;
    return coalesce(new, old);
  end if;
  if (old.change is distinct from new.change and state not in ('checking', 'reverting', 'applying')) or (old.before is distinct from new.before and state <> 'checking')
    or (old.applied_at is distinct from new.applied_at and (state <> 'applying' or old.applied_at is not null)) or (old.undone_at is distinct from new.undone_at and (state not in ('reverting', 'undoing') or old.undone_at is not null)) then
    raise exception 'a row of an import that is % does not change in that way', state using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_import_row before insert or update or delete on import_rows for each row execute function guard_import_row();
