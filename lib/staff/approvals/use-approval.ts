import "server-only";
import { and, asc, eq, gt, isNotNull, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { approvals } from "@/db/schema/all";
import { newId, type StaffId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { rolesOf } from "../reads";
import { boundTo } from "./reads";
import { mayAlone, mayApprove } from "./rules";
import type { ApprovalId, ApprovalNeeded, Approved, Wanted } from "./types";

type Word = { readonly stands: "own" | "alone"; readonly by: StaffId } | { readonly stands: "given"; readonly by: StaffId; readonly approvalId: ApprovalId };

/**
 * Whose word would let an action through at a moment: who's own as a manager, nobody's within their own limit, or an approval that was
 * given to them for exactly this and not used. Locks that approval in the caller's transaction and uses nothing up. Refuses
 * `approval-needed` with what to ask for (askApproval). Roles are those of now.
 */
export async function findApproval(tx: Tx, who: Staff, { action, locationId, subject, amount }: Wanted, now: Date): Promise<Outcome<Word, ApprovalNeeded>> {
  const wanted = { action, locationId, subject, amount };
  const roles = await rolesOf(tx, who.staffId);
  if (mayApprove(roles, wanted)) return done({ stands: "own", by: who.staffId });
  if (mayAlone(roles, wanted)) return done({ stands: "alone", by: who.staffId });
  const open = and(eq(approvals.bound, boundTo(who.staffId, wanted)), isNotNull(approvals.givenAt), isNull(approvals.usedAt), isNull(approvals.endedAt), gt(approvals.expiresAt, now));
  const [given] = await tx.select({ id: approvals.id, by: approvals.givenBy }).from(approvals).where(open).orderBy(asc(approvals.askedAt), asc(approvals.id)).limit(1).for("update");
  if (given?.by && mayApprove(await rolesOf(tx, given.by), wanted)) return done({ stands: "given", by: given.by, approvalId: given.id });
  log.info({ staffId: who.staffId }, "an action waits for an approval");
  return refused({ why: "approval-needed", ...wanted });
}

/**
 * Lets an action through in the caller's own transaction: within who's own limit as it is; for a manager by their own word, which is
 * written down; else by an approval that was given to them for exactly this, which is used up. If the caller's transaction ends in a
 * refusal the approval is unused again. Refuses as `findApproval` does. Two at once: one gets it.
 * A verb that may be repeated looks for its earlier answer first: an approval works once.
 */
export async function useApproval(tx: Tx, who: Staff, { action, locationId, subject, amount }: Wanted, now = new Date()): Promise<Outcome<Approved, ApprovalNeeded>> {
  const wanted = { action, locationId, subject, amount };
  const word = await findApproval(tx, who, wanted, now);
  if (!word.ok) return word;
  const { by, stands } = word.value;
  if (stands === "alone") return done({ approvalId: null, by });
  if (stands === "given") {
    await tx.update(approvals).set({ usedAt: now }).where(eq(approvals.id, word.value.approvalId));
    return done({ approvalId: word.value.approvalId, by });
  }
  const id = newId<"approval">();
  await tx.insert(approvals).values({ id, ...wanted, bound: boundTo(by, wanted), askedBy: by, askedAt: now, expiresAt: new Date(now.getTime() + 1_000), givenBy: by, givenAt: now, proof: "signed-in", usedAt: now });
  return done({ approvalId: id, by });
}
