import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import type { Standing } from "@/lib/payments/types";
import { addedAt, currency, id, minor, moment, ref, serial } from "../columns";
import { orders } from "./orders";
import { returns } from "./returns";
import { wallets } from "./wallets";

export const ATTEMPT_STATES = ["created", "unknown", "open", "captured", "surplus", "failed", "voided"] as const;

/** One try to pay an order. `unknown`: sent, no answer yet; `surplus`: money for an order that no longer wants it. */
export const paymentAttempts = pgTable(
  "payment_attempts",
  {
    id: id<"attempt">(),
    orderId: ref<"order">().notNull().references(() => orders.id),
    tender: text({ enum: ["card-online", "card-present", "cash", "gift-card", "store-credit", "exchange"] }).notNull(),
    walletId: ref<"wallet">().references(() => wallets.id), // the gift card or store credit that pays
    amount: minor().notNull(),
    currency: currency().notNull(),
    idempotencyKey: text().notNull().unique(), // sent to the provider
    providerRef: text().unique(), // the provider's payment page
    intentRef: text().unique(), // the provider's charge
    pageUrl: text(), // where the shopper pays
    state: text({ enum: ATTEMPT_STATES }).notNull().default("created"),
    expiresAt: moment().notNull(),
    startedAt: addedAt(),
    settledAt: moment(),
  },
  (t) => [
    uniqueIndex("payment_attempts_one_live_card").on(t.orderId).where(sql`${t.tender} = 'card-online' and ${t.state} in ('created','unknown','open','captured')`),
    index().on(t.orderId, t.startedAt.desc()),
    index("payment_attempts_open").on(t.startedAt).where(sql`${t.state} in ('created','unknown','open')`),
    check("payment_attempts_amount", sql`${t.amount} > 0`),
    check("payment_attempts_wallet", sql`(${t.tender} in ('gift-card','store-credit')) = (${t.walletId} is not null)`),
  ],
);

/** Money on its way back. Never above its capture (trigger). */
export const refunds = pgTable(
  "refunds",
  {
    id: id<"refund">(),
    attemptId: ref<"attempt">().notNull().references(() => paymentAttempts.id),
    amount: minor().notNull(),
    idempotencyKey: text().notNull().unique(),
    providerRef: text().unique(),
    state: text({ enum: ["due", "sent", "succeeded", "failed"] }).notNull().default("due"),
    reason: text({ enum: ["surplus", "cancelled", "withdrawal", "return", "goodwill", "reduction"] }).notNull(),
    returnId: ref<"return">().references(() => returns.id), // the goods that came back for it
    walletId: ref<"wallet">().references(() => wallets.id), // the credit it goes into, instead of back to its attempt's tender
    exchangeId: ref<"attempt">().references(() => paymentAttempts.id), // the payment that it became, of what was taken along instead; null: it goes to where it came from
    viaId: ref<"attempt">().references(() => paymentAttempts.id), // of what goods paid: the payment that those goods had been paid with, and over which it goes; null: its own
    actor: text().notNull(),
    dueAt: addedAt(),
    settledAt: moment(),
  },
  (t) => [
    index().on(t.attemptId),
    index("refunds_of_return").on(t.returnId).where(sql`${t.returnId} is not null`),
    index("refunds_of_exchange").on(t.exchangeId).where(sql`${t.exchangeId} is not null`),
    index("refunds_via").on(t.viaId).where(sql`${t.viaId} is not null`),
    check("refunds_amount", sql`${t.amount} > 0`),
    check("refunds_credit", sql`${t.walletId} is null or (${t.returnId} is not null and ${t.exchangeId} is null)`),
    check("refunds_return", sql`${t.reason} <> 'return' or ${t.returnId} is not null`),
    check("refunds_exchange", sql`${t.exchangeId} is null or (${t.returnId} is not null and ${t.viaId} is null)`),
  ],
);

/** Double-entry bookkeeping: a journal is one business fact; its entries sum to zero per currency. */
export const journals = pgTable(
  "journals",
  { id: id<"journal">(), kind: text({ enum: ["capture", "refund", "refund-failed", "issue", "breakage", "drawer"] }).notNull(), cause: text().notNull(), at: addedAt() },
  (t) => [unique("journals_once").on(t.kind, t.cause)],
);
/** `cash`: what lies in the drawers, `safe` behind them, `petty-cash` what was paid in and out for other things, `cash-variance` what counts found more or less; `terminal`: cards taken at a store's own terminal; `gift-cards` and `store-credit`: what the shop owes; `goodwill`: what it gave away; `breakage`: what nobody came for; `exchange`: what a return gave for another purchase, in the moment between both; `no-receipt`: what it gave for goods of which no sale was found. */
export const ACCOUNTS = ["card-clearing", "terminal", "cash", "safe", "petty-cash", "cash-variance", "gift-cards", "store-credit", "sales", "surplus", "goodwill", "breakage", "exchange", "no-receipt"] as const;
export const entries = pgTable(
  "entries",
  {
    id: serial(),
    journalId: ref<"journal">().notNull().references(() => journals.id),
    account: text({ enum: ACCOUNTS }).notNull(),
    currency: currency().notNull(),
    amount: minor().notNull(), // debit positive, credit negative
  },
  (t) => [index().on(t.journalId), check("entries_amount", sql`${t.amount} <> 0`)],
);

/** What the payment provider told us, once per event id. */
export const inbox = pgTable(
  "inbox",
  {
    provider: text().notNull(),
    eventId: text().notNull(),
    kind: text().notNull(),
    ref: text(), // the payment page or charge it speaks of
    body: jsonb().notNull(),
    receivedAt: addedAt(),
    doneAt: moment(),
  },
  (t) => [primaryKey({ columns: [t.provider, t.eventId] }), index("inbox_open").on(t.receivedAt).where(sql`${t.doneAt} is null`)],
);

/** Each comparison of the processor's lists with the books, and what still differed when it was done. Added to, never edited. */
export const reconciliations = pgTable(
  "reconciliations",
  {
    id: serial(),
    at: addedAt(),
    captures: integer().notNull(),
    refunds: integer().notNull(),
    mended: integer().notNull(),
    differences: jsonb().$type<readonly Standing[]>().notNull(),
  },
  (t) => [index("reconciliations_telling").on(t.id).where(sql`${t.mended} > 0 or ${t.differences} <> '[]'::jsonb`)],
);
