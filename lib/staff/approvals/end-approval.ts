import "server-only";
import { eq } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { approvals } from "@/db/schema/all";
import { log } from "@/lib/core/log";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import type { z } from "zod";
import { rolesOf } from "../reads";
import type { WhichApproval } from "./give-approval";
import { mayApprove } from "./rules";

/**
 * Whoever asked for a manager's word asks no more, or whoever could give it says no: nothing is let through by it, also where the yes had
 * been said and not used. Refuses `not-yours` for anybody else (and for what isn't there), `used` once it let something through. May be repeated; who was first counts.
 */
export function endApproval(who: Staff, { approvalId }: z.output<typeof WhichApproval>, now = new Date()): Promise<Outcome<null, { why: "not-yours" } | { why: "used" }>> {
  return atomically(async (tx) => {
    const [asked] = await tx.select().from(approvals).where(eq(approvals.id, approvalId)).for("update");
    if (!asked || (asked.askedBy !== who.staffId && !mayApprove(await rolesOf(tx, who.staffId), asked))) {
      log.warn({ staffId: who.staffId }, "tried to end an approval that is not theirs to");
      return refused({ why: "not-yours" });
    }
    if (asked.usedAt) return refused({ why: "used" });
    if (asked.endedAt) return done(null);
    await tx.update(approvals).set({ endedAt: now, endedBy: who.staffId }).where(eq(approvals.id, approvalId));
    await record(tx, who, { is: "approval.changed", approvalId, locationId: asked.locationId });
    return done(null);
  }, { pool: "staff" });
}
