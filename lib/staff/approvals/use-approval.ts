import "server-only";
import { and, asc, eq, gt, isNotNull, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { approvals } from "@/db/schema/all";
import { newId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { rolesOf } from "../reads";
import { boundTo } from "./reads";
import { mayAlone, mayApprove } from "./rules";
import type { ApprovalNeeded, Approved, Wanted } from "./types";

/**
 * Lets an action through in the caller's own transaction: within who's own limit as it is; for a manager by their own word, which is
 * written down; else by an approval that was given to them for exactly this, which is used up. If the caller's transaction ends in a
 * refusal the approval is unused again. Refuses `approval-needed` with what to ask for (askApproval). Two at once: one gets it.
 * Roles are those of now. A verb that may be repeated looks for its earlier answer first: an approval works once.
 */
export async function useApproval(tx: Tx, who: Staff, { action, locationId, subject, amount }: Wanted, now = new Date()): Promise<Outcome<Approved, ApprovalNeeded>> {
  const wanted = { action, locationId, subject, amount };
  const bound = boundTo(who.staffId, wanted);
  const roles = await rolesOf(tx, who.staffId);
  if (mayApprove(roles, wanted)) {
    const id = newId<"approval">();
    await tx.insert(approvals).values({ id, ...wanted, bound, askedBy: who.staffId, askedAt: now, expiresAt: new Date(now.getTime() + 1_000), givenBy: who.staffId, givenAt: now, proof: "signed-in", usedAt: now });
    return done({ approvalId: id, by: who.staffId });
  }
  if (mayAlone(roles, wanted)) return done({ approvalId: null, by: who.staffId });
  const open = and(eq(approvals.bound, bound), isNotNull(approvals.givenAt), isNull(approvals.usedAt), isNull(approvals.endedAt), gt(approvals.expiresAt, now));
  const [given] = await tx.select({ id: approvals.id, by: approvals.givenBy }).from(approvals).where(open).orderBy(asc(approvals.askedAt), asc(approvals.id)).limit(1).for("update");
  if (!given?.by || !mayApprove(await rolesOf(tx, given.by), wanted)) {
    log.info({ staffId: who.staffId }, "an action waits for an approval");
    return refused({ why: "approval-needed", ...wanted });
  }
  await tx.update(approvals).set({ usedAt: now }).where(eq(approvals.id, given.id));
  return done({ approvalId: given.id, by: given.by });
}
