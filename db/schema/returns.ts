import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, smallint, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { REQUEST_STATES, RETURN_REASONS, RETURN_WAYS, RETURN_WISHES } from "@/lib/returns/announced/types";
import { CONDITIONS, DISPOSITIONS, NOT_ACCEPTED, RETURN_KINDS, SELLABLE } from "@/lib/returns/counter/types";
import { addedAt, bytea, currency, id, minor, moment, ref } from "../columns";
import { approvals } from "./approvals";
import { carts } from "./carts";
import { variants } from "./catalogue";
import { staff } from "./customers";
import { locations } from "./locations";
import { orderLines, orders } from "./orders";
import { prices } from "./pricing";
import { wallets } from "./wallets";

/**
 * Goods of one order that came back: who took them, where, when and why. Written whole in one transaction, never edited; where its money
 * is, its refunds say.
 */
export const returns = pgTable(
  "returns",
  {
    id: id<"return">(), // drawn by the counter: one press, one return
    pressHash: text().notNull(), // SHA-256 of all that was pressed but the sum that was looked at: another press with the same id is refused
    orderId: ref<"order">().notNull().references(() => orders.id),
    kind: text({ enum: RETURN_KINDS }).notNull(),
    locationId: ref<"location">().notNull().references(() => locations.id), // the place that received it, wherever it was bought
    approvalId: ref<"approval">().unique().references(() => approvals.id), // a manager's word, for goodwill
    note: text(),
    gift: boolean().notNull().default(false), // brought by whoever was given it: credit alone, and no word to who paid
    delivery: minor().notNull().default(sql`0`), // what a standard delivery cost, given back with the last of a contract that was withdrawn from
    actor: text().notNull(), // staff:…
    takenAt: addedAt(),
  },
  (t) => [
    index().on(t.orderId),
    index().on(t.locationId, t.takenAt),
    check("returns_kind", sql`${t.kind} in ('change-of-mind','withdrawal','fault','goodwill')`),
    check("returns_goodwill", sql`(${t.kind} = 'goodwill') = (${t.approvalId} is not null) and (${t.kind} <> 'goodwill' or ${t.note} is not null)`),
    check("returns_delivery", sql`${t.delivery} = 0 or (${t.delivery} > 0 and ${t.kind} = 'withdrawal')`),
    check("returns_actor", sql`${t.actor} like 'staff:_%'`),
  ],
);

/** Pieces of one line that came back alike. Whether they came and whether they were accepted are two answers; `share` is what they cost, `amount` what is given back of it. */
export const returnLines = pgTable(
  "return_lines",
  {
    id: id<"return-line">(),
    returnId: ref<"return">().notNull().references(() => returns.id),
    position: smallint().notNull(),
    orderLineId: ref<"order-line">().notNull().references(() => orderLines.id),
    quantity: integer().notNull(),
    cameBack: boolean().notNull(),
    accepted: boolean().notNull(),
    notAccepted: text({ enum: NOT_ACCEPTED }), // why, where it was not
    condition: text({ enum: CONDITIONS }),
    disposition: text({ enum: DISPOSITIONS }), // where they went; null: with their customer again
    share: minor().notNull(),
    amount: minor().notNull(),
  },
  (t) => [
    unique("return_lines_position").on(t.returnId, t.position),
    index().on(t.orderLineId),
    check("return_lines_known", sql`${t.condition} in ('as-new','opened','worn','damaged','faulty') and ${t.disposition} in ('sell','damaged','quarantine','vendor') and ${t.notAccepted} in ('missing','other-thing','worn','incomplete','too-late','excluded')`),
    check("return_lines_answers", sql`${t.quantity} > 0 and ${t.accepted} <= ${t.cameBack} and ${t.cameBack} = (${t.condition} is not null) and ${t.accepted} = (${t.disposition} is not null) and ${t.accepted} = (${t.notAccepted} is null)`),
    check("return_lines_sellable", sql`${t.disposition} is distinct from 'sell' or ${t.condition} in ('as-new','opened')`),
    check("return_lines_amount", sql`${t.amount} between 0 and ${t.share} and (${t.accepted} or ${t.share} = 0)`),
  ],
);

/**
 * Goods that came back without any proof of a purchase, for credit alone: who brought them, whose word stands behind it, and the terms as they were.
 * Written whole in one transaction, never edited.
 */
export const noReceiptReturns = pgTable(
  "no_receipt_returns",
  {
    id: id<"return">(), // drawn by the counter: one press, one return
    pressHash: text().notNull(),
    locationId: ref<"location">().notNull().references(() => locations.id),
    bearer: text(), // the name of who stood there, as the document says it that was looked at; may be forgotten
    days: smallint().notNull(), // how far back the lowest price was looked for
    most: minor().notNull(), // what one visit gives at most
    currency: currency().notNull(),
    amount: minor().notNull(),
    approvalId: ref<"approval">().notNull().unique().references(() => approvals.id),
    walletId: ref<"wallet">().notNull().unique().references(() => wallets.id),
    actor: text().notNull(), // staff:…
    takenAt: addedAt(),
  },
  (t) => [
    index().on(t.locationId, t.takenAt),
    check("no_receipt_returns_amount", sql`${t.amount} between 1 and ${t.most} and ${t.days} between 1 and 3650`),
    check("no_receipt_returns_bearer", sql`length(${t.bearer}) between 1 and 80`),
    check("no_receipt_returns_actor", sql`${t.actor} like 'staff:_%'`),
  ],
);

/** Pieces of one thing among them, and the row of the price list that says what they are worth. */
export const noReceiptLines = pgTable(
  "no_receipt_lines",
  {
    id: id<"return-line">(),
    returnId: ref<"return">().notNull().references(() => noReceiptReturns.id),
    position: smallint().notNull(),
    variantId: ref<"variant">().notNull().references(() => variants.id),
    quantity: integer().notNull(),
    condition: text({ enum: SELLABLE }).notNull(), // what can't hang on a shelf again is not taken
    priceId: ref<"price">().notNull().references(() => prices.id),
    amount: minor().notNull(),
  },
  (t) => [
    unique("no_receipt_lines_position").on(t.returnId, t.position),
    check("no_receipt_lines_known", sql`${t.condition} in ('as-new','opened') and ${t.quantity} > 0 and ${t.amount} >= 0`),
  ],
);

/** What a customer announced that they give back: one at a time for an order. It waits until a return takes one of its lines, or it ends without. */
export const returnRequests = pgTable(
  "return_requests",
  {
    id: id<"return-request">(), // made with the form: one press, one announcement
    orderId: ref<"order">().notNull().references(() => orders.id),
    kind: text({ enum: ["withdrawal", "change-of-mind"] }).notNull(), // under which right, by the day it was announced
    way: text({ enum: RETURN_WAYS }).notNull(),
    wants: text({ enum: RETURN_WISHES }).notNull().default("refund"), // what its customer would like instead
    locationId: ref<"location">().references(() => locations.id), // where the parcel goes; a store may be any
    reason: text({ enum: RETURN_REASONS }).notNull(),
    state: text({ enum: REQUEST_STATES }).notNull().default("announced"),
    codeHash: text().notNull().unique(), // of the code that opens the desk with these pieces; it ends with the request
    returnId: ref<"return">().references(() => returns.id), // that decided on it; of another place too
    actor: text().notNull(),
    announcedAt: addedAt(),
    expiresAt: moment().notNull(), // from when on nothing is waited for any more that has not left
    sentAt: moment(), // its customer said that the parcel left
    tracking: text(), // its number, if they said one
    arrivedAt: moment(), // a colleague where it goes had it in hand, closed
    arrivedBy: text(), // staff:…
    endedAt: moment(),
  },
  (t) => [
    uniqueIndex("return_requests_one_open").on(t.orderId).where(sql`${t.state} = 'announced'`),
    index("return_requests_expected").on(t.locationId, t.expiresAt).where(sql`${t.state} = 'announced'`),
    index("return_requests_over").on(t.expiresAt).where(sql`${t.state} = 'announced'`),
    index().on(t.orderId),
    check("return_requests_known", sql`${t.kind} in ('withdrawal','change-of-mind') and ${t.way} in ('store','parcel') and ${t.wants} in ('refund','exchange') and ${t.state} in ('announced','decided','cancelled','lapsed') and ${t.reason} in ('no-reason','too-big','too-small','not-as-shown','changed-mind','ordered-twice')`),
    check("return_requests_way", sql`(${t.way} = 'parcel') = (${t.locationId} is not null)`),
    check("return_requests_ended", sql`(${t.state} = 'announced') = (${t.endedAt} is null) and (${t.state} = 'decided') = (${t.returnId} is not null)`),
    check("return_requests_parcel", sql`(${t.way} = 'parcel' or num_nonnulls(${t.sentAt}, ${t.tracking}, ${t.arrivedAt}, ${t.arrivedBy}) = 0) and (${t.tracking} is null or (${t.sentAt} is not null and length(${t.tracking}) between 4 and 60)) and (${t.arrivedAt} is null) = (${t.arrivedBy} is null) and (${t.arrivedBy} is null or ${t.arrivedBy} like 'staff:_%')`),
    check("return_requests_actor", sql`${t.actor} = 'guest' or ${t.actor} ~ '^(customer|staff):.'`),
  ],
);

