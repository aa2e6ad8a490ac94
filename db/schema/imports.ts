import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { ColumnReport, ImportSettings, Noted, Planned } from "@/lib/imports/types";
import { addedAt, id, moment, ref } from "../columns";

export const IMPORT_KINDS = ["products", "prices", "stock"] as const;
export const IMPORT_FORMATS = ["shopify", "unico"] as const;
export const IMPORT_STATES = ["reading", "checking", "ready", "refused", "applying", "reverting", "done", "undoing", "undone"] as const;
export const ROW_CHANGES = ["add", "change", "same", "refused"] as const;

/** A file that somebody brought: what it holds, what it would change, and how far that has come. Its steps: IMPORT_STEPS (lib/imports/rules.ts). */
export const imports = pgTable(
  "imports",
  {
    id: id<"import">(), // made with the form: one press, one import
    kind: text({ enum: IMPORT_KINDS }).notNull(),
    format: text({ enum: IMPORT_FORMATS }).notNull(),
    fileName: text().notNull(),
    fileHash: text().notNull(), // SHA-256 of its bytes, hex
    bytes: integer().notNull(),
    settings: jsonb().$type<ImportSettings>().notNull(),
    columns: jsonb().$type<readonly ColumnReport[]>().notNull(), // what becomes of each column
    state: text({ enum: IMPORT_STATES }).notNull().default("reading"),
    lines: integer().notNull().default(0), // of the file, without its head
    rows: integer().notNull().default(0), // of import_rows: products, prices or levels
    seen: integer().notNull().default(0), // of those, looked at in the state it is in: progress
    added: integer().notNull().default(0), // these four are counted by the trigger, when the look is over
    changed: integer().notNull().default(0),
    same: integer().notNull().default(0),
    refused: integer().notNull().default(0),
    actor: text().notNull(),
    at: addedAt(),
    movedAt: moment().notNull().defaultNow(), // the last batch: what stands still is taken up again
    doneAt: moment(),
    undoneAt: moment(),
  },
  (t) => [
    index().on(t.at.desc()),
    uniqueIndex("imports_one_writes").on(sql`(true)`).where(sql`${t.state} in ('applying','reverting','undoing')`),
    check("imports_state", sql`${t.state} in ('reading','checking','ready','refused','applying','reverting','done','undoing','undone')`),
    check("imports_hash", sql`${t.fileHash} ~ '^([0-9a-f]{64})?$' and (${t.state} = 'reading' or ${t.fileHash} <> '')`),
    check("imports_counts", sql`${t.bytes} >= 0 and ${t.lines} >= 0 and ${t.seen} between 0 and ${t.rows}`),
    check("imports_actor", sql`${t.actor} like 'staff:_%' or ${t.actor} like 'job:_%'`),
  ],
);

/** One product, price or level of a file: what it says, what it would do, what was there before and after. */
export const importRows = pgTable(
  "import_rows",
  {
    importId: ref<"import">().notNull().references(() => imports.id),
    no: integer().notNull(), // from 1, in the file's order
    line: integer().notNull(), // its first line in the file; the head is line 1
    key: text().notNull(), // the handle; the SKU; place and SKU
    codes: text().array().notNull(), // its SKUs
    plan: jsonb().$type<Planned>().notNull(), // what the file says, read
    kept: jsonb().$type<Readonly<Record<string, readonly string[]>>>().notNull(), // cells that are not taken over, as given: addresses of pictures, tags
    problems: jsonb().$type<readonly Noted[]>().notNull(), // why it is refused, or was left as it is by an undo
    notes: jsonb().$type<readonly Noted[]>().notNull(), // what somebody should know
    change: text({ enum: ROW_CHANGES }), // null: not looked at yet
    before: jsonb(), // as it was when it was looked at; null: not there
    after: jsonb(), // as it was left
    appliedAt: moment(),
    undoneAt: moment(),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.no] }),
    index("import_rows_key").on(t.importId, t.key),
    index("import_rows_change").on(t.importId, t.change, t.no),
    index("import_rows_to_do").on(t.importId, t.no).where(sql`${t.appliedAt} is null`), // the next of 100,000 without passing those that are done
    index("import_rows_to_undo").on(t.importId, t.no.desc()).where(sql`${t.appliedAt} is not null and ${t.undoneAt} is null`),
    check("import_rows_change_known", sql`${t.change} in ('add','change','same','refused')`),
    check("import_rows_applied", sql`${t.appliedAt} is null or (${t.after} is not null and ${t.change} in ('add','change'))`),
    check("import_rows_undone", sql`${t.undoneAt} is null or ${t.appliedAt} is not null`),
  ],
);
