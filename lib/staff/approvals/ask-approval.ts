import "server-only";
import { and, eq, gt, isNull } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { approvals } from "@/db/schema/all";
import { isId, type LocationId, newId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { boundTo } from "./reads";
import { APPROVAL_MINUTES } from "./rules";
import { APPROVAL_ACTIONS, type ApprovalId } from "./types";

const NO_CONTROL = /^[^\p{C}]*$/u;
export const AskApproval = z.object({
  action: z.enum(APPROVAL_ACTIONS),
  locationId: z.string().refine(isId).transform((id) => id as LocationId),
  subject: z.string().min(1).max(300).regex(NO_CONTROL),
  amount: z.coerce.number().int().min(0).max(1_000_000_000),
  about: z.string().trim().max(200).regex(NO_CONTROL).default(""),
});

/**
 * Asks for a manager's word on one action, as the verb that refused with `approval-needed` named it; `about` is what the manager
 * reads beside it. It waits five minutes. Refuses `not-yours` where one doesn't sell. Asked again while it waits, it is the same one.
 */
export function askApproval(who: Staff, { about, ...wanted }: z.output<typeof AskApproval>, now = new Date()): Promise<Outcome<{ readonly approvalId: ApprovalId; readonly expiresAt: Date }, { why: "not-yours" }>> {
  return atomically(async (tx) => {
    if (!who.may.has("sell") || (who.at !== null && !who.at.includes(wanted.locationId))) {
      log.warn({ staffId: who.staffId }, "asked for an approval at another place");
      return refused({ why: "not-yours" });
    }
    const bound = boundTo(who.staffId, wanted);
    const [waits] = await tx.select({ approvalId: approvals.id, expiresAt: approvals.expiresAt }).from(approvals).where(and(eq(approvals.bound, bound), eq(approvals.about, about), isNull(approvals.givenAt), isNull(approvals.endedAt), gt(approvals.expiresAt, now))).limit(1);
    if (waits) return done(waits);
    const expiresAt = new Date(now.getTime() + APPROVAL_MINUTES * 60_000);
    const approvalId = newId<"approval">();
    await tx.insert(approvals).values({ id: approvalId, ...wanted, about, bound, askedBy: who.staffId, askedAt: now, expiresAt });
    await record(tx, who, { is: "approval.changed", approvalId, locationId: wanted.locationId });
    return done({ approvalId, expiresAt });
  }, { pool: "staff" });
}
