import { sql } from "drizzle-orm";
import { type AnyPgColumn, bigint, check, index, integer, jsonb, pgTable, primaryKey, smallint, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import type { RoutingReason } from "@/lib/fulfilment/types";
import { addedAt, id, minor, moment, ref, serial } from "../columns";
import { locations } from "./locations";
import { orderLines, orders } from "./orders";

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
    apartOf: ref<"fulfilment">().references((): AnyPgColumn => fulfilments.id), // the part on a shelf whose lines these were: they were collected first, the rest stays there
    tracking: text(),
    shelf: text(), // where it waits once it is ready
    putBackAt: moment(), // when pieces that nobody collected were back on the shop floor
    windowFrom: moment(), // the pickup window that its buyer chose; null: any time once it is ready
    windowUntil: moment(),
    misses: smallint().notNull().default(0), // wrong collection codes that were shown for it
    changedAt: moment().notNull().defaultNow(),
  },
  (t) => [uniqueIndex("fulfilments_position").on(t.orderId, t.position), index().on(t.locationId, t.state), check("fulfilments_put_back", sql`${t.putBackAt} is null or ${t.state} = 'cancelled'`), check("fulfilments_misses", sql`${t.misses} between 0 and 10`), check("fulfilments_window", sql`num_nulls(${t.windowFrom}, ${t.windowUntil}) = 2 or (num_nulls(${t.windowFrom}, ${t.windowUntil}) = 0 and ${t.windowFrom} < ${t.windowUntil} and ${t.kind} = 'collect')`)],
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

/** How many orders a pickup window has, and how many it takes. Only the triggers of parts write here: the guard against two for one place. */
export const pickupWindows = pgTable(
  "pickup_windows",
  {
    locationId: ref<"location">().notNull().references(() => locations.id),
    startsAt: moment().notNull(),
    endsAt: moment().notNull(),
    capacity: smallint().notNull(), // as the place had it when the last one was booked
    taken: smallint().notNull(),
  },
  (t) => [primaryKey({ columns: [t.locationId, t.startsAt] }), check("pickup_windows_never_overbooked", sql`${t.taken} between 0 and ${t.capacity}`), check("pickup_windows_span", sql`${t.startsAt} < ${t.endsAt}`)],
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
    index("promises_done").on(t.kind, t.endedAt).where(sql`${t.endedAt} is not null`),
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

/** A piece in hand that was scanned, or typed, and is one of the part's; or one that was taken back. Rows are added, never edited. */
export const pickScans = pgTable(
  "pick_scans",
  {
    id: serial(),
    pickId: ref<"pick">().notNull().references(() => picks.id),
    orderLineId: ref<"order-line">().notNull().references(() => orderLines.id),
    takesBack: bigint({ mode: "number" }).unique().references((): AnyPgColumn => pickScans.id), // the scan, of the same pick and line, that was a mistake
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
    index().on(t.at),
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
  (t) => [index().on(t.at), check("handovers_proof", sql`${t.proof} in ('code','identity','counter')`), check("handovers_actor", sql`${t.actor} like 'staff:_%' or ${t.actor} like 'job:_%'`)],
);

/**
 * A store takes no more collections for now, or only so many at a time: while so many wait, what is ordered is begun when it is over.
 * Rows are added, never edited; of each place the last one counts.
 */
export const intakeLimits = pgTable(
  "intake_limits",
  {
    id: serial(),
    locationId: ref<"location">().notNull().references(() => locations.id),
    most: smallint().notNull(), // 0: none at all
    until: moment().notNull(), // when it is over by itself; in the past: lifted
    reason: text().notNull(),
    actor: text().notNull(), // staff:…
    at: addedAt(),
  },
  (t) => [index().on(t.locationId, t.id), check("intake_limits_most", sql`${t.most} between 0 and 500`), check("intake_limits_until", sql`${t.until} <= ${t.at} + interval '36 hours'`), check("intake_limits_actor", sql`${t.actor} like 'staff:_%'`)],
);
