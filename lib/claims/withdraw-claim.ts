import "server-only";
import type { z } from "zod";
import { atomically } from "@/db/atomically";
import { claimSteps } from "@/db/schema/all";
import { newId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, poolFor, type Shopper } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { lockMine } from "@/lib/orders/lock-mine";
import { claimById } from "./reads";
import { ReportClaim } from "./report-claim";

export const WithdrawClaim = ReportClaim.pick({ claimId: true, orderId: true, code: true });
/**
 * Its customer takes a claim back that nobody has decided on. Nothing is lost by it: within the two years they may report it anew. Refuses
 * `decided`, and a claim of somebody else's order like one that isn't there. May be repeated.
 */
export function withdrawClaim(who: Shopper, { claimId, orderId, code }: z.output<typeof WithdrawClaim>): Promise<Outcome<null, { why: "unknown-order" } | { why: "decided" }>> {
  return atomically(async (tx) => {
    const order = await lockMine(tx, who, orderId, { code, duty: "take-back" });
    const claim = order && (await claimById(claimId, tx));
    if (!order || claim?.orderId !== order.id) return refused({ why: "unknown-order" });
    if (claim.state === "withdrawn") return done(null);
    if (claim.state !== "reported") return refused({ why: "decided" });
    const stepId = newId<"claim-step">();
    await tx.insert(claimSteps).values({ id: stepId, claimId, step: "withdrawn", actor: actorOf(who) });
    await record(tx, who, { is: "claim.decided", claimId, orderId, stepId, locationId: claim.locationId });
    return done(null);
  }, { pool: poolFor(who) });
}
