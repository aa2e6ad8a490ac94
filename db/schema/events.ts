import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { Locale } from "@/lib/core/who";
import type { Fact } from "@/lib/events/types";
import { addedAt, id, moment, ref, serial } from "../columns";
import { orders } from "./orders";

/** The outbox: what has happened, in order, until it is handled and old. Its trigger wakes listeners and queues what follows. */
export const facts = pgTable("facts", {
  id: serial(),
  is: text().$type<Fact["is"]>().notNull(),
  body: jsonb().$type<Fact>().notNull(),
  actor: text().notNull(),
  followed: boolean().notNull(), // whether a job delivers it to lib/subscribers/table.ts
  at: addedAt(),
}, (t) => [
  index("facts_receipts").on(sql`(${t.body}->>'orderId')`).where(sql`${t.is} = 'receipt.printed'`),
  // what colleagues did (lib/office/audit.ts)
  index("facts_of_staff").on(t.id).where(sql`${t.actor} like 'staff:%'`),
  index("facts_by_staff").on(t.actor, t.id).where(sql`${t.actor} like 'staff:%'`),
  index("facts_of_orders").on(sql`(${t.body}->>'orderId')`, t.id).where(sql`${t.actor} like 'staff:%'`),
]);

/** Every message to a person: the row is the truth, sending it is a consequence. */
export const messages = pgTable(
  "messages",
  {
    id: id<"message">(),
    dedupe: text().notNull().unique(), // one fact, one message: order-received:<order id>
    kind: text().notNull(),
    locale: text().$type<Locale>().notNull(),
    recipient: text().notNull(), // e-mail address
    subject: text().notNull(),
    html: text().notNull(),
    text: text().notNull(),
    orderId: ref<"order">().references(() => orders.id),
    state: text({ enum: ["queued", "sent", "kept", "failed"] }).notNull().default("queued"), // kept: no relay is set, the row is the mail
    tries: integer().notNull().default(0),
    lastError: text(),
    writtenAt: addedAt(),
    sentAt: moment(),
  },
  (t) => [index().on(t.orderId), index("messages_to").on(t.recipient, t.id), index("messages_open").on(t.writtenAt).where(sql`${t.state} = 'queued'`), index("messages_failed").on(t.id).where(sql`${t.state} = 'failed'`)],
);
