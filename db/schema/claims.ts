import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, smallint, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { CLAIM_REFUSALS, CLAIM_STATES, CLAIM_STEPS, CLAIM_WISHES } from "@/lib/claims/types";
import { addedAt, id, minor, ref } from "../columns";
import { locations } from "./locations";
import { orderLines, orders } from "./orders";
import { returns } from "./returns";

/** What a customer says is wrong with pieces of a line, under the two years of the guarantee. As it was said: what becomes of it are its steps. */
export const claims = pgTable(
  "claims",
  {
    id: id<"claim">(), // made with the form: one press, one claim
    orderId: ref<"order">().notNull().references(() => orders.id),
    orderLineId: ref<"order-line">().notNull().references(() => orderLines.id),
    quantity: integer().notNull(),
    fault: text().notNull(), // in the customer's words
    wish: text({ enum: CLAIM_WISHES }).notNull(),
    locationId: ref<"location">().notNull().references(() => locations.id), // who sees to it first
    state: text({ enum: CLAIM_STATES }).notNull().default("reported"), // where its last step left it: written by the trigger of its steps
    actor: text().notNull(),
    reportedAt: addedAt(),
  },
  (t) => [
    index().on(t.orderId),
    index().on(t.orderLineId),
    uniqueIndex("claims_one_open").on(t.orderLineId).where(sql`${t.state} in ('reported','repair','ready')`),
    index("claims_open").on(t.locationId, t.reportedAt).where(sql`${t.state} in ('reported','repair','ready')`),
    check("claims_known", sql`${t.wish} in ('repair','replacement') and ${t.state} in ('reported','repair','ready','repaired','replacement','reduction','refund','refused','withdrawn')`),
    check("claims_said", sql`${t.quantity} > 0 and length(${t.fault}) between 3 and 1000`),
  ],
);

/** What was done about a claim, and by whom; added to, never edited. A reduction says how much, a refund which return gave the money, a refusal why. */
export const claimSteps = pgTable(
  "claim_steps",
  {
    id: id<"claim-step">(),
    claimId: ref<"claim">().notNull().references(() => claims.id),
    position: smallint().notNull().default(0), // which step of its claim it is: counted by the trigger, under the claim's lock
    step: text({ enum: CLAIM_STEPS }).notNull(),
    locationId: ref<"location">().references(() => locations.id), // where the piece is seen to; null: nobody saw it
    amount: minor().notNull().default(sql`0`),
    returnId: ref<"return">().unique().references(() => returns.id),
    because: text({ enum: CLAIM_REFUSALS }),
    note: text(), // what the customer reads beside it
    actor: text().notNull(),
    at: addedAt(),
  },
  (t) => [
    unique("claim_steps_once").on(t.claimId, t.step),
    unique("claim_steps_position").on(t.claimId, t.position),
    check("claim_steps_known", sql`${t.step} in ('repair','ready','repaired','replacement','reduction','refund','refused','withdrawn') and ${t.because} in ('conforms','wear','misuse','other-thing','came-back')`),
    check("claim_steps_says", sql`(${t.step} = 'reduction') = (${t.amount} > 0) and (${t.step} = 'refund') = (${t.returnId} is not null) and (${t.step} = 'refused') = (${t.because} is not null) and ${t.amount} >= 0 and length(${t.note}) between 1 and 300`),
    check("claim_steps_actor", sql`(${t.step} = 'withdrawn') = (${t.locationId} is null) and (${t.step} = 'withdrawn' or ${t.actor} like 'staff:_%')`),
  ],
);
