import { sql } from "drizzle-orm";
import { check, pgTable, text, unique } from "drizzle-orm/pg-core";
import { addedAt, id, ref } from "../columns";
import { staff } from "./customers";

/** How a colleague likes to see a table of the office, under a name of theirs: nobody else's business. */
export const officeViews = pgTable(
  "office_views",
  {
    id: id<"office-view">(),
    staffId: ref<"staff">().notNull().references(() => staff.id),
    path: text().notNull(), // of the table: /admin/orders
    name: text().notNull(),
    query: text().notNull(), // of its address, without the place in the list and what is open
    addedAt: addedAt(),
  },
  (t) => [unique().on(t.staffId, t.path, t.name), check("office_views_said", sql`length(${t.name}) between 1 and 40 and length(${t.query}) <= 1000 and ${t.path} ~ '^/admin/[a-z-]+$'`)],
);
