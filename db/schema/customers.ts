import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Purpose } from "@/lib/core/consent";
import type { Locale } from "@/lib/core/who";
import { addedAt, id, moment, ref } from "../columns";

/** A person with an account. `email` is normalised by lib/customers/rules.ts, so one address is one account. */
export const customers = pgTable("customers", {
  id: id<"customer">(),
  email: text().notNull().unique(),
  name: text(),
  passwordHash: text(), // argon2id; null: signs in by e-mail link only
  emailVerifiedAt: moment(),
  locale: text().$type<Locale>().notNull(),
  storeId: ref<"location">(), // my store
  disabledAt: moment(),
  addedAt: addedAt(),
});

/** Where a customer wants parcels. */
export const addresses = pgTable(
  "addresses",
  {
    id: id<"address">(),
    customerId: ref<"customer">().notNull().references(() => customers.id),
    name: text().notNull(),
    street: text().notNull(),
    extra: text(),
    postcode: text().notNull(),
    city: text().notNull(),
    province: text().notNull(),
    country: text().notNull(),
    phone: text(),
    usedAt: moment().notNull().defaultNow(),
  },
  (t) => [index().on(t.customerId, t.usedAt.desc())],
);

/** A signed-in browser of a customer or a colleague. Ending the row ends the session at its next request. */
export const sessions = pgTable(
  "sessions",
  {
    id: id<"session">(),
    kind: text({ enum: ["customer", "staff"] }).notNull(),
    customerId: ref<"customer">().references(() => customers.id),
    staffId: ref<"staff">().references(() => staff.id),
    startedAt: addedAt(),
    seenAt: moment().notNull().defaultNow(),
    expiresAt: moment().notNull(),
    endedAt: moment(),
    deviceId: ref<"device">(), // where a colleague came in by PIN
    factorId: ref<"staff-factor">(), // and what it was proved with, beside the password
    provedAt: moment(), // when that was, the last time
  },
  (t) => [
    index().on(t.customerId),
    index().on(t.staffId, t.seenAt),
    check("sessions_factors", sql`${t.kind} = 'staff' or (${t.deviceId} is null and ${t.factorId} is null and ${t.provedAt} is null)`),
    check("sessions_one_person", sql`(${t.kind} = 'customer') = (${t.customerId} is not null) and (${t.kind} = 'staff') = (${t.staffId} is not null)`),
  ],
);

/** A one-time proof sent by e-mail: sign-in link, password reset, address confirmation, a colleague's invitation. Stored hashed. A sign-up waits here. */
export const emailProofs = pgTable(
  "email_proofs",
  {
    id: id<"email-proof">(),
    tokenHash: text().notNull().unique(),
    purpose: text({ enum: ["sign-in", "reset", "confirm", "invite"] }).notNull(),
    email: text().notNull(),
    name: text(), // what the account that the proof begins will be called
    passwordHash: text(), // and the password that was chosen at sign-up
    expiresAt: moment().notNull(),
    usedAt: moment(),
    addedAt: addedAt(),
  },
  (t) => [index().on(t.email)],
);

/** That somebody chose about cookies: when, after which wording, in which language. `browser` is the random number in their cookie; who it was nobody knows. */
export const cookieChoices = pgTable(
  "cookie_choices",
  {
    id: id<"cookie-choice">(),
    browser: uuid().notNull(),
    purposes: text().array().$type<readonly Purpose[]>().notNull(), // none: refused
    wording: text().notNull(), // CONSENT_TEXT of lib/core/consent.ts at that time
    locale: text().$type<Locale>().notNull(),
    at: addedAt(),
  },
  (t) => [
    index().on(t.browser, t.at),
    check("cookie_choices_known", sql`${t.purposes} <@ array['statistics', 'personal'] and ${t.wording} ~ '^\\d{4}-\\d\\d-\\d\\d$' and ${t.locale} in ('it', 'en')`),
  ],
);

/** A colleague who signs in to the office or the shop floor. */
export const staff = pgTable("staff", {
  id: id<"staff">(),
  email: text().notNull().unique(),
  name: text().notNull(),
  shownName: text(), // as shoppers may read it, by the colleague's own choice; null: not at all
  passwordHash: text(), // null: invited, and has not chosen one yet
  factorNeededFrom: moment(), // from then on the password alone lets nobody in
  disabledAt: moment(),
  addedAt: addedAt(),
});

export const ROLES = ["cashier", "picker", "manager", "buyer", "marketer", "care", "auditor", "owner"] as const;

/** A colleague's role at a place; `locationId` null means everywhere. */
export const staffRoles = pgTable(
  "staff_roles",
  {
    id: id<"staff-role">(),
    staffId: ref<"staff">().notNull().references(() => staff.id),
    role: text({ enum: ROLES }).notNull(),
    locationId: ref<"location">(),
  },
  (t) => [uniqueIndex("staff_roles_once").on(t.staffId, t.role, t.locationId)],
);

/** Attempts counted per key and window, for limits that hold across processes (rate-limiter-flexible's table). */
export const rateLimits = pgTable("rate_limits", {
  key: text().primaryKey(),
  points: integer().notNull().default(0),
  expire: moment(),
});
