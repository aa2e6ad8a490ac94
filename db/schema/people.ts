import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { addedAt, id, ref } from "../columns";
import { staff } from "./customers";
import { devices } from "./devices";

/** What was done to a colleague's access. `password`: they chose one with the link of a letter; `device-…`: to an enrolled device. */
export const PEOPLE_ACTS = ["invited", "changed", "shut-out", "let-in", "link-sent", "password", "device-enrolled", "device-renamed", "device-revoked"] as const;

/** What was changed of who may come in: as it was, as it became, why, by whom, and at which counter. Only ever added to. */
export const peopleEdits = pgTable(
  "people_edits",
  {
    id: id<"people-edit">(),
    act: text({ enum: PEOPLE_ACTS }).notNull(),
    staffId: ref<"staff">().references(() => staff.id),
    deviceId: ref<"device">().references(() => devices.id),
    before: jsonb(),
    after: jsonb(),
    reason: text().notNull().default(""),
    actor: text().notNull(),
    doneAt: ref<"device">().references(() => devices.id), // the counter at which it was done; null: a browser that is none
    at: addedAt(),
  },
  (t) => [
    index().on(t.staffId, t.id),
    index().on(t.deviceId, t.id),
    check("people_edits_act", sql`${t.act} in ('invited', 'changed', 'shut-out', 'let-in', 'link-sent', 'password', 'device-enrolled', 'device-renamed', 'device-revoked')`),
    check("people_edits_of", sql`num_nonnulls(${t.staffId}, ${t.deviceId}) = 1 and (${t.deviceId} is not null) = (${t.act} like 'device-%')`),
    check("people_edits_said", sql`${t.actor} like 'staff:_%' and length(${t.reason}) <= 300 and (${t.act} in ('link-sent', 'password') or ${t.before} is distinct from ${t.after})`),
  ],
);
