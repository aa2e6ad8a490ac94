import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, smallint, text, unique } from "drizzle-orm/pg-core";
import type { Locale } from "@/lib/core/who";
import { addedAt, currency, id, minor, moment, ref } from "../columns";
import { UNITS, variants } from "./catalogue";
import { locations } from "./locations";
import { prices } from "./pricing";

/** Shelf labels made together for one place, in the order in which they lie on the sheet. Hangs from when somebody says so. */
export const labelRuns = pgTable(
  "label_runs",
  {
    id: id<"label-run">(),
    locationId: ref<"location">().notNull().references(() => locations.id),
    template: text().notNull(), // a key of TEMPLATES (lib/labels/sheets/rules.ts)
    locale: text().$type<Locale>().notNull(), // the language on the labels
    startsAt: smallint().notNull().default(0), // positions of the first sheet that were used before
    aisle: text(), // null: a list of things
    actor: text().notNull(),
    madeAt: addedAt(), // prices are those of this moment
    confirmedAt: moment(), // when it was printed and hung; null: nobody has said so
    confirmedBy: text(),
  },
  (t) => [
    index().on(t.locationId, t.id),
    check("label_runs_locale", sql`${t.locale} in ('it','en')`),
    check("label_runs_start", sql`${t.startsAt} between 0 and 200`),
    check("label_runs_actor", sql`${t.actor} like 'staff:_%' and ${t.confirmedBy} like 'staff:_%'`),
    check("label_runs_confirmed", sql`(${t.confirmedAt} is null) = (${t.confirmedBy} is null) and ${t.confirmedAt} >= ${t.madeAt}`),
  ],
);

/** What a label says: the price of its run's moment, as a row of the list. Added to, never edited. */
export const printedLabels = pgTable(
  "printed_labels",
  {
    id: id<"label">(),
    runId: ref<"label-run">().notNull().references(() => labelRuns.id),
    position: integer().notNull(), // its place in the run, from 0
    variantId: ref<"variant">().notNull().references(() => variants.id),
    priceId: ref<"price">().notNull().references(() => prices.id),
    currency: currency().notNull(),
    amount: minor().notNull(),
    lowest: minor(), // the lowest price of the days before, where a reduction is announced
    lowestDays: smallint(), // how many days that covers
    unitAmount: minor(), // the price per reference quantity, where the thing has one
    unitPer: smallint(),
    unit: text({ enum: UNITS }),
  },
  (t) => [
    unique("printed_labels_position").on(t.runId, t.position),
    unique("printed_labels_once").on(t.runId, t.variantId),
    check("printed_labels_amount", sql`${t.amount} >= 0`),
    check("printed_labels_lowest", sql`(${t.lowest} is null) = (${t.lowestDays} is null) and ${t.lowest} > ${t.amount} and ${t.lowestDays} between 0 and 30`),
    check("printed_labels_unit", sql`num_nulls(${t.unitAmount}, ${t.unitPer}, ${t.unit}) in (0, 3) and ${t.unitAmount} >= 0 and ${t.unitPer} > 0`),
  ],
);

/** Which label hangs where: the last one confirmed for each thing and place. Written by the trigger on label_runs alone. */
export const shelfLabels = pgTable(
  "shelf_labels",
  {
    locationId: ref<"location">().notNull().references(() => locations.id),
    variantId: ref<"variant">().notNull().references(() => variants.id),
    labelId: ref<"label">().notNull().references(() => printedLabels.id),
    priceId: ref<"price">().notNull(), // as the label says it, so that what is out of date is found in one place
    currency: currency().notNull(),
    hungAt: moment().notNull(),
    untilAt: moment(), // from here on another row of the list holds; null: none is planned. Kept by triggers, here and on prices
  },
  (t) => [
    primaryKey({ columns: [t.locationId, t.variantId] }),
    index("shelf_labels_variant").on(t.variantId),
    index("shelf_labels_until").on(t.locationId, t.untilAt).where(sql`${t.untilAt} is not null`),
  ],
);

export const LABEL_ASKS = ["stale", "missing", "damaged"] as const;

/** Labels that somebody in the store wants anew, each once for a reason; over when another label hangs there. Added to, never edited. */
export const labelAsks = pgTable(
  "label_asks",
  {
    id: id<"label-ask">(),
    locationId: ref<"location">().notNull().references(() => locations.id),
    variantId: ref<"variant">().notNull().references(() => variants.id),
    labelId: ref<"label">(), // the one that hangs there; null: none does
    why: text({ enum: LABEL_ASKS }).notNull(),
    actor: text().notNull(),
    askedAt: addedAt(),
  },
  (t) => [
    unique("label_asks_once").on(t.locationId, t.variantId, t.labelId, t.why).nullsNotDistinct(),
    foreignKey({ columns: [t.labelId], foreignColumns: [printedLabels.id] }),
    check("label_asks_why", sql`${t.why} in ('stale','missing','damaged')`),
    check("label_asks_actor", sql`${t.actor} like 'staff:_%'`),
  ],
);
