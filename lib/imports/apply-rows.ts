import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Who } from "@/lib/core/who";
import { changeOf, type ImportAt, lookAt, type StagedRow } from "./check-rows";
import { sameState } from "./rules";
import { markRows, writeRows } from "./write-rows";

/**
 * Writes the next rows of an import, each only if its thing is as it was when somebody read what would happen. Says how many, or `null` where one was not:
 * then nothing of this batch is written, the row says why, and what was written before is to be taken back.
 */
export async function applyRows(tx: Tx, who: Who, at: ImportAt, most: number): Promise<number | null> {
  const rows = await tx.execute<StagedRow>(sql`select no, line, key, plan, '[]'::jsonb as problems, notes, before, after from import_rows where import_id = ${at.id} and change in ('add', 'change') and applied_at is null order by no limit ${most}`);
  if (rows.length === 0) return 0;
  const looked = await lookAt(tx, at, rows, true);
  const stale = looked.filter((each) => !sameState(each.was, each.row.before) || changeOf(each) === "refused");
  if (stale.length > 0) {
    const said = stale.map(({ row, problems }) => ({ no: row.no, problems: problems.length > 0 ? problems : [{ line: row.line, column: "", why: "changed-meanwhile", given: row.key }] }));
    await tx.execute(sql`update import_rows i set change = 'refused', problems = r.problems from jsonb_to_recordset(${JSON.stringify(said)}::jsonb) as r(no int, problems jsonb) where i.import_id = ${at.id} and i.no = r.no`);
    return null;
  }
  const writing = looked.map(({ row, was, to }) => ({ no: row.no, plan: row.plan, was, to }));
  await writeRows(tx, who, at, writing, `import:${at.id}`);
  await markRows(tx, at, writing.map(({ no, to }) => ({ no, after: to })));
  return rows.length;
}
