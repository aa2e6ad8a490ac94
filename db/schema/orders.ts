import { sql } from "drizzle-orm";
import { type AnyPgColumn, check, index, integer, jsonb, pgTable, primaryKey, smallint, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import type { Channel, Locale } from "@/lib/core/who";
import type { Words } from "@/lib/core/words";
import type { ChosenOption } from "@/lib/catalogue/types";
import type { RoutingReason } from "@/lib/fulfilment/types";
import type { Address, InvoiceRequest } from "@/lib/orders/types";
import type { PriceTrail } from "@/lib/pricing/types";
import { addedAt, currency, id, minor, moment, ref, serial } from "../columns";
import { variants } from "./catalogue";
import { customers } from "./customers";
import { locations } from "./locations";

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
}, (t) => [index("order_contacts_email").on(t.email)]);

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
  },
  (t) => [
    unique("order_lines_position").on(t.orderId, t.position),
    check("order_lines_total", sql`${t.quantity} > 0 and ${t.unitAmount} >= 0 and ${t.total} = ${t.unitAmount} * ${t.quantity} - ${t.discount} and ${t.discount} >= 0 and ${t.total} >= 0 and ${t.vat} between 0 and ${t.total}`),
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

export const FULFILMENT_STATES = ["waiting", "planned", "packed", "sent", "delivered", "ready", "collected", "asked", "cancelled"] as const;

/** One parcel or one collection: the part of an order that one place serves in one way. */
export const fulfilments = pgTable(
  "fulfilments",
  {
    id: id<"fulfilment">(),
    orderId: ref<"order">().notNull().references(() => orders.id),
    position: smallint().notNull(),
    kind: text({ enum: ["deliver", "collect", "carry-out"] }).notNull(),
    locationId: ref<"location">().notNull().references(() => locations.id), // the place that serves it
    method: text().notNull(), // delivery method, or "collect"
    charge: minor().notNull(), // its share of the order's delivery
    state: text({ enum: FULFILMENT_STATES }).notNull().default("waiting"), // waiting: for the money
    reason: jsonb().$type<RoutingReason>().notNull(), // why this place
    replaces: ref<"fulfilment">().unique().references((): AnyPgColumn => fulfilments.id), // the part that could not be served, and whose pieces it took over
    tracking: text(),
    shelf: text(), // where it waits once it is ready
    putBackAt: moment(), // when pieces that nobody collected were back on the shop floor
    misses: smallint().notNull().default(0), // wrong collection codes that were shown for it
    changedAt: moment().notNull().defaultNow(),
  },
  (t) => [uniqueIndex("fulfilments_position").on(t.orderId, t.position), index().on(t.locationId, t.state), check("fulfilments_put_back", sql`${t.putBackAt} is null or ${t.state} = 'cancelled'`), check("fulfilments_misses", sql`${t.misses} between 0 and 10`)],
);

export const fulfilmentLines = pgTable(
  "fulfilment_lines",
  {
    fulfilmentId: ref<"fulfilment">().notNull().references(() => fulfilments.id),
    orderLineId: ref<"order-line">().notNull().references(() => orderLines.id),
    quantity: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.fulfilmentId, t.orderLineId] }), check("fulfilment_lines_quantity", sql`${t.quantity} > 0`)],
);

/** What we said would happen, by when and why; measured when it is kept or broken. */
export const promises = pgTable(
  "promises",
  {
    id: id<"promise">(),
    orderId: ref<"order">().notNull().references(() => orders.id),
    fulfilmentId: ref<"fulfilment">().references(() => fulfilments.id),
    kind: text({ enum: ["ready-by", "delivered-by", "held-until", "refund-by"] }).notNull(),
    due: moment().notNull(),
    reason: jsonb().$type<Readonly<Record<string, string | number>>>().notNull(),
    madeAt: addedAt(),
    replaces: ref<"promise">().unique().references((): AnyPgColumn => promises.id), // the one that no longer stood
    endedAt: moment(),
    endedAs: text({ enum: ["kept", "late", "broken", "replaced", "void"] }), // broken: pieces were not there; void: its part was cancelled
  },
  (t) => [
    index().on(t.orderId),
    index().on(t.fulfilmentId),
    index("promises_open").on(t.due).where(sql`${t.endedAt} is null`),
    uniqueIndex("promises_one_open").on(t.fulfilmentId, t.kind).where(sql`${t.endedAt} is null`),
    check("promises_kind", sql`${t.kind} in ('ready-by','delivered-by','held-until','refund-by')`),
    check("promises_ended", sql`(${t.endedAt} is null) = (${t.endedAs} is null) and case ${t.endedAs} when 'kept' then ${t.endedAt} <= ${t.due} when 'late' then ${t.endedAt} > ${t.due} else ${t.endedAs} is null or ${t.endedAs} in ('broken','replaced','void') end`),
  ],
);

