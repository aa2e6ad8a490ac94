CREATE TABLE "media_files" (
	"stem" text NOT NULL,
	"width" smallint NOT NULL,
	"kind" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "media_files_stem_width_kind_pk" PRIMARY KEY("stem","width","kind"),
	CONSTRAINT "media_files_known" CHECK ("media_files"."stem" ~ '^u-[0-9a-f-]{36}-[0-9]{1,3}x[0-9]{1,3}$' and "media_files"."width" between 1 and 1600 and "media_files"."kind" in ('avif','webp') and length("media_files"."bytes") between 1 and 2000000)
);
--> statement-breakpoint
CREATE TABLE "media_masters" (
	"media_id" uuid PRIMARY KEY NOT NULL,
	"jpeg" "bytea" NOT NULL,
	"width" smallint NOT NULL,
	"height" smallint NOT NULL,
	"focus_x" smallint NOT NULL,
	"focus_y" smallint NOT NULL,
	CONSTRAINT "media_masters_size" CHECK (length("media_masters"."jpeg") between 1 and 4000000 and "media_masters"."width" between 1 and 1600 and "media_masters"."height" between 1 and 1600 and "media_masters"."focus_x" between 0 and 100 and "media_masters"."focus_y" between 0 and 100)
);
--> statement-breakpoint
ALTER TABLE "media_masters" ADD CONSTRAINT "media_masters_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint

-- 1. The files of a picture are written once; what was brought may be cut another way, which makes other files.
create trigger inside_atomically before insert or update or delete on media_files for each statement execute function refuse_outside_atomically();
--> statement-breakpoint
create trigger append_only before update or delete on media_files for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on media_files for each statement execute function refuse_change();
--> statement-breakpoint
create trigger inside_atomically before insert or update or delete on media_masters for each statement execute function refuse_outside_atomically();
