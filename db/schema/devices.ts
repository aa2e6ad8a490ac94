import { sql } from "drizzle-orm";
import { bigint, check, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { addedAt, id, moment, ref } from "../columns";
import { staff } from "./customers";
import { locations } from "./locations";

/**
 * What a colleague proves to be with beside the password: an app that counts time (RFC 6238) or a passkey (WebAuthn). `counter` is
 * the last time step, or the last count of signatures, that was taken: each is taken once.
 */
export const staffFactors = pgTable(
  "staff_factors",
  {
    id: id<"staff-factor">(),
    staffId: ref<"staff">().notNull().references(() => staff.id),
    kind: text({ enum: ["totp", "passkey"] }).notNull(),
    name: text().notNull(), // as its owner calls it
    secret: text(), // an app's, sealed with the shop's key: `v1.` and what only the shop can open
    credentialId: text().unique(), // a passkey's, with its public half
    publicKey: text(),
    counter: bigint({ mode: "number" }).notNull().default(0),
    confirmedAt: moment(), // null: begun, and never proved
    removedAt: moment(),
    addedAt: addedAt(),
  },
  (t) => [
    index().on(t.staffId),
    check("staff_factors_kind", sql`case ${t.kind} when 'totp' then ${t.secret} is not null and ${t.secret} ~ '^v1[.][A-Za-z0-9_-]{40,}$' and ${t.credentialId} is null and ${t.publicKey} is null
      when 'passkey' then ${t.secret} is null and ${t.credentialId} is not null and ${t.publicKey} is not null else false end`),
  ],
);

/** The way back in for who has lost every factor: shown once on paper, of 80 random bits and more, and works once. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  { codeHash: text().primaryKey(), staffId: ref<"staff">().notNull().references(() => staff.id), usedAt: moment(), addedAt: addedAt() },
  (t) => [index().on(t.staffId), check("recovery_codes_hashed", sql`${t.codeHash} ~ '^[0-9a-f]{64}$'`)],
);

/** A till, tablet or counter that a colleague with the right to has enrolled: only there a PIN is taken. Known by the hash of a token of 128 bits. */
export const devices = pgTable(
  "devices",
  {
    id: id<"device">(),
    locationId: ref<"location">().notNull().references(() => locations.id),
    name: text().notNull(),
    tokenHash: text().notNull().unique(),
    enrolledBy: ref<"staff">().notNull().references(() => staff.id),
    seenAt: moment(),
    revokedAt: moment(),
    revokedBy: ref<"staff">().references(() => staff.id),
    addedAt: addedAt(),
  },
  (t) => [
    check("devices_hashed", sql`${t.tokenHash} ~ '^[0-9a-f]{64}$'`),
    check("devices_revoked", sql`(${t.revokedAt} is null) = (${t.revokedBy} is null)`),
  ],
);

/** A colleague's PIN for enrolled devices. After five misses it counts no more until a new one is chosen. */
export const staffPins = pgTable(
  "staff_pins",
  { staffId: ref<"staff">().primaryKey().references(() => staff.id), pinHash: text().notNull(), misses: integer().notNull().default(0), changedAt: addedAt() },
  (t) => [check("staff_pins_misses", sql`${t.misses} between 0 and 5`), check("staff_pins_hashed", sql`${t.pinHash} like '$argon2id$%'`)],
);
