import { sql } from "drizzle-orm";
import { boolean, check, date, doublePrecision, index, integer, jsonb, pgTable, primaryKey, smallint, text, time } from "drizzle-orm/pg-core";
import type { Words } from "@/lib/core/words";
import { addedAt, id, minor, ref } from "../columns";

/** A store or a warehouse: a place that holds stock. */
export const locations = pgTable(
  "locations",
  {
    id: id<"location">(),
    handle: text().notNull().unique(),
    kind: text({ enum: ["store", "warehouse"] }).notNull(),
    name: text().notNull(), // Corso Como
    street: text().notNull(),
    postcode: text().notNull(),
    city: text().notNull(),
    province: text().notNull(), // two letters in Italy
    country: text().notNull(), // ISO 3166-1 alpha-2
    phone: text().notNull(),
    email: text().notNull(),
    latitude: doublePrecision().notNull(),
    longitude: doublePrecision().notNull(),
    timeZone: text().notNull(), // IANA name
    directions: jsonb().$type<Words>().notNull(), // how to get there, in words
    services: jsonb().$type<readonly Words[]>().notNull(),
    picture: text(), // stem of a picture, as in media
    deliversFrom: boolean().notNull(), // parcels may leave from here
    collectFrom: boolean().notNull(), // orders may be collected here
    preparationMinutes: integer().notNull(),
    collectCutOff: time(), // local time from which the work on an order begins the next day; null: none
    holdDays: smallint().notNull(),
    extendDays: smallint().notNull().default(3), // by which a buyer may let it wait longer, once; 0: not at all
    windowMinutes: smallint(), // how long a pickup window lasts; null: it has none, orders are collected from when they are ready
    windowCapacity: smallint(), // orders in one window
    windowDays: smallint(), // how many days after today windows are offered
    reserveHours: smallint().notNull().default(0), // for which what is reserved waits to be paid there, from when it is ready; 0: nothing may be reserved
    documentFrom: minor(), // orders of this amount or more are given for a document, not for their code alone; null: any for its code
    askMinutes: smallint().notNull().default(10), // for which what is asked from the aisle waits for the next step; 0: nobody may ask
    varianceLimit: minor().notNull().default(sql`500`), // by which a drawer's count may differ before a manager must approve
    routingRank: smallint().notNull(), // among equals, the lower number sends the parcel
  },
  (t) => [
    check("locations_kind", sql`${t.kind} in ('store','warehouse')`),
    check("locations_extend", sql`${t.extendDays} between 0 and 30`),
    check("locations_reserve", sql`${t.reserveHours} between 0 and 240`),
    check("locations_variance", sql`${t.varianceLimit} >= 0`),
    check("locations_document", sql`${t.documentFrom} > 0`),
    check("locations_ask", sql`${t.askMinutes} between 0 and 60`),
    check("locations_preparation", sql`${t.preparationMinutes} between 0 and 14400`),
    check("locations_windows", sql`num_nulls(${t.windowMinutes}, ${t.windowCapacity}, ${t.windowDays}) = 3 or (num_nulls(${t.windowMinutes}, ${t.windowCapacity}, ${t.windowDays}) = 0 and ${t.windowMinutes} between 15 and 240 and ${t.windowCapacity} between 1 and 500 and ${t.windowDays} between 0 and 14)`),
  ],
);

/** Weekly opening hours; a day may have several spans. Weekday 1 is Monday (ISO 8601). */
export const openingHours = pgTable(
  "opening_hours",
  {
    locationId: ref<"location">().notNull().references(() => locations.id),
    weekday: smallint().notNull(),
    opens: time().notNull(),
    closes: time().notNull(), // later than opens; "24:00" is midnight
  },
  (t) => [primaryKey({ columns: [t.locationId, t.weekday, t.opens] }), check("opening_hours_span", sql`${t.weekday} between 1 and 7 and ${t.opens} < ${t.closes}`)],
);

/** A day that differs from the week: closed, or open at other hours. */
export const exceptionalHours = pgTable(
  "exceptional_hours",
  {
    locationId: ref<"location">().notNull().references(() => locations.id),
    day: date().notNull(),
    opens: time(), // null: closed all day
    closes: time(),
    reason: jsonb().$type<Words>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.locationId, t.day] }), check("exceptional_hours_span", sql`(${t.opens} is null) = (${t.closes} is null)`)],
);

/** What was changed of a place by hand: each field as it was and as it became, by whom. Added to, never edited. */
export const placeEdits = pgTable(
  "place_edits",
  {
    id: id<"place-edit">(),
    locationId: ref<"location">().notNull().references(() => locations.id),
    field: text().notNull(), // EDITED (lib/locations/edit/rules.ts)
    before: jsonb(), // null: nothing was there
    after: jsonb(),
    actor: text().notNull(), // staff:…
    at: addedAt(),
  },
  (t) => [index().on(t.locationId, t.id), check("place_edits_actor", sql`${t.actor} like 'staff:_%' and ${t.before} is distinct from ${t.after}`)],
);
