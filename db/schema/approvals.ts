import { sql } from "drizzle-orm";
import { bigint, check, index, pgTable, text } from "drizzle-orm/pg-core";
import { APPROVAL_ACTIONS } from "@/lib/staff/approvals/types";
import { id, moment, ref } from "../columns";
import { staff } from "./customers";
import { devices } from "./devices";
import { locations } from "./locations";

/** A manager's word for one action of one colleague: asked, given, used once; nothing else of it ever changes. */
export const approvals = pgTable(
  "approvals",
  {
    id: id<"approval">(),
    action: text({ enum: APPROVAL_ACTIONS }).notNull(),
    locationId: ref<"location">().notNull().references(() => locations.id),
    subject: text().notNull(),
    amount: bigint({ mode: "number" }).notNull(), // of what: LIMITS in lib/staff/approvals/rules.ts
    about: text().notNull().default(""), // what the manager was told besides
    bound: text().notNull(), // SHA-256 of who, what, where, how much, to what
    askedBy: ref<"staff">().notNull().references(() => staff.id),
    askedAt: moment().notNull(),
    expiresAt: moment().notNull(),
    givenBy: ref<"staff">().references(() => staff.id),
    givenAt: moment(),
    proof: text({ enum: ["pin", "signed-in"] }),
    deviceId: ref<"device">().references(() => devices.id), // where the PIN was typed
    usedAt: moment(),
    endedBy: ref<"staff">().references(() => staff.id), // who asked: withdrawn; a manager: refused
    endedAt: moment(),
  },
  (t) => [
    index("approvals_open").on(t.bound).where(sql`${t.usedAt} is null`),
    index().on(t.locationId, t.askedAt),
    check("approvals_action", sql`${t.action} in ('line-discount', 'price-below', 'cash-variance', 'no-receipt-return', 'drawer-open', 'big-payout', 'goodwill-return')`),
    check("approvals_amount", sql`${t.amount} >= 0 and length(${t.subject}) between 1 and 300`),
    check("approvals_bound", sql`${t.bound} = encode(sha256(convert_to(concat_ws(E'\\n', ${t.askedBy}::text, ${t.action}, ${t.locationId}::text, ${t.amount}::text, ${t.subject}), 'UTF8')), 'hex')`),
    check("approvals_minutes", sql`${t.expiresAt} > ${t.askedAt} and ${t.expiresAt} <= ${t.askedAt} + interval '10 minutes' and ${t.givenAt} between ${t.askedAt} and ${t.expiresAt} and ${t.usedAt} between ${t.givenAt} and ${t.expiresAt}`),
    check("approvals_ended", sql`(${t.endedBy} is null) = (${t.endedAt} is null) and ${t.endedAt} >= ${t.askedAt} and (${t.endedAt} is null or ${t.usedAt} is null)`),
    check("approvals_given", sql`(${t.givenBy} is null) = (${t.givenAt} is null) and (${t.givenBy} is null) = (${t.proof} is null) and (${t.proof} is not distinct from 'pin') = (${t.deviceId} is not null) and (${t.usedAt} is null or ${t.givenAt} is not null)`),
  ],
);
