import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { Locale } from "@/lib/core/who";
import { addedAt, id, moment, ref, serial } from "../columns";
import { variants } from "./catalogue";
import { staff } from "./customers";
import { locations } from "./locations";

export const REQUEST_STATES = ["asked", "accepted", "brought", "not-there", "withdrawn", "expired"] as const;

/**
 * Somebody in a store wants goods brought to where they stand. No account: only their browser's key shows how it goes, and what it
 * says of them is forgotten. Its triggers hold its steps, stamp its moments and write its history.
 */
export const aisleRequests = pgTable(
  "aisle_requests",
  {
    id: id<"aisle-request">(),
    locationId: ref<"location">().notNull().references(() => locations.id),
    variantId: ref<"variant">().notNull().references(() => variants.id), // what is wanted
    bin: text(), // where they stand, as the label in front of them says
    spot: text(), // and in their own words; may be forgotten
    locale: text().$type<Locale>().notNull(), // what they read, and may speak
    browserHash: text(), // whose it is: the hash of their browser's key; may be forgotten
    state: text({ enum: REQUEST_STATES }).notNull().default("asked"),
    actor: text().notNull(), // who took the last step
    dueAt: moment().notNull(), // when it is over by itself, unless somebody takes the next step
    askedAt: addedAt(),
    acceptedAt: moment(),
    acceptedBy: text(), // staff:…
    endedAt: moment(),
  },
  (t) => [
    uniqueIndex("aisle_requests_one_open").on(t.browserHash).where(sql`${t.endedAt} is null`),
    index("aisle_requests_open").on(t.locationId).where(sql`${t.endedAt} is null`),
    index().on(t.browserHash, t.askedAt),
    index().on(t.endedAt),
    check("aisle_requests_accepted", sql`num_nulls(${t.acceptedAt}, ${t.acceptedBy}) in (0, 2) and (${t.state} <> 'asked' or ${t.acceptedAt} is null) and (${t.state} not in ('accepted', 'brought', 'not-there') or ${t.acceptedAt} is not null) and ${t.acceptedBy} like 'staff:_%'`),
    check("aisle_requests_ended", sql`(${t.state} in ('asked', 'accepted')) = (${t.endedAt} is null) and (${t.endedAt} is not null or ${t.browserHash} is not null)`),
    check("aisle_requests_said", sql`${t.state} in ('asked', 'accepted', 'brought', 'not-there', 'withdrawn', 'expired') and ${t.locale} in ('it', 'en') and char_length(${t.spot}) between 1 and 80 and ${t.browserHash} ~ '^[0-9a-f]{64}$'`),
    check("aisle_requests_due", sql`${t.dueAt} > ${t.askedAt} and ${t.dueAt} <= ${t.askedAt} + interval '3 hours'`),
  ],
);

/** How each request went. Written by the trigger of requests alone, never edited. */
export const aisleRequestSteps = pgTable(
  "aisle_request_steps",
  {
    id: serial(),
    requestId: ref<"aisle-request">().notNull().references(() => aisleRequests.id),
    state: text({ enum: REQUEST_STATES }).notNull(),
    actor: text().notNull(),
    at: addedAt(),
  },
  (t) => [uniqueIndex("aisle_request_steps_once").on(t.requestId, t.state)],
);

/** What a store could have sold at a shelf and had not: looked for and not there, or scanned where none was left. Rows are added, never edited. */
export const shelfMisses = pgTable(
  "shelf_misses",
  {
    id: serial(),
    locationId: ref<"location">().notNull().references(() => locations.id),
    variantId: ref<"variant">().notNull().references(() => variants.id),
    bin: text(), // its shelf, as it was then
    kind: text({ enum: ["not-there", "none-left"] }).notNull(),
    requestId: ref<"aisle-request">().unique().references(() => aisleRequests.id), // of what a colleague looked for
    at: addedAt(),
  },
  (t) => [index().on(t.locationId, t.at), check("shelf_misses_kind", sql`${t.kind} in ('not-there', 'none-left') and (${t.kind} = 'not-there') = (${t.requestId} is not null)`)],
);

/** Which store's screen a colleague has in sight, and since when it was last seen: who is at work where. */
export const presences = pgTable(
  "presences",
  {
    staffId: ref<"staff">().notNull().references(() => staff.id),
    locationId: ref<"location">().notNull().references(() => locations.id),
    seenAt: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.staffId, t.locationId] }), index().on(t.locationId, t.seenAt)],
);
