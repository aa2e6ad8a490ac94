import { sql } from "drizzle-orm";
import { boolean, char, check, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { Words } from "@/lib/core/words";
import { addedAt, id } from "../columns";

/** Who sells, and how the shop is called, from each moment on: the last row counts. Added to, never edited, so that a document says who sold when it was issued. */
export const companies = pgTable(
  "companies",
  {
    id: id<"company">(),
    seq: integer().generatedAlwaysAsIdentity().unique(), // the order in which they were said
    shop: text().notNull(), // the name above the door
    headline: jsonb().$type<Words>().notNull(), // the first words of the home page
    about: jsonb().$type<Words>().notNull(), // what the shop is, in a sentence
    name: text().notNull(), // the company, as the register has it
    street: text().notNull(),
    postcode: text().notNull(),
    city: text().notNull(),
    province: text().notNull(),
    country: char({ length: 2 }).notNull(),
    vatNumber: text().notNull(),
    register: text().notNull(), // which register, and its number there
    capital: text().notNull(), // as the law wants it said; empty: none to say
    email: text().notNull(),
    certifiedEmail: text().notNull(), // empty: none
    phone: text().notNull(),
    phoneHours: jsonb().$type<Words>().notNull(), // when somebody answers
    demo: boolean().notNull().default(false), // whether nobody really sells
    actor: text().notNull(), // staff:…, or who installed the shop
    addedAt: addedAt(),
  },
  (t) => [check("companies_named", sql`${t.shop} <> '' and ${t.name} <> '' and ${t.street} <> '' and ${t.city} <> '' and ${t.vatNumber} <> '' and ${t.email} <> '' and ${t.phone} <> ''`)],
);
