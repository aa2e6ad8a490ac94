import "server-only";
import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import type { Tx } from "@/db/client";
import { imports, importRows } from "@/db/schema/imports";
import { isId, type LocationId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, LOCALES, type Who } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { CannotRead, type Unreadable } from "./file/rules";
import { type Chunks, weigh } from "./file/read-lines";
import { readItems, type Seen } from "./read-items";
import { importsFor } from "./rules";
import { repeats } from "./twice/rules";
import type { ImportId, ImportKind, Item } from "./types";

export const StageFile = z.object({
  importId: z.string().refine(isId).transform((id) => id as ImportId), // made with the form: one press, one import
  fileName: z.string().max(1_000).transform((name) => name.replace(/[\p{C}/\\]+/gu, " ").trim().slice(-120) || "file.csv"),
  kind: z.enum(["products", "prices", "stock"]).nullable(), // null: as its head says
  currency: z.enum(["EUR", "GBP", "USD"]),
  place: z.string().refine(isId).transform((id) => id as LocationId).nullable(),
  language: z.enum(LOCALES),
  vatRate: z.number().int().min(0).max(10_000).nullable(),
});
export type NotStaged = { why: "not-yours" } | { why: "unknown-place" } | { why: "unknown-format"; columns: readonly string[] } | { why: "other-kind"; found: ImportKind } | { why: "unreadable"; what: Unreadable };
/** Items in one insertion. */
const AT_ONCE = 500;

/**
 * Reads a file that somebody brings into an import, as it comes, and asks for the look at it; nothing in the shop changes. One that can't be read whole, or
 * breaks off, leaves nothing. May be repeated with the same id: then the first one is the answer. Refuses `not-yours`, `unknown-place`, what is no
 * table of a known kind, and what can't be read, with the line.
 */
export async function stageFile(who: Who, input: z.output<typeof StageFile>, chunks: Chunks): Promise<Outcome<{ readonly importId: ImportId }, NotStaged>> {
  if (!importsFor(who)) return refused({ why: "not-yours" });
  const { importId, fileName, kind, ...settings } = input;
  const [before] = await db.select({ state: imports.state }).from(imports).where(eq(imports.id, importId));
  if (before) return done({ importId });
  const place = settings.place === null ? null : ((await db.execute<{ handle: string }>(sql`select handle from locations where id = ${settings.place}`))[0]?.handle ?? undefined);
  if (place === undefined) return refused({ why: "unknown-place" });
  const scale = weigh();
  let staged = false;
  try {
    const seen: Seen = { lines: 0, columns: () => [] };
    const read = await readItems(scale.pass(chunks), settings, place, seen);
    if (!read.ok) return read;
    if (kind !== null && kind !== read.value.kind) return refused({ why: "other-kind", found: read.value.kind });
    await atomically(async (tx) => done(await tx.insert(imports).values({ id: importId, kind: read.value.kind, format: read.value.format, fileName, fileHash: "", bytes: 0, settings, columns: [], actor: actorOf(who) })));
    staged = true;
    let no = 0;
    let batch: Item[] = [];
    const again = repeats();
    const put = async () => {
      const rows = batch;
      const from = no - rows.length;
      batch = [];
      if (rows.length > 0) await atomically((tx) => putRows(tx, importId, from, rows, seen.lines));
    };
    for await (const item of read.value.items) {
      no++;
      if (batch.push({ ...item, problems: [...item.problems, ...again(item)] }) >= AT_ONCE) await put();
    }
    if (no === 0) throw new CannotRead("empty", 1);
    await put();
    const { bytes, hash } = scale.end();
    await atomically((tx) => beginLook(tx, who, importId, { bytes, hash, lines: seen.lines, columns: seen.columns(settings) }));
    return done({ importId });
  } catch (error) {
    if (staged) await forget(importId);
    if (error instanceof CannotRead) return refused({ why: "unreadable", what: error.what });
    throw error;
  }
}

async function putRows(tx: Tx, importId: ImportId, from: number, rows: readonly Item[], lines: number) {
  const sent = rows.map((row, i) => ({ ...row, no: from + i + 1 }));
  await tx.execute(sql`
    insert into import_rows (import_id, no, line, key, codes, plan, kept, problems, notes)
    select ${importId}, r.no, r.line, r.key, array(select jsonb_array_elements_text(r.codes)), r.plan, r.kept, r.problems, r.notes
    from jsonb_to_recordset(${JSON.stringify(sent).replaceAll("\\u0000", "")}::jsonb) as r(no int, line int, key text, codes jsonb, plan jsonb, kept jsonb, problems jsonb, notes jsonb) on conflict do nothing`);
  await tx.update(imports).set({ lines }).where(eq(imports.id, importId));
  return done(null);
}

type Weighed = { readonly bytes: number; readonly hash: string; readonly lines: number; readonly columns: ReturnType<Seen["columns"]> };
async function beginLook(tx: Tx, who: Who, importId: ImportId, { bytes, hash, lines, columns }: Weighed) {
  await tx.update(imports).set({ state: "checking", bytes, fileHash: hash, lines, columns }).where(eq(imports.id, importId));
  await record(tx, who, { is: "import.moved", importId });
  return done(null);
}

/** Takes away what was read of a file that can't be read whole. */
async function forget(importId: ImportId): Promise<void> {
  await atomically(async (tx) => {
    await tx.delete(importRows).where(eq(importRows.importId, importId));
    return done(await tx.delete(imports).where(eq(imports.id, importId)));
  });
}
