import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { labelRuns } from "@/db/schema/all";
import { isId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { labelsAt } from "./rules";
import type { RunId } from "./types";

export const ConfirmLabels = z.object({ runId: z.string().refine(isId).transform((id) => id as RunId) });

/** Says that a run was printed and hangs: from now on its labels are the ones that count at its place. May be repeated. */
export function confirmLabels(who: Staff, { runId }: z.output<typeof ConfirmLabels>, now = new Date()): Promise<Outcome<{ readonly at: Date }, { why: "not-yours" } | { why: "unknown-run" }>> {
  return atomically(async (tx) => {
    const [run] = await tx.select({ locationId: labelRuns.locationId, confirmedAt: labelRuns.confirmedAt }).from(labelRuns).where(eq(labelRuns.id, runId)).for("update");
    if (!run) return refused({ why: "unknown-run" });
    if (!labelsAt(who, run.locationId)) {
      log.warn({ staffId: who.staffId }, "tried to hang labels of another place");
      return refused({ why: "not-yours" });
    }
    if (run.confirmedAt) return done({ at: run.confirmedAt });
    await tx.update(labelRuns).set({ confirmedAt: now, confirmedBy: actorOf(who) }).where(eq(labelRuns.id, runId));
    await record(tx, who, { is: "labels.changed", locationId: run.locationId });
    return done({ at: now });
  }, { pool: "staff" });
}
