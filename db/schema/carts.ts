import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { CartBefore } from "@/lib/cart/types";
import type { Locale } from "@/lib/core/who";
import { addedAt, id, minor, moment, ref } from "../columns";
import { approvals } from "./approvals";
import { variants } from "./catalogue";
import { customers, staff } from "./customers";
import { printedLabels } from "./labels";
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
    locationId: ref<"location">().references(() => locations.id), // the store whose till has it in hand, or parked; null: at no till
    parkedAs: text(), // as a colleague called it when it was put aside; null: not parked
    phoneAt: moment(), // when a till that has it in hand knew that a shopper holds it as well; null: the till began it
    sentUntil: moment(), // until when its customer's phone may pay what the till sent to it; over once that is done; null: never sent, or taken back
    forCustomerId: ref<"customer">().references(() => customers.id), // whom a till's own basket is rung up for
    cardShown: boolean().notNull().default(false), // their phone showed their card for it, so their store credit may pay; says nothing without them
  },
  (t) => [
    index("carts_at_till").on(t.locationId).where(sql`${t.locationId} is not null`),
    check("carts_parked", sql`${t.parkedAs} is null or (${t.locationId} is not null and length(${t.parkedAs}) between 1 and 60)`),
    check("carts_sent", sql`${t.sentUntil} is null or (${t.locationId} is not null and ${t.customerId} is null)`),
    check("carts_for", sql`${t.forCustomerId} is null or ${t.customerId} is null`),
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
    fulfilment: text({ enum: ["deliver", "collect", "carry-out"] }).notNull().default("deliver"),
    locationId: ref<"location">().references(() => locations.id), // where it is collected, or carried out of
    seenAmount: minor().notNull(), // the unit price last shown and accepted
    pressId: uuid(), // the press of a button that last added to it: sent again, it adds nothing
    off: minor().notNull().default(sql`0`), // what a colleague took off the line, why and who; with the approval's name where one was needed
    offReason: text(),
    offBy: ref<"staff">().references(() => staff.id),
    offApproval: ref<"approval">().references(() => approvals.id),
    labelId: ref<"label">().references(() => printedLabels.id), // the label that hung at the till's store when it was rung up
    addedAt: addedAt(),
  },
  (t) => [
    check("cart_lines_off", sql`case when ${t.off} = 0 then num_nonnulls(${t.offReason}, ${t.offBy}, ${t.offApproval}) = 0 else ${t.off} > 0 and num_nulls(${t.offReason}, ${t.offBy}) = 0 and length(${t.offReason}) between 1 and 200 end`),
    unique("cart_lines_once").on(t.cartId, t.variantId, t.fulfilment, t.locationId).nullsNotDistinct(),
    check("cart_lines_quantity", sql`${t.quantity} between 1 and 99`),
    check("cart_lines_place", sql`${t.fulfilment} in ('deliver', 'collect', 'carry-out') and (${t.fulfilment} <> 'deliver') = (${t.locationId} is not null)`),
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
