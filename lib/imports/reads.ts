import "server-only";
import { and, asc, desc, eq, gt, inArray, sql } from "drizzle-orm";
import { staffDb } from "@/db/client";
import { imports, importRows } from "@/db/schema/imports";
import type { ImportId, RowChange } from "./types";

const SHOWN = { id: imports.id, kind: imports.kind, format: imports.format, fileName: imports.fileName, state: imports.state, lines: imports.lines, rows: imports.rows, seen: imports.seen, added: imports.added, changed: imports.changed, same: imports.same, refused: imports.refused, at: imports.at, doneAt: imports.doneAt, undoneAt: imports.undoneAt, by: sql<string>`coalesce((select name from staff where 'staff:' || id = ${imports.actor}), '')` };

/** The files that were brought last, the latest first; for callers who have checked who asks. */
export const latestImports = (most = 50) => staffDb.select(SHOWN).from(imports).orderBy(desc(imports.at), desc(imports.id)).limit(most);

/** One import with what became of its columns; null for none. For callers who have checked who asks. */
export async function importById(importId: ImportId) {
  const [row] = await staffDb.select({ ...SHOWN, bytes: imports.bytes, fileHash: imports.fileHash, settings: imports.settings, columns: imports.columns,
    left: sql<number>`(select count(*)::int from import_rows r where r.import_id = ${imports.id} and r.applied_at is not null and r.undone_at is null and r.problems <> '[]')` }).from(imports).where(eq(imports.id, importId));
  return row ?? null;
}

/** Rows of an import in the file's order, after the row `after`; `only` those that would do something, or have something to say. For callers who have checked who asks. */
export const rowsOf = (importId: ImportId, { changes, noted = false, after = 0, most = 50 }: { readonly changes?: readonly RowChange[]; readonly noted?: boolean; readonly after?: number; readonly most?: number }) =>
  staffDb.select({ no: importRows.no, line: importRows.line, key: importRows.key, change: importRows.change, plan: importRows.plan, before: importRows.before, problems: importRows.problems, notes: importRows.notes, kept: importRows.kept, undoneAt: importRows.undoneAt, appliedAt: importRows.appliedAt })
    .from(importRows)
    .where(and(eq(importRows.importId, importId), gt(importRows.no, after), changes ? inArray(importRows.change, [...changes]) : undefined, noted ? sql`(${importRows.notes} <> '[]' or ${importRows.problems} <> '[]')` : undefined))
    .orderBy(asc(importRows.no)).limit(most);

/** How often each thing is said of rows of an import: of those that are refused, and of the others; the most often first. */
export async function saidOf(importId: ImportId) {
  return staffDb.execute<{ why: string; column: string; refused: boolean; count: number }>(sql`
    select n ->> 'why' as why, min(n ->> 'column') as column, r.change = 'refused' as refused, count(*)::int as count
    from import_rows r, jsonb_array_elements(r.problems || r.notes) n where r.import_id = ${importId} group by 1, 3 order by 3 desc, 4 desc limit 60`);
}
