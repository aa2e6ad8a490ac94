import { sql } from "drizzle-orm";
import { check, index, pgTable, text } from "drizzle-orm/pg-core";
import { addedAt, currency, id, minor, ref } from "../columns";
import { customers } from "./customers";
import { orders } from "./orders";

/** What colleagues wrote down about an order, for colleagues. Added to, never edited. */
export const careNotes = pgTable(
  "care_notes",
  {
    id: id<"care-note">(), // made with the form: one press, one note
    orderId: ref<"order">().notNull().references(() => orders.id),
    text: text().notNull(),
    actor: text().notNull(), // staff:…
    at: addedAt(),
  },
  (t) => [index().on(t.orderId, t.at), check("care_notes_said", sql`length(${t.text}) between 1 and 2000 and ${t.actor} like 'staff:_%'`)],
);

/** Whose order a colleague of customer service opened, and when: who looks at people's data is seen. Added to, never edited. */
export const careLooks = pgTable(
  "care_looks",
  {
    id: id<"care-look">(),
    orderId: ref<"order">().notNull().references(() => orders.id),
    actor: text().notNull(), // staff:…
    at: addedAt(),
  },
  (t) => [index().on(t.orderId, t.at), index().on(t.actor, t.at), check("care_looks_actor", sql`${t.actor} like 'staff:_%'`)],
);

/** Credit that customer service gave for an order, to its customer's account, and why: its customer reads it. Added to, never edited. */
export const careCredits = pgTable(
  "care_credits",
  {
    id: id<"care-credit">(), // made with the form: one press, one gift
    orderId: ref<"order">().notNull().references(() => orders.id),
    customerId: ref<"customer">().notNull().references(() => customers.id),
    amount: minor().notNull(),
    currency: currency().notNull(),
    reason: text().notNull(), // in words for the customer
    actor: text().notNull(), // staff:…
    at: addedAt(),
  },
  (t) => [index().on(t.orderId), check("care_credits_said", sql`${t.amount} > 0 and length(${t.reason}) between 3 and 300 and ${t.actor} like 'staff:_%'`)],
);

export const CARE_ACTS = ["moved", "dropped", "address", "pay-link"] as const;

/** What customer service did for a customer with an order of theirs, and why: the customer reads it. Added to, never edited. */
export const careActs = pgTable(
  "care_acts",
  {
    id: id<"care-act">(), // made with the form: one press, one act
    orderId: ref<"order">().notNull().references(() => orders.id),
    act: text({ enum: CARE_ACTS }).notNull(),
    reason: text().notNull(), // in words for the customer
    actor: text().notNull(), // staff:…
    at: addedAt(),
  },
  (t) => [index().on(t.orderId, t.at), check("care_acts_said", sql`${t.act} in ('moved','dropped','address','pay-link') and length(${t.reason}) between 3 and 300 and ${t.actor} like 'staff:_%'`)],
);
