import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { CartBefore } from "@/lib/cart/types";
import type { Locale } from "@/lib/core/who";
import { addedAt, id, minor, moment, ref } from "../columns";
import { variants } from "./catalogue";
import { customers } from "./customers";
import { locations } from "./locations";

/** One cart per shopper: found by the guest's cookie or by the customer. */
export const carts = pgTable(
  "carts",
  {
    id: id<"cart">(),
    tokenHash: text().unique(), // SHA-256 of the guest's cookie
    customerId: ref<"customer">().references(() => customers.id),
    locale: text().$type<Locale>().notNull(),
    state: text({ enum: ["open", "merged"] }).notNull().default("open"),
    couponCode: text(),
    version: integer().notNull().default(0), // counts every change; devices compare it
    addedAt: addedAt(),
    changedAt: moment().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("carts_one_open_per_customer").on(t.customerId).where(sql`${t.state} = 'open'`),
    index("carts_idle").on(t.changedAt),
  ],
);

/** One thing wanted, and how it should reach the shopper. */
export const cartLines = pgTable(
  "cart_lines",
  {
    id: id<"cart-line">(),
    cartId: ref<"cart">().notNull().references(() => carts.id, { onDelete: "cascade" }),
    variantId: ref<"variant">().notNull().references(() => variants.id),
    quantity: integer().notNull(),
    fulfilment: text({ enum: ["deliver", "collect"] }).notNull().default("deliver"),
    locationId: ref<"location">().references(() => locations.id), // where it is collected
    seenAmount: minor().notNull(), // the unit price last shown and accepted
    pressId: uuid(), // the press of a button that last added to it: sent again, it adds nothing
    addedAt: addedAt(),
  },
  (t) => [
    unique("cart_lines_once").on(t.cartId, t.variantId, t.fulfilment, t.locationId).nullsNotDistinct(),
    check("cart_lines_quantity", sql`${t.quantity} between 1 and 99`),
    check("cart_lines_place", sql`(${t.fulfilment} = 'collect') = (${t.locationId} is not null)`),
  ],
);

/** What a sign-in changed in a cart, so that it can be said and undone. */
export const cartMerges = pgTable(
  "cart_merges",
  {
    id: id<"cart-merge">(),
    cartId: ref<"cart">().notNull().references(() => carts.id, { onDelete: "cascade" }), // the cart that lives on
    fromCartId: ref<"cart">().notNull().references(() => carts.id, { onDelete: "cascade" }),
    before: jsonb().$type<CartBefore>().notNull(),
    mergedAt: addedAt(),
    undoneAt: moment(),
  },
  (t) => [index().on(t.cartId, t.mergedAt.desc()), index().on(t.fromCartId)],
);
