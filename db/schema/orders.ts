import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, primaryKey, smallint, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import type { Channel, Locale } from "@/lib/core/who";
import type { Words } from "@/lib/core/words";
import type { ChosenOption } from "@/lib/catalogue/types";
import type { Address, InvoiceRequest } from "@/lib/orders/types";
import type { PriceTrail } from "@/lib/pricing/types";
import { addedAt, currency, id, minor, moment, ref, serial } from "../columns";
import { variants } from "./catalogue";
import { customers } from "./customers";

export const ORDER_STATES = ["placed", "paid", "fulfilled", "cancelled", "expired"] as const;

/** The one order document, from shelf to return. Amounts are what the buyer accepted, frozen by a trigger. */
export const orders = pgTable(
  "orders",
  {
    id: id<"order">(),
    number: text().notNull().unique(),
    state: text({ enum: ORDER_STATES }).notNull().default("placed"),
    channel: text().$type<Channel>().notNull(),
    contract: text({ enum: ["distance", "reserved", "in-store"] }).notNull(), // how the contract is made
    customerId: ref<"customer">().references(() => customers.id),
    cartId: ref<"cart">().notNull(),
    attemptKey: text().notNull().unique(), // the checkout's idempotency key: one key, one order
    acceptedHash: text().notNull(), // SHA-256 of the summary that the buyer accepted
    guestTokenHash: text().notNull().unique(), // opens the order page without an account
    locale: text().$type<Locale>().notNull(),
    currency: currency().notNull(),
    goods: minor().notNull(), // before discount
    discount: minor().notNull(),
    delivery: minor().notNull(),
    total: minor().notNull(),
    captured: minor().notNull().default(sql`0`),
    refunded: minor().notNull().default(sql`0`),
    version: integer().notNull().default(0),
    placedAt: addedAt(),
    paidAt: moment(),
    closedAt: moment(),
  },
  (t) => [
    index().on(t.customerId, t.id),
    index("orders_waiting_of_cart").on(t.cartId).where(sql`${t.state} = 'placed'`),
    index("orders_waiting").on(t.placedAt).where(sql`${t.state} = 'placed'`),
    check("orders_state", sql`${t.state} in ('placed','paid','fulfilled','cancelled','expired')`),
    check("orders_total", sql`${t.total} = ${t.goods} - ${t.discount} + ${t.delivery} and ${t.total} >= 0 and ${t.discount} between 0 and ${t.goods} and ${t.delivery} >= 0`),
    check("orders_money", sql`${t.captured} between 0 and ${t.total} and ${t.refunded} between 0 and ${t.captured}`),
    check("orders_paid", sql`${t.state} not in ('paid','fulfilled') or ${t.captured} = ${t.total}`),
  ],
);

/** Who the order is for: the personal data of an order, kept apart so that it can be erased. */
export const orderContacts = pgTable("order_contacts", {
  orderId: ref<"order">().primaryKey().references(() => orders.id),
  email: text().notNull(),
  name: text().notNull(),
  phone: text(),
  address: jsonb().$type<Address>(), // null when nothing is delivered
  invoice: jsonb().$type<InvoiceRequest>(), // asked for before the order, or null
  note: text(),
  collector: text(), // who else may collect it, as the buyer named them; null: nobody else
}, (t) => [
  index("order_contacts_email").on(t.email),
  // what customer service looks for (lib/care/find-orders.ts says the same expressions)
  index("order_contacts_phone").on(sql`right(regexp_replace(${t.phone}, '\\D', '', 'g'), 9)`),
  index("order_contacts_name").on(sql`lower(${t.name}) text_pattern_ops`),
  index("order_contacts_surname").on(sql`lower(substring(${t.name} from '\\S+$')) text_pattern_ops`),
]);

