import "server-only";
import { and, eq, inArray, lt } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { imports, importRows } from "@/db/schema/imports";
import { done, type Done } from "@/lib/core/outcome";
import { AT_WORK } from "./rules";
import { runImport } from "./run-import";

/** Milliseconds without a batch after which nobody works on an import any more, and after which an upload won't go on. */
const STILL_MS = 60_000;
const CUT_MS = 30 * 60_000;

/** Takes up imports whose process ended in the middle, and takes away uploads that were cut; how many. For a job of every minute; may be repeated. */
export async function continueImports(at: Date): Promise<Done<number>> {
  const still = await db.select({ id: imports.id, state: imports.state, movedAt: imports.movedAt }).from(imports).where(and(inArray(imports.state, [...AT_WORK]), lt(imports.movedAt, new Date(at.getTime() - STILL_MS))));
  for (const { id, state, movedAt } of still) {
    if (state !== "reading") await runImport(id);
    else if (movedAt.getTime() < at.getTime() - CUT_MS) {
      await atomically(async (tx) => {
        const [row] = await tx.select({ state: imports.state }).from(imports).where(eq(imports.id, id)).for("update");
        if (row?.state !== "reading") return done(null);
        await tx.delete(importRows).where(eq(importRows.importId, id));
        return done(await tx.delete(imports).where(eq(imports.id, id)));
      });
    }
  }
  return done(still.length);
}
