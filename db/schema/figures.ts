import { sql } from "drizzle-orm";
import { bigint, boolean, check, date, index, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { RETURN_CHANNELS, SALE_ORIGINS, SALE_WAYS } from "@/lib/figures/types";
import { currency, minor, moment, ref } from "../columns";
import { locations } from "./locations";
import { orders } from "./orders";
import { entries } from "./payments";

/**
 * Each booking of the account `sales` once more, by how it was bought, how and from where it leaves, and how it came back: what figures add up.
 * A sale of an order in several parts has a row for each way and place. Written by the trigger of entries alone, never edited.
 */
export const saleBookings = pgTable(
  "sale_bookings",
  {
    entryId: bigint({ mode: "number" }).notNull().references(() => entries.id),
    part: smallint().notNull(), // 0, 1, …: rows of one entry
    at: moment().notNull(), // when it was booked
    day: date({ mode: "string" }).notNull(), // that day in the shop's time zone
    orderId: ref<"order">().notNull().references(() => orders.id),
    kind: text({ enum: ["sale", "refund"] }).notNull(), // refund: a failed one too, which takes the first back
    origin: text({ enum: SALE_ORIGINS }).notNull(),
    way: text({ enum: SALE_WAYS }), // of a sale: how it was to leave when it was paid
    back: text({ enum: RETURN_CHANNELS }), // of a refund: how the goods came back
    locationId: ref<"location">().references(() => locations.id), // of a sale: the place that serves it; of a refund: where goods came back, null for none
    currency: currency().notNull(),
    amount: minor().notNull(), // sales positive, refunds negative
    vat: minor().notNull(), // contained in it: the share of the order's VAT, so that all rows of an order paid in full have all of it
    first: boolean().notNull(), // of the first booking of its order
    opensHere: boolean().notNull(), // and of that the first row at this place
  },
  (t) => [
    primaryKey({ columns: [t.entryId, t.part] }),
    index().on(t.day),
    index().on(t.orderId),
    check("sale_bookings_kind", sql`case ${t.kind} when 'sale' then ${t.way} in ('collect','deliver','carry-out') and ${t.back} is null and ${t.locationId} is not null when 'refund' then ${t.way} is null and ${t.back} in ('store','parcel','exchange','none') and (${t.back} = 'none') = (${t.locationId} is null) and not ${t.first} else false end`),
    check("sale_bookings_origin", sql`${t.origin} in ('web','reserved','aisle','till')`),
    check("sale_bookings_opens", sql`not ${t.opensHere} or ${t.first}`),
  ],
);