/** What was bought, as it was then. */
export const orderLines = pgTable(
  "order_lines",
  {
    id: id<"order-line">(),
    orderId: ref<"order">().notNull().references(() => orders.id),
    position: smallint().notNull(),
    variantId: ref<"variant">().notNull().references(() => variants.id),
    sku: text().notNull(),
    gtin: text(),
    handle: text().notNull(),
    title: jsonb().$type<Words>().notNull(),
    options: jsonb().$type<readonly ChosenOption[]>().notNull(),
    picture: text(),
    quantity: integer().notNull(),
    unitAmount: minor().notNull(),
    priceId: ref<"price">().notNull(),
    priceTrail: jsonb().$type<PriceTrail>().notNull(),
    discount: minor().notNull(),
    total: minor().notNull(), // unit x quantity - discount
    vatRate: integer().notNull(), // basis points
    vat: minor().notNull(), // contained in total
    withdrawalExclusion: jsonb().$type<Words>(),
    fulfilled: integer().notNull().default(0),
    returned: integer().notNull().default(0),
    labelId: ref<"label">(), // the shelf label whose price was honoured (trigger); null: the list's
  },
  (t) => [
    unique("order_lines_position").on(t.orderId, t.position),
    check("order_lines_total", sql`${t.quantity} > 0 and ${t.unitAmount} >= 0 and ${t.total} = ${t.unitAmount} * ${t.quantity} - ${t.discount} and ${t.discount} >= 0 and ${t.total} >= 0 and ${t.vat} between 0 and ${t.total}`),
    index("order_lines_honoured").on(t.labelId).where(sql`${t.labelId} is not null`),
    check("order_lines_progress", sql`${t.fulfilled} between 0 and ${t.quantity} and ${t.returned} between 0 and ${t.fulfilled}`),
  ],
);

/** VAT of the document per rate; the sums of its lines and delivery. */
export const orderVat = pgTable(
  "order_vat",
  {
    orderId: ref<"order">().notNull().references(() => orders.id),
    rate: integer().notNull(),
    gross: minor().notNull(),
    vat: minor().notNull(),
  },
  (t) => [primaryKey({ columns: [t.orderId, t.rate] }), check("order_vat_within", sql`${t.vat} between 0 and ${t.gross}`)],
);

/** Which state may follow which; the trigger on orders reads it. */
export const orderTransitions = pgTable(
  "order_transitions",
  { from: text().notNull(), to: text().notNull() },
  (t) => [primaryKey({ columns: [t.from, t.to] })],
);

/** Every step an order took; written by the trigger on orders, append-only. */
export const orderHistory = pgTable(
  "order_history",
  {
    id: serial(),
    orderId: ref<"order">().notNull().references(() => orders.id),
    from: text(),
    to: text().notNull(),
    at: addedAt(),
  },
  (t) => [index().on(t.orderId, t.id)],
);

/** Numbered documents without gaps: receipts now, credit notes with returns. */
export const documentSeries = pgTable("document_series", { series: text().primaryKey(), last: integer().notNull().default(0) });
export const documents = pgTable(
  "documents",
  {
    series: text().notNull().references(() => documentSeries.series),
    number: integer().notNull(),
    kind: text({ enum: ["receipt", "credit-note"] }).notNull(),
    orderId: ref<"order">().notNull().references(() => orders.id),
    issuedAt: addedAt(),
  },
  (t) => [primaryKey({ columns: [t.series, t.number] }), uniqueIndex("documents_one_receipt").on(t.orderId).where(sql`${t.kind} = 'receipt'`)],
);

/** A consumer's statement of withdrawal (Directive 2011/83/EU article 11a), kept as it was sent. */
export const withdrawals = pgTable(
  "withdrawals",
  {
    id: id<"withdrawal">(),
    orderId: ref<"order">().references(() => orders.id), // null when the number matched no order
    name: text().notNull(),
    contract: text().notNull(), // the order number as the consumer wrote it
    email: text().notNull(),
    locale: text().$type<Locale>().notNull(),
    statedAt: addedAt(),
  },
  (t) => [index().on(t.orderId)],
);
