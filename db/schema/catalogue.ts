import { sql } from "drizzle-orm";
import { boolean, check, customType, index, integer, jsonb, pgTable, primaryKey, smallint, text, unique, uuid } from "drizzle-orm/pg-core";
import type { LocationId } from "@/lib/core/id";
import type { Locale } from "@/lib/core/who";
import type { Words } from "@/lib/core/words";
import { addedAt, bytea, currency, id, minor, moment, ref } from "../columns";

/** Departments of the shop, as a tree. */
export const categories = pgTable("categories", {
  id: id<"category">(),
  handle: text().notNull().unique(),
  parentId: ref<"category">(),
  name: jsonb().$type<Words>().notNull(),
  position: smallint().notNull().default(0),
});

/** Who made a product: what Regulation (EU) 2023/988 (GPSR) article 19 asks every offer to show. */
export const makers = pgTable("makers", {
  id: id<"maker">(),
  name: text().notNull().unique(),
  postalAddress: text(), // null: not known yet; nothing of theirs is offered until it is
  electronicAddress: text(), // e-mail or web address; likewise
  euResponsible: text(), // name, postal and electronic address, when the maker is outside the EU
});

export const PRODUCT_STATES = ["draft", "active", "archived"] as const;

/** What the shop offers, before a choice of colour or size. */
export const products = pgTable(
  "products",
  {
    id: id<"product">(),
    handle: text().notNull().unique(),
    title: jsonb().$type<Words>().notNull(),
    description: jsonb().$type<Words>().notNull(),
    material: jsonb().$type<Words>().notNull(),
    materialFamily: text(), // a key of MATERIALS (lib/catalogue/rules.ts), for filters; a value of an option may say otherwise
    care: jsonb().$type<Words>().notNull(),
    // A draft may lack these four; what is offered has them (CHECK).
    categoryId: ref<"category">().references(() => categories.id),
    makerId: ref<"maker">().references(() => makers.id),
    vatRate: integer(), // basis points; 2200 is 22 %
    countryOfOrigin: text(), // ISO 3166-1 alpha-2
    warnings: jsonb().$type<Words>(), // GPSR warnings, where there are any
    withdrawalExclusion: jsonb().$type<Words>(), // why the right of withdrawal is excluded, where it is
    status: text({ enum: PRODUCT_STATES }).notNull().default("draft"),
    position: integer().notNull().default(0), // the house's own order
    addedAt: addedAt(),
  },
  (t) => [
    index().on(t.categoryId, t.position, t.id),
    check("products_vat_rate", sql`${t.vatRate} between 0 and 10000`),
    check("products_complete", sql`${t.status} <> 'active' or (${t.categoryId} is not null and ${t.makerId} is not null and ${t.vatRate} is not null and ${t.countryOfOrigin} is not null)`),
    check("products_status", sql`${t.status} in ('draft','active','archived')`),
  ],
);

/** What was changed of a product by hand: each field as it was and as it became, by whom. Added to, never edited. */
export const productEdits = pgTable(
  "product_edits",
  {
    id: id<"product-edit">(),
    productId: ref<"product">().notNull().references(() => products.id),
    field: text().notNull(), // EDITED (lib/catalogue/edit/rules.ts)
    before: jsonb(), // null: nothing was there
    after: jsonb(),
    actor: text().notNull(), // staff:…
    at: addedAt(),
  },
  (t) => [index().on(t.productId, t.id), check("product_edits_actor", sql`${t.actor} like 'staff:_%' and ${t.before} is distinct from ${t.after}`)],
);

/** A choice a shopper makes: colour, size. `key` is stable, `name` is for people. */
export const options = pgTable(
  "options",
  {
    id: id<"option">(),
    productId: ref<"product">().notNull().references(() => products.id),
    key: text().notNull(),
    name: jsonb().$type<Words>().notNull(),
    position: smallint().notNull(),
  },
  (t) => [unique().on(t.productId, t.key)],
);

export const optionValues = pgTable(
  "option_values",
  {
    id: id<"option-value">(),
    optionId: ref<"option">().notNull().references(() => options.id),
    key: text().notNull(),
    name: jsonb().$type<Words>().notNull(),
    swatch: text(), // #rrggbb
    colourFamily: text(), // keys of COLOURS and MATERIALS (lib/catalogue/rules.ts), for filters
    materialFamily: text(),
    position: smallint().notNull(),
  },
  (t) => [unique().on(t.optionId, t.key)],
);

export const UNITS = ["ml", "g", "cm", "piece"] as const;

