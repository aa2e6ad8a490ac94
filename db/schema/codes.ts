import { sql } from "drizzle-orm";
import { check, index, pgTable, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Id } from "@/lib/core/id";
import { addedAt, id, moment, ref } from "../columns";
import { carts } from "./carts";
import { customers } from "./customers";
import { locations } from "./locations";
import { orders } from "./orders";

export const CODE_PURPOSES = ["cart", "phone", "return", "receipt", "customer", "ticket"] as const;

/** Random codes of 100 bits that open one thing at `/q/<code>`, so often and so long; only their hash is kept. */
export const codes = pgTable(
  "codes",
  {
    id: id<"code">(),
    purpose: text({ enum: CODE_PURPOSES }).notNull(),
    hash: text().notNull().unique(), // SHA-256
    signHash: text(), // keyed hash of the few signs that a phone shows a cart's till, or a till its customer's phone: good for minutes
    locationId: ref<"location">().references(() => locations.id), // where it is good; null: anywhere
    cartId: ref<"cart">().references(() => carts.id, { onDelete: "cascade" }),
    orderId: ref<"order">().references(() => orders.id),
    customerId: ref<"customer">().references(() => customers.id),
    ticketId: uuid().$type<Id<"ticket">>(),
    mostOpens: smallint().notNull(),
    opened: smallint().notNull().default(0),
    missed: smallint().notNull().default(0), // wrong signs that were tried at its place while it was good
    issuedBy: text().notNull(),
    issuedAt: addedAt(),
    expiresAt: moment().notNull(),
    endedAt: moment(),
  },
  (t) => [
    uniqueIndex("codes_one_sign").on(t.locationId, t.signHash).where(sql`${t.endedAt} is null`),
    index("codes_of_cart").on(t.cartId).where(sql`${t.endedAt} is null`),
    index("codes_of_order").on(t.orderId).where(sql`${t.endedAt} is null`),
    index("codes_of_customer").on(t.customerId).where(sql`${t.endedAt} is null`),
    index("codes_over").on(t.expiresAt),
    check("codes_subject", sql`num_nonnulls(${t.cartId}, ${t.orderId}, ${t.customerId}, ${t.ticketId}) = 1 and case ${t.purpose} when 'cart' then ${t.cartId} is not null when 'phone' then ${t.cartId} is not null when 'return' then ${t.orderId} is not null when 'receipt' then ${t.orderId} is not null when 'customer' then ${t.customerId} is not null when 'ticket' then ${t.ticketId} is not null else false end`),
    check("codes_hash", sql`${t.hash} ~ '^[0-9a-f]{64}$' and ${t.signHash} ~ '^[0-9a-f]{64}$'`),
    check("codes_opened", sql`${t.mostOpens} between 1 and 1000 and ${t.opened} between 0 and ${t.mostOpens}`),
    check("codes_missed", sql`${t.missed} between 0 and 100`),
    check("codes_time", sql`${t.expiresAt} > ${t.issuedAt} and ${t.expiresAt} <= ${t.issuedAt} + case ${t.purpose} when 'cart' then interval '1 day' when 'phone' then interval '1 day' when 'customer' then interval '15 minutes' when 'return' then interval '60 days' when 'ticket' then interval '400 days' else interval '800 days' end`),
    check("codes_sign", sql`${t.signHash} is null or (${t.purpose} in ('cart', 'phone') and ${t.locationId} is not null and ${t.expiresAt} <= ${t.issuedAt} + interval '15 minutes')`),
    check("codes_issued_by", sql`${t.issuedBy} = 'guest' or ${t.issuedBy} ~ '^(customer|staff|job):.'`),
  ],
);
