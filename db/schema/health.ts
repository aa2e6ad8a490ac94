import { bigint, date, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { Finding } from "@/lib/health/types";
import { addedAt, serial } from "../columns";

/** What the doctor found, look by look: append-only, and forgotten after a while (trigger keep_examinations). */
export const examinations = pgTable(
  "examinations",
  {
    id: serial(),
    at: addedAt(),
    ms: integer().notNull(),
    askedBy: text().notNull(), // job:… or staff:…
    broken: integer().notNull(), // invariants that something breaks
    unseen: integer().notNull(), // invariants that could not be looked at
    findings: jsonb().$type<readonly Finding[]>().notNull(),
  },
  (t) => [index().on(t.at.desc())],
);

/** What each ledger said of a day that is over: its rows and the sum of their hashes. Written by seal_ledgers alone. */
export const ledgerSeals = pgTable(
  "ledger_seals",
  { ledger: text().notNull(), day: date().notNull(), rows: bigint({ mode: "number" }).notNull(), hash: text().notNull(), sealedAt: addedAt() },
  (t) => [primaryKey({ columns: [t.day, t.ledger] })],
);
