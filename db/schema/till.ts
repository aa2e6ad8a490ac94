import { sql } from "drizzle-orm";
import { bigint, check, index, integer, jsonb, pgTable, smallint, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import type { ZReport } from "@/lib/drawer/types";
import { addedAt, currency, id, minor, moment, ref } from "../columns";
import { locations } from "./locations";
import { orders } from "./orders";
import { paymentAttempts, refunds } from "./payments";

/** A counter with a drawer in a store, and the card terminal that stands beside it. */
export const tills = pgTable(
  "tills",
  {
    id: id<"till">(),
    locationId: ref<"location">().notNull().references(() => locations.id),
    number: smallint().notNull(), // within its store, from 1
    name: text().notNull(),
    readerRef: text().unique(), // the processor's name of its terminal; null: it has none
    closures: integer().notNull().default(0), // the last closure's number: counted, not set
    addedAt: addedAt(),
    removedAt: moment(),
  },
  (t) => [unique("tills_number").on(t.locationId, t.number), unique("tills_name").on(t.locationId, t.name), check("tills_numbered", sql`${t.number} between 1 and 99`), check("tills_named", sql`length(trim(${t.name})) between 1 and 40`)],
);

/** One run of a drawer, from its float to its closure. What should lie in it is the sum of its movements. */
export const cashSessions = pgTable(
  "cash_sessions",
  {
    id: id<"cash-session">(),
    tillId: ref<"till">().notNull().references(() => tills.id),
    currency: currency().notNull(),
    openedBy: text().notNull(),
    openedAt: addedAt(),
    balance: minor().notNull().default(sql`0`), // what should lie in it; nothing once it is closed
    moves: integer().notNull().default(0), // movements so far: a count is of the drawer as it was then
    closure: integer(), // its number among the closures of its till
    closedBy: text(),
    closedAt: moment(),
    approvedBy: text(), // who let a variance above the store's limit pass
    note: text(), // what was said of it: why it was left open overnight, what may explain the variance
    report: jsonb().$type<ZReport>(), // as it was closed
  },
  (t) => [
    uniqueIndex("cash_sessions_one_open").on(t.tillId).where(sql`${t.closedAt} is null`),
    unique("cash_sessions_closure").on(t.tillId, t.closure),
    index().on(t.tillId, t.openedAt.desc()),
    check("cash_sessions_never_short", sql`${t.balance} >= 0`),
    check("cash_sessions_closed", sql`num_nulls(${t.closure}, ${t.closedBy}, ${t.closedAt}, ${t.report}) in (0, 4) and (${t.closedAt} is null or ${t.balance} = 0)`),
    check("cash_sessions_actor", sql`${t.openedBy} ~ '^(staff|job):.' and ${t.closedBy} ~ '^(staff|job):.' and ${t.approvedBy} ~ '^staff:.'`),
  ],
);

/** What went into a drawer (positive) and out of it. `sale` and `refund` are net of change; `variance` and `taken` close it. */
export const cashMovements = pgTable(
  "cash_movements",
  {
    id: id<"cash-movement">(),
    seq: bigint({ mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    sessionId: ref<"cash-session">().notNull().references(() => cashSessions.id),
    kind: text({ enum: ["float", "sale", "refund", "in", "out", "drop", "no-sale", "variance", "taken"] }).notNull(),
    amount: minor().notNull(),
    attemptId: ref<"attempt">().unique().references(() => paymentAttempts.id),
    refundId: ref<"refund">().unique().references(() => refunds.id),
    given: minor(), // what a customer put down, where it was typed
    reason: text(),
    actor: text().notNull(),
    at: addedAt(),
  },
  (t) => [
    index().on(t.sessionId, t.seq),
    check("cash_movements_kind", sql`case ${t.kind} when 'float' then ${t.amount} > 0 when 'sale' then ${t.amount} > 0 when 'in' then ${t.amount} > 0 when 'refund' then ${t.amount} < 0 when 'out' then ${t.amount} < 0 when 'drop' then ${t.amount} < 0
      when 'taken' then ${t.amount} < 0 when 'variance' then ${t.amount} <> 0 when 'no-sale' then ${t.amount} = 0 else false end`),
    check("cash_movements_of", sql`(${t.kind} = 'sale') = (${t.attemptId} is not null) and (${t.kind} = 'refund') = (${t.refundId} is not null)`),
    check("cash_movements_given", sql`${t.given} is null or (${t.kind} = 'sale' and ${t.given} >= ${t.amount})`),
    check("cash_movements_reason", sql`(${t.kind} not in ('in','out','no-sale') or ${t.reason} is not null) and (${t.reason} is null or length(trim(${t.reason})) between 1 and 200)`),
    check("cash_movements_actor", sql`${t.actor} ~ '^(staff|job):.'`),
  ],
);

/** What somebody counted without being told what should be there; each try stays. `expected` and `moves` are the drawer's of that moment. */
export const cashCounts = pgTable(
  "cash_counts",
  {
    id: id<"cash-count">(),
    sessionId: ref<"cash-session">().notNull().references(() => cashSessions.id),
    pieces: jsonb().$type<Readonly<Record<string, number>>>().notNull(), // how many of each coin and note, by its worth in minor units
    counted: minor().notNull(),
    expected: minor().notNull(),
    moves: integer().notNull(),
    actor: text().notNull(),
    at: addedAt(),
  },
  (t) => [index().on(t.sessionId, t.moves), check("cash_counts_counted", sql`${t.counted} >= 0`), check("cash_counts_actor", sql`${t.actor} ~ '^(staff|job):.'`)],
);

/** What went through a till in a session: an order that was paid there, whatever paid it, or money that was given back there. */
export const tillTakings = pgTable(
  "till_takings",
  {
    id: id<"taking">(),
    sessionId: ref<"cash-session">().notNull().references(() => cashSessions.id),
    orderId: ref<"order">().unique().references(() => orders.id),
    refundId: ref<"refund">().unique().references(() => refunds.id),
    actor: text().notNull(),
    at: addedAt(),
  },
  (t) => [index().on(t.sessionId), check("till_takings_of", sql`num_nulls(${t.orderId}, ${t.refundId}) = 1`), check("till_takings_actor", sql`${t.actor} ~ '^(staff|job):.'`)],
);
