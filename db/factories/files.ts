import { newId } from "@/lib/core/id";
import { confirmImport } from "@/lib/imports/confirm-import";
import { importById, rowsOf } from "@/lib/imports/reads";
import { runImport } from "@/lib/imports/run-import";
import { StageFile, stageFile } from "@/lib/imports/stage-file";
import type { ImportId } from "@/lib/imports/types";
import type { Who } from "@/lib/core/who";

export const IMPORTER: Who = { is: "machine", job: "test" };
/** A file in small pieces, as a network brings it. */
export async function* inPieces(bytes: Uint8Array, size = 1_000): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.byteLength; i += size) yield bytes.subarray(i, i + size);
}
type Wish = Partial<{ readonly kind: string | null; readonly currency: string; readonly place: string | null; readonly language: string; readonly vatRate: number | null; readonly importId: string; readonly who: Who }>;

/** Brings a file and looks at it; nothing is written yet. */
export async function bring(file: string | Uint8Array, { who = IMPORTER, ...wish }: Wish = {}) {
  const input = StageFile.parse({ importId: newId(), fileName: "prova.csv", kind: null, currency: "EUR", place: null, language: "it", vatRate: null, ...wish });
  const staged = await stageFile(who, input, inPieces(typeof file === "string" ? Buffer.from(file) : file));
  if (!staged.ok) return { staged, id: input.importId, told: null, rows: [] };
  await runImport(input.importId);
  return { staged, id: input.importId, told: await importById(input.importId), rows: await rowsOf(input.importId, { most: 5_000 }) };
}

/** Has a file written that was looked at. */
export async function write(id: ImportId) {
  const confirmed = await confirmImport(IMPORTER, { importId: id });
  return confirmed.ok ? runImport(id) : confirmed.why;
}
