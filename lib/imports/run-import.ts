import "server-only";
import { eq, sql } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { isBusy } from "@/db/faults";
import { imports } from "@/db/schema/imports";
import { log } from "@/lib/core/log";
import type { StaffId } from "@/lib/core/id";
import { done, type Done } from "@/lib/core/outcome";
import type { Who } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { applyRows } from "./apply-rows";
import { checkRows, type ImportAt } from "./check-rows";
import { AT_ONCE, AT_WORK } from "./rules";
import { takeBackRows } from "./take-back-rows";
import type { ImportId, ImportState } from "./types";

/** A job works so long on a file, then lets others have its place and comes again: milliseconds. */
const SLICE_MS = 30_000;

/**
 * Works on an import until nothing more is to be done with it, or its time is over; then it asks to be called again. Each batch is a transaction of its
 * own that says how far it came, so one that is killed goes on where it stood, and two at once take turns. Says where it stands; null for none.
 */
export async function runImport(importId: ImportId, forMs = SLICE_MS): Promise<ImportState | null> {
  const until = performance.now() + forMs;
  let singly = 0; // rows that are still taken one by one, since one of them can't be written
  for (;;) {
    let state = await tryBatch(importId, singly > 0 ? 1 : AT_ONCE);
    if (state === "fault" && singly === 0) {
      singly = AT_ONCE;
      continue;
    }
    singly = Math.max(0, singly - 1);
    if (state === "fault") state = (await atomically((tx) => giveUpRow(tx, importId))).value;
    if (state === null || state === "reading" || !AT_WORK.includes(state)) return state;
    if (performance.now() >= until) {
      await atomically(async (tx) => done(await record(tx, { is: "machine", job: "imports" }, { is: "import.moved", importId })));
      return state;
    }
  }
}

/** One batch in its transaction; `fault` for what doesn't get better by waiting. */
async function tryBatch(importId: ImportId, most: number): Promise<ImportState | "fault" | null> {
  try {
    return (await atomically((tx) => oneBatch(tx, importId, most))).value;
  } catch (fault) {
    if (isBusy(fault)) throw fault;
    log.error({ err: fault }, "rows of an import can't be written");
    return "fault";
  }
}

/** The next batch of an import in the state it is in, and the next state where there is none left. */
async function oneBatch(tx: Tx, importId: ImportId, most: number): Promise<Done<ImportState | null>> {
  const [row] = await tx.select().from(imports).where(eq(imports.id, importId)).for("update");
  if (!row) return done(null);
  const at: ImportAt = { id: importId, kind: row.kind, format: row.format, settings: row.settings, actor: row.actor, fileName: row.fileName };
  const who = whoOf(row.actor);
  const go = async (state: ImportState): Promise<Done<ImportState>> => {
    await tx.update(imports).set({ state }).where(eq(imports.id, importId));
    await record(tx, who, { is: "import.moved", importId });
    return done(state);
  };
  const further = async (count: number): Promise<Done<ImportState>> => {
    await tx.update(imports).set({ seen: sql`least(${imports.rows}, ${imports.seen} + ${count})` }).where(eq(imports.id, importId));
    return done(row.state);
  };
  if (row.state === "checking") {
    const count = await checkRows(tx, at, most);
    if (count > 0) return further(count);
    const [bad] = await tx.execute<{ bad: boolean }>(sql`select exists (select 1 from import_rows where import_id = ${importId} and change = 'refused') as bad`);
    return go(bad?.bad ? "refused" : "ready");
  }
  if (row.state === "applying") {
    const count = await applyRows(tx, who, at, most);
    return count === null ? go("reverting") : count > 0 ? further(count) : go("done");
  }
  if (row.state === "reverting" || row.state === "undoing") {
    const count = await takeBackRows(tx, who, at, most);
    return count > 0 ? further(count) : go(row.state === "undoing" ? "undone" : "refused");
  }
  return done(row.state);
}

/** The row that is next can't be written, and waiting won't help: it says so. While the file is written, what was written before goes back. */
async function giveUpRow(tx: Tx, importId: ImportId): Promise<Done<ImportState | null>> {
  const [row] = await tx.select({ state: imports.state }).from(imports).where(eq(imports.id, importId)).for("update");
  if (!row) return done(null);
  const forwards = row.state === "checking" || row.state === "applying";
  const next = row.state === "checking" ? sql`change is null order by no` : row.state === "applying" ? sql`change in ('add', 'change') and applied_at is null order by no` : sql`applied_at is not null and undone_at is null and problems = '[]' order by no desc`;
  await tx.execute(sql`
    update import_rows set problems = problems || jsonb_build_array(jsonb_build_object('line', line, 'column', '', 'why', 'cant-be-written', 'given', key)), change = case when ${forwards} then 'refused' else change end
    where import_id = ${importId} and no = (select no from import_rows where import_id = ${importId} and ${next} limit 1)`);
  if (row.state !== "applying") return done(row.state);
  await tx.update(imports).set({ state: "reverting" }).where(eq(imports.id, importId));
  return done("reverting");
}

/** Whoever brought the file, for the ledgers; what they may was asked when they confirmed it. */
const whoOf = (actor: string): Who => (actor.startsWith("staff:") ? { is: "staff", staffId: actor.slice(6) as StaffId, at: null, may: new Set() } : { is: "machine", job: actor.slice(4) });