/** One thing that can be sold, with its own SKU and barcode. */
export const variants = pgTable(
  "variants",
  {
    id: id<"variant">(),
    productId: ref<"product">().notNull().references(() => products.id),
    sku: text().notNull().unique(),
    gtin: text().unique(), // 14 digits, check digit verified (GS1 General Specifications)
    choice: jsonb().$type<Readonly<Record<string, string>>>().notNull(), // option key -> value key
    lengthMm: integer(),
    widthMm: integer(),
    heightMm: integer(),
    weightG: integer(),
    contentAmount: integer(), // for the unit price: 300 with unit ml, 3 with unit piece
    contentUnit: text({ enum: UNITS }),
    soldOnline: boolean().notNull().default(true),
    status: text({ enum: ["active", "archived"] }).notNull().default("active"),
    position: smallint().notNull().default(0),
  },
  (t) => [
    index().on(t.productId, t.position),
    index("variants_sku_lower").on(sql`lower(${t.sku})`), // an SKU that differs by case alone is the same to people
    check("variants_gtin", sql`${t.gtin} ~ '^[0-9]{14}$'`),
    check("variants_content", sql`(${t.contentAmount} is null) = (${t.contentUnit} is null) and ${t.contentAmount} > 0`),
  ],
);

/** Pictures of a product; `stem` names the files `/media/<stem>-<width>.avif` and `.webp`. */
export const media = pgTable(
  "media",
  {
    id: id<"media">(),
    productId: ref<"product">().notNull().references(() => products.id),
    stem: text().notNull(),
    role: text({ enum: ["main", "scene"] }).notNull().default("main"),
    choice: jsonb().$type<Readonly<Record<string, string>>>(), // the option values it shows; null: any
    alt: jsonb().$type<Words>().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    widths: integer().array().notNull(), // the widths that exist as files, ascending
    blur: text().notNull(), // a data URI of a few dozen bytes, shown until the picture is there
    position: smallint().notNull().default(0),
  },
  (t) => [index().on(t.productId, t.position)],
);

/** What somebody brought as a picture, drawn anew and whole, so that it can be cut another way; `focus…` in percent: what is to be seen whatever is cut off. */
export const mediaMasters = pgTable(
  "media_masters",
  {
    mediaId: ref<"media">().primaryKey().references(() => media.id, { onDelete: "cascade" }),
    jpeg: bytea().notNull(),
    width: smallint().notNull(),
    height: smallint().notNull(),
    focusX: smallint().notNull(),
    focusY: smallint().notNull(),
  },
  (t) => [check("media_masters_size", sql`length(${t.jpeg}) between 1 and 4000000 and ${t.width} between 1 and 1600 and ${t.height} between 1 and 1600 and ${t.focusX} between 0 and 100 and ${t.focusY} between 0 and 100`)],
);

/** The files of pictures that somebody brought, by the stem that pages, orders and letters name; they stay when the picture goes, because an order shows what was bought. Added to, never edited. */
export const mediaFiles = pgTable(
  "media_files",
  { stem: text().notNull(), width: smallint().notNull(), kind: text({ enum: ["avif", "webp"] }).notNull(), bytes: bytea().notNull() },
  (t) => [primaryKey({ columns: [t.stem, t.width, t.kind] }), check("media_files_known", sql`${t.stem} ~ '^u-[0-9a-f-]{36}-[0-9]{1,3}x[0-9]{1,3}$' and ${t.width} between 1 and 1600 and ${t.kind} in ('avif','webp') and length(${t.bytes}) between 1 and 2000000`)],
);

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/** What search reads: one row per product and language, kept by lib/catalogue/index-product.ts. */
export const productSearch = pgTable(
  "product_search",
  {
    productId: ref<"product">().notNull().references(() => products.id),
    locale: text().$type<Locale>().notNull(),
    title: text().notNull(), // folded: no accents, lower case; the order of names too
    vector: tsvector().notNull(), // A title, B material, options and departments, C description, D the other languages and codes
    indexedAt: moment().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.locale, t.productId] }), index("product_search_words").using("gin", t.vector), index("product_search_names").on(t.locale, t.productId, t.title)],
);

/** The words that search knows, folded: what a typing mistake is held against. */
export const searchWords = pgTable(
  "search_words",
  { locale: text().$type<Locale>().notNull(), word: text().notNull() },
  (t) => [
    primaryKey({ columns: [t.locale, t.word] }),
    index("search_words_near").using("gist", t.word.op("gist_trgm_ops")),
  ],
);

/**
 * What lists, filters and counts read: one row per variant on offer. lib/catalogue/index-product.ts keeps who it is;
 * triggers keep what it costs (from prices) and where it is free (from stock), in the transaction that changes either.
 */
export const listedVariants = pgTable(
  "listed_variants",
  {
    variantId: ref<"variant">().primaryKey().references(() => variants.id),
    productId: ref<"product">().notNull().references(() => products.id),
    categoryId: ref<"category">().notNull().references(() => categories.id),
    colour: integer().notNull(), // the bit of its colour family; 0: none
    material: integer().notNull(), // the bit of its material family; 0: none
    currency: currency().notNull(),
    amount: minor(), // in force when the row was written; null: not priced yet
    amountUntil: moment(), // from here on another row of the price list holds; readers then ask the list
    freeAt: uuid().array().$type<LocationId[]>().notNull(), // places with at least one piece free to promise
  },
  (t) => [
    index().on(t.productId),
    index().on(t.categoryId),
    index("listed_variants_changing").on(t.amountUntil).where(sql`${t.amountUntil} is not null`),
    check("listed_variants_bits", sql`${t.colour} >= 0 and ${t.material} >= 0`),
  ],
);
