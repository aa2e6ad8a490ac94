CREATE TABLE "listed_variants" (
	"variant_id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"category_id" uuid NOT NULL,
	"colour" integer NOT NULL,
	"material" integer NOT NULL,
	"currency" char(3) NOT NULL,
	"amount" bigint,
	"amount_until" timestamp with time zone,
	"free_at" uuid[] NOT NULL,
	CONSTRAINT "listed_variants_bits" CHECK ("listed_variants"."colour" >= 0 and "listed_variants"."material" >= 0)
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"locale" text NOT NULL,
	"word" text NOT NULL,
	CONSTRAINT "search_words_locale_word_pk" PRIMARY KEY("locale","word")
);
--> statement-breakpoint
ALTER TABLE "product_search" DROP CONSTRAINT "product_search_key";--> statement-breakpoint
ALTER TABLE "product_search" ADD CONSTRAINT "product_search_locale_product_id_pk" PRIMARY KEY("locale","product_id");--> statement-breakpoint
ALTER TABLE "option_values" ADD COLUMN "colour_family" text;--> statement-breakpoint
ALTER TABLE "option_values" ADD COLUMN "material_family" text;--> statement-breakpoint
ALTER TABLE "product_search" ADD COLUMN "vector" "tsvector" NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "material_family" text;--> statement-breakpoint
ALTER TABLE "listed_variants" ADD CONSTRAINT "listed_variants_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listed_variants" ADD CONSTRAINT "listed_variants_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listed_variants" ADD CONSTRAINT "listed_variants_category_id_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."categories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "listed_variants_product_id_index" ON "listed_variants" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "listed_variants_category_id_index" ON "listed_variants" USING btree ("category_id");--> statement-breakpoint
CREATE INDEX "search_words_near" ON "search_words" USING gist ("word" gist_trgm_ops);--> statement-breakpoint
CREATE INDEX "product_search_words" ON "product_search" USING gin ("vector");--> statement-breakpoint
ALTER TABLE "product_search" DROP COLUMN "words";