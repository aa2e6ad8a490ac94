import { sql } from "drizzle-orm";
import { bigint, check, index, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { addedAt, currency, id, minor, moment, ref, serial } from "../columns";
import { variants } from "./catalogue";
import { locations } from "./locations";
import { orderLines } from "./orders";

/**
 * What a place has right now: a running sum of stock_movements, written only by the trigger on that table.
 * Free to promise = on hand - held - buffer.
 */
export const stockLevels = pgTable(
  "stock_levels",
  {
    locationId: ref<"location">().notNull().references(() => locations.id),
    variantId: ref<"variant">().notNull().references(() => variants.id),
    onHand: integer().notNull().default(0), // sellable pieces in the building
    held: integer().notNull().default(0), // of those, promised to an order
    inTransit: integer().notNull().default(0), // on the way here
    display: integer().notNull().default(0), // shown, not for sale
    damaged: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.variantId, t.locationId] }),
    check("stock_levels_never_oversold", sql`${t.held} >= 0 and ${t.held} <= ${t.onHand}`),
    check("stock_levels_never_negative", sql`${t.inTransit} >= 0 and ${t.display} >= 0 and ${t.damaged} >= 0`),
  ],
);

/** Pieces kept back from a channel at a place: the web sees stock minus buffer, the till sees all. */
export const stockBuffers = pgTable(
  "stock_buffers",
  {
    locationId: ref<"location">().notNull().references(() => locations.id),
    variantId: ref<"variant">().notNull().references(() => variants.id),
    pieces: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.variantId, t.locationId] }), check("stock_buffers_pieces", sql`${t.pieces} >= 0`)],
);

/** Where in a place a thing lies: aisle, module and shelf as they are written there (`B1·04`), for who looks for it. */
export const bins = pgTable(
  "bins",
  {
    locationId: ref<"location">().notNull().references(() => locations.id),
    variantId: ref<"variant">().notNull().references(() => variants.id),
    bin: text().notNull(),
    aisle: text().notNull().generatedAlwaysAs(sql`substring(bin from '^(?:[A-Z]+|[0-9]+)')`), // as `aisleOf` says it
  },
  (t) => [
    primaryKey({ columns: [t.locationId, t.variantId] }),
    index("bins_aisle").on(t.locationId, t.aisle, t.variantId),
    check("bins_bin", sql`${t.bin} ~ '^[A-Z0-9]{1,4}(·[A-Z0-9]{1,4}){0,3}$'`),
  ],
);

export const MOVEMENT_KINDS = ["receive", "count", "hold", "release", "ship", "sell", "return", "claim", "transfer-out", "transfer-in", "display", "damage"] as const;

/** Every change of stock there has ever been. Rows are added, never edited; the trigger applies each to its level. */
export const stockMovements = pgTable(
  "stock_movements",
  {
    id: serial(),
    locationId: ref<"location">().notNull().references(() => locations.id),
    variantId: ref<"variant">().notNull().references(() => variants.id),
    kind: text({ enum: MOVEMENT_KINDS }).notNull(),
    onHandBy: integer().notNull().default(0),
    heldBy: integer().notNull().default(0),
    inTransitBy: integer().notNull().default(0),
    displayBy: integer().notNull().default(0),
    damagedBy: integer().notNull().default(0),
    cause: text().notNull(), // the business fact: hold:<id>, receipt:<id>, count:<id>
    actor: text().notNull(), // customer:…, guest, staff:…, job:…
    at: addedAt(),
  },
  (t) => [unique("stock_movements_once").on(t.cause, t.kind, t.variantId, t.locationId), index().on(t.variantId, t.locationId, t.id), index("stock_movements_returned").on(t.locationId, t.at).where(sql`${t.kind} = 'return' and ${t.onHandBy} > 0`), index("stock_movements_counted").on(t.at).where(sql`${t.kind} = 'count'`), index("stock_movements_claimed").on(t.cause).where(sql`${t.kind} = 'claim'`)],
);

/** Pieces that came back hang where they are sold again: who said so of which movement, once. */
export const reshelvings = pgTable(
  "reshelvings",
  {
    movementId: bigint({ mode: "number" }).primaryKey().references(() => stockMovements.id),
    actor: text().notNull(), // staff:…
    at: addedAt(),
  },
  (t) => [check("reshelvings_actor", sql`${t.actor} like 'staff:_%'`)],
);

export const HOLD_STATES = ["held", "fulfilled", "released", "expired"] as const;

/**
 * Pieces promised to one order line at one place. Ends in exactly one of fulfilled, released, expired.
 * The triggers write the stock movements: a hold without its movement can't exist.
 */
export const holds = pgTable(
  "holds",
  {
    id: id<"hold">(),
    orderLineId: ref<"order-line">().notNull().references(() => orderLines.id),
    locationId: ref<"location">().notNull().references(() => locations.id),
    variantId: ref<"variant">().notNull().references(() => variants.id),
    quantity: integer().notNull(),
    state: text({ enum: HOLD_STATES }).notNull().default("held"),
    expiresAt: moment(), // null: kept until the order is fulfilled or cancelled
    actor: text().notNull(),
    heldAt: addedAt(),
    closedAt: moment(),
  },
  (t) => [
    unique("holds_once").on(t.orderLineId, t.locationId),
    index("holds_due").on(t.expiresAt).where(sql`${t.state} = 'held'`),
    check("holds_quantity", sql`${t.quantity} > 0`),
    check("holds_closed", sql`(${t.state} = 'held') = (${t.closedAt} is null)`),
  ],
);

/** Goods that came from a supplier: where, from whom, by which delivery note, who booked them. A document: added whole, never edited. */
export const goodsReceipts = pgTable(
  "goods_receipts",
  {
    id: id<"goods-receipt">(),
    locationId: ref<"location">().notNull().references(() => locations.id),
    supplier: text().notNull(),
    reference: text().notNull(), // the delivery note's number; empty: none
    actor: text().notNull(), // staff:…
    at: addedAt(),
  },
  (t) => [index().on(t.locationId, t.id), check("goods_receipts_said", sql`${t.actor} like 'staff:_%' and ${t.supplier} <> ''`)],
);

/** What came of a thing, and what a piece cost. The trigger books the movement: a line without it can't exist. */
export const goodsReceiptLines = pgTable(
  "goods_receipt_lines",
  {
    receiptId: ref<"goods-receipt">().notNull().references(() => goodsReceipts.id),
    position: integer().notNull(),
    variantId: ref<"variant">().notNull().references(() => variants.id),
    pieces: integer().notNull(),
    unitCost: minor(), // net of VAT; null: not known
    currency: currency().notNull(),
  },
  (t) => [primaryKey({ columns: [t.receiptId, t.position] }), unique().on(t.receiptId, t.variantId), index().on(t.variantId), check("goods_receipt_lines_pieces", sql`${t.pieces} between 1 and 100000 and coalesce(${t.unitCost}, 0) >= 0`)],
);