/** What somebody photographed of the pieces that they announced: drawn anew as JPEG, upright and without what the camera wrote beside it. Three at most; forgotten some weeks after the announcement is over. */
export const returnPhotos = pgTable(
  "return_photos",
  {
    id: id<"return-photo">(), // made with the form: one press, one photo
    requestId: ref<"return-request">().notNull().references(() => returnRequests.id),
    jpeg: bytea().notNull(),
    width: smallint().notNull(),
    height: smallint().notNull(),
    addedAt: addedAt(),
  },
  (t) => [index().on(t.requestId), check("return_photos_size", sql`length(${t.jpeg}) between 1 and 2000000 and ${t.width} between 1 and 1600 and ${t.height} between 1 and 1600`)],
);

/**
 * The carrier's label for the parcel of an announced return: asked for as it is announced, booked by a job. `dropped`: the announcement was over before it was booked.
 * Its PDF is forgotten some weeks after the announcement is over.
 */
export const returnLabels = pgTable(
  "return_labels",
  {
    requestId: ref<"return-request">().primaryKey().references(() => returnRequests.id),
    state: text({ enum: ["due", "booked", "refused", "dropped", "cancelled"] }).notNull().default("due"),
    ref: text(), // the carrier's number of the return, by which it is asked about and cancelled
    parcel: text(), // its number of the parcel
    tracking: text(),
    pdf: bytea(),
    said: text(), // why the carrier refused it
    followedAt: moment(), // when the carrier was last asked whether it has left
    addedAt: addedAt(),
  },
  (t) => [
    index("return_labels_followed").on(t.followedAt).where(sql`${t.state} = 'booked'`),
    check("return_labels_known", sql`${t.state} in ('due','booked','refused','dropped','cancelled') and (${t.state} in ('booked','cancelled')) = (${t.parcel} is not null) and (${t.state} = 'refused') = (${t.said} is not null)`),
    check("return_labels_booked", sql`${t.parcel} is not null or num_nonnulls(${t.ref}, ${t.tracking}, ${t.pdf}, ${t.followedAt}) = 0`),
    check("return_labels_size", sql`length(${t.pdf}) between 5 and 2000000 and length(${t.tracking}) between 4 and 60 and length(${t.said}) <= 300`),
  ],
);

/** How many pieces of a line are announced. */
export const returnRequestLines = pgTable(
  "return_request_lines",
  {
    requestId: ref<"return-request">().notNull().references(() => returnRequests.id),
    orderLineId: ref<"order-line">().notNull().references(() => orderLines.id),
    quantity: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.requestId, t.orderLineId] }), index().on(t.orderLineId), check("return_request_lines_quantity", sql`${t.quantity} > 0`)],
);

/** What somebody brings back while they buy something else: the press of the returns desk that a till's basket keeps until it is sold. Nothing came back yet. */
export const basketReturns = pgTable(
  "basket_returns",
  {
    cartId: ref<"cart">().primaryKey().references(() => carts.id, { onDelete: "cascade" }),
    press: jsonb().notNull(), // as lib/returns/take-back.ts reads it
    staffId: ref<"staff">().notNull().references(() => staff.id), // who looked at the goods
    orderId: ref<"order">().references(() => orders.id), // the sale whose difference a till's reader was asked for, the latest
    exchanged: minor(), // what of it the goods pay
    gift: boolean(), // a gift receipt had found them
    addedAt: addedAt(),
  },
  (t) => [uniqueIndex("basket_returns_order").on(t.orderId).where(sql`${t.orderId} is not null`), check("basket_returns_awaits", sql`num_nonnulls(${t.orderId}, ${t.exchanged}, ${t.gift}) in (0, 3) and ${t.exchanged} >= 0`)],
);
