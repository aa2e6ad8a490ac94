import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { constraintOf } from "@/db/faults";
import { imports } from "@/db/schema/imports";
import { isId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Who } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { importsFor } from "./rules";
import type { ImportId, ImportState } from "./types";

export const WhichImport = z.object({ importId: z.string().refine(isId).transform((id) => id as ImportId) });
export type NotStepped = { why: "not-yours" } | { why: "unknown-import" } | { why: "not-now"; state: ImportState } | { why: "another-runs" };

/**
 * Somebody read what a file would do and wants it done. The writing begins in the background. May be repeated. Refuses `not-now` for one that is not
 * ready (its state says why), and `another-runs` while another file is written: both would write over each other.
 */
export const confirmImport = (who: Who, { importId }: z.output<typeof WhichImport>): Promise<Outcome<{ readonly state: ImportState }, NotStepped>> => step(who, importId, "ready", "applying", ["applying", "done"]);

/** Somebody wants what a file did taken back, in the background; what was touched since stays and says so. May be repeated; refuses as confirmImport does. */
export const undoImport = (who: Who, { importId }: z.output<typeof WhichImport>): Promise<Outcome<{ readonly state: ImportState }, NotStepped>> => step(who, importId, "done", "undoing", ["undoing", "undone"]);

function step(who: Who, importId: ImportId, from: ImportState, to: ImportState, already: readonly ImportState[]): Promise<Outcome<{ readonly state: ImportState }, NotStepped>> {
  return atomically(async (tx): Promise<Outcome<{ readonly state: ImportState }, NotStepped>> => {
    if (!importsFor(who)) return refused({ why: "not-yours" });
    const [row] = await tx.select({ state: imports.state }).from(imports).where(eq(imports.id, importId)).for("update");
    if (!row) return refused({ why: "unknown-import" });
    if (already.includes(row.state)) return done({ state: row.state });
    if (row.state !== from) return refused({ why: "not-now", state: row.state });
    await tx.update(imports).set({ state: to }).where(eq(imports.id, importId));
    await record(tx, who, { is: "import.moved", importId });
    return done({ state: to });
  }).catch((fault: unknown) => {
    if (constraintOf(fault) === "imports_one_writes") return refused({ why: "another-runs" });
    throw fault;
  });
}
