import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, unique } from "drizzle-orm/pg-core";
import type { Minor } from "@/lib/core/money";
import { addedAt, currency, id, minor, moment, ref } from "../columns";
import { variants } from "./catalogue";
import { orders } from "./orders";

export const PRICE_KINDS = ["regular", "reduced"] as const;

/**
 * The one price list, append-only. The price at a moment is the row with the latest `startsAt` not after it
 * (of two with the same start, the one added last); a reduction ends by a new regular row.
 */
export const prices = pgTable(
  "prices",
  {
    id: id<"price">(),
    seq: integer().generatedAlwaysAsIdentity(), // breaks ties between rows with the same start
    variantId: ref<"variant">().notNull().references(() => variants.id),
    currency: currency().notNull(),
    amount: minor().notNull(),
    kind: text({ enum: PRICE_KINDS }).notNull(),
    startsAt: moment().notNull(),
    reason: text().notNull(),
    addedBy: text().notNull(),
    addedAt: addedAt(),
  },
  (t) => [
    index("prices_in_force").on(t.variantId, t.currency, t.startsAt.desc(), t.seq.desc()),
    check("prices_amount", sql`${t.amount} >= 0`),
  ],
);

/** Codes that take something off an order. */
export const coupons = pgTable(
  "coupons",
  {
    id: id<"coupon">(),
    code: text().notNull().unique(), // upper case, as people type it
    kind: text({ enum: ["percent", "amount"] }).notNull(),
    value: integer().notNull(), // basis points for percent, minor units for amount
    currency: currency().notNull(),
    minimum: minor().notNull(), // goods value from which it counts
    startsAt: moment().notNull(),
    endsAt: moment(),
    maxUses: integer(),
    used: integer().notNull().default(0), // written by the trigger on coupon_uses only
    oncePerCustomer: boolean().notNull().default(true),
    publicCode: boolean().notNull().default(true), // announced to everybody
    budget: minor(), // what it may give away in all; null: no end to it
    given: minor().notNull().default(0 as Minor), // what living orders got by it; written by the trigger on coupon_uses only
    name: text().notNull().default(""), // what it is for, for colleagues; codes of one batch share it
    addedAt: addedAt(),
  },
  (t) => [
    check("coupons_value", sql`${t.value} > 0 and (${t.kind} <> 'percent' or ${t.value} <= 10000)`),
    check("coupons_end", sql`${t.maxUses} is not null or case ${t.kind} when 'percent' then ${t.value} < 10000 else ${t.value} < ${t.minimum} end`), // what may pay for everything
    check("coupons_budget", sql`${t.given} >= 0 and (${t.budget} is null or (${t.budget} > 0 and ${t.given} <= ${t.budget}))`),
    check("coupons_used", sql`${t.used} >= 0 and ${t.used} <= coalesce(${t.maxUses}, ${t.used})`),
  ],
);

/** A code spent on an order; released when the order dies. */
export const couponUses = pgTable(
  "coupon_uses",
  {
    id: id<"coupon-use">(),
    couponId: ref<"coupon">().notNull().references(() => coupons.id),
    orderId: ref<"order">().notNull().references(() => orders.id),
    amount: minor().notNull().default(0 as Minor), // what it took off that order
    buyer: text().notNull(), // keyed hash of the account's address, or of the guest's
    usedAt: addedAt(),
    releasedAt: moment(),
  },
  (t) => [unique().on(t.orderId), index().on(t.couponId, t.buyer)],
);

/** What was changed of a code by hand: each field as it was and as it became, by whom; `field` null: it was made. Added to, never edited. */
export const couponEdits = pgTable(
  "coupon_edits",
  {
    id: id<"coupon-edit">(),
    couponId: ref<"coupon">().notNull().references(() => coupons.id),
    field: text(), // EDITED (lib/pricing/codes/rules.ts)
    before: jsonb(),
    after: jsonb(),
    actor: text().notNull(), // staff:…
    at: addedAt(),
  },
  (t) => [index().on(t.couponId, t.id), check("coupon_edits_actor", sql`${t.actor} like 'staff:_%' and ${t.before} is distinct from ${t.after}`)],
);
