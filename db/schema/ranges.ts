import { sql } from "drizzle-orm";
import { boolean, check, index, jsonb, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import type { RangeRule } from "@/lib/catalogue/ranges/types";
import type { Words } from "@/lib/core/words";
import { addedAt, id, ref } from "../columns";
import { products } from "./catalogue";

/** What people see as a collection: things under one name and address, by a rule or chosen by hand. */
export const ranges = pgTable(
  "ranges",
  {
    id: id<"range">(),
    handle: text().notNull().unique(), // never another one: addresses lead here (no grant)
    name: jsonb().$type<Words>().notNull(),
    lead: jsonb().$type<Words>().notNull(), // a sentence below the name; may be empty
    kind: text({ enum: ["rule", "hand"] }).notNull(),
    rule: jsonb().$type<RangeRule>().notNull(), // kept while things are chosen by hand
    published: boolean().notNull().default(false),
    addedAt: addedAt(),
  },
  (t) => [check("ranges_kind", sql`${t.kind} in ('rule','hand')`), check("ranges_handle", sql`${t.handle} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(${t.handle}) <= 80`)],
);

/** What was chosen by hand, in its order; kept while a rule decides. */
export const rangeItems = pgTable(
  "range_items",
  {
    rangeId: ref<"range">().notNull().references(() => ranges.id),
    productId: ref<"product">().notNull().references(() => products.id),
    position: smallint().notNull(),
  },
  (t) => [primaryKey({ columns: [t.rangeId, t.productId] }), index().on(t.productId)],
);

/** What was changed of a collection: each field as it was and as it became, by whom. Added to, never edited. */
export const rangeEdits = pgTable(
  "range_edits",
  {
    id: id<"range-edit">(),
    rangeId: ref<"range">().notNull().references(() => ranges.id),
    field: text().notNull(), // EDITED (lib/catalogue/ranges/rules.ts)
    before: jsonb(), // null: nothing was there
    after: jsonb(),
    actor: text().notNull(), // staff:…
    at: addedAt(),
  },
  (t) => [index().on(t.rangeId, t.id), check("range_edits_actor", sql`${t.actor} like 'staff:_%' and ${t.before} is distinct from ${t.after}`)],
);