/** A colleague gathers the pieces of a part: from taking it until it is ready or given back. At most one at a time. */
export const picks = pgTable(
  "picks",
  {
    id: id<"pick">(),
    fulfilmentId: ref<"fulfilment">().notNull().references(() => fulfilments.id),
    locationId: ref<"location">().notNull().references(() => locations.id),
    actor: text().notNull(), // staff:…
    takenAt: addedAt(),
    endedAt: moment(),
    endedAs: text({ enum: ["ready", "given-back", "cancelled"] }), // cancelled: the part was, meanwhile
  },
  (t) => [
    uniqueIndex("picks_one_open").on(t.fulfilmentId).where(sql`${t.endedAt} is null`),
    index("picks_done").on(t.locationId, t.endedAt).where(sql`${t.endedAs} = 'ready'`),
    check("picks_actor", sql`${t.actor} like 'staff:_%'`),
    check("picks_ended", sql`(${t.endedAt} is null) = (${t.endedAs} is null) and (${t.endedAs} is null or ${t.endedAs} in ('ready','given-back','cancelled')) and (${t.endedAt} is null or ${t.endedAt} >= ${t.takenAt})`),
  ],
);

/** A piece in hand that was scanned, or typed, and is one of the part's. Rows are added, never edited. */
export const pickScans = pgTable(
  "pick_scans",
  {
    id: serial(),
    pickId: ref<"pick">().notNull().references(() => picks.id),
    orderLineId: ref<"order-line">().notNull().references(() => orderLines.id),
    actor: text().notNull(),
    at: addedAt(),
  },
  (t) => [index().on(t.pickId, t.orderLineId), check("pick_scans_actor", sql`${t.actor} like 'staff:_%'`)],
);

/** Pieces that a picker could not find, or found damaged: what was promised and is not there. Rows are added, never edited. */
export const shortages = pgTable(
  "shortages",
  {
    id: id<"shortage">(),
    fulfilmentId: ref<"fulfilment">().notNull().references(() => fulfilments.id), // the part whose buyer is asked
    orderLineId: ref<"order-line">().notNull().references(() => orderLines.id),
    kind: text({ enum: ["missing", "damaged"] }).notNull(),
    pieces: integer().notNull(),
    note: text(),
    actor: text().notNull(), // staff:…
    at: addedAt(),
  },
  (t) => [
    unique("shortages_once").on(t.fulfilmentId, t.orderLineId),
    check("shortages_pieces", sql`${t.pieces} > 0 and ${t.kind} in ('missing','damaged')`),
    check("shortages_actor", sql`${t.actor} like 'staff:_%'`),
  ],
);

/** Who gave a collection to whom, when, and how it was known that they may have it. */
export const handovers = pgTable(
  "handovers",
  {
    id: id<"handover">(),
    fulfilmentId: ref<"fulfilment">().notNull().unique().references(() => fulfilments.id),
    locationId: ref<"location">().notNull().references(() => locations.id),
    actor: text().notNull(), // staff:…
    proof: text({ enum: ["code", "identity", "counter"] }).notNull(), // counter: sold there a moment ago, the buyer stands before us
    receiver: text(), // the name of who took it, where it was asked; may be forgotten
    at: addedAt(),
  },
  (t) => [check("handovers_proof", sql`${t.proof} in ('code','identity','counter')`), check("handovers_actor", sql`${t.actor} like 'staff:_%' or ${t.actor} like 'job:_%'`)],
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
