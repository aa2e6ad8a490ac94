import "server-only";
import { and, asc, desc, eq, inArray, type SQL } from "drizzle-orm";
import { db, staffDb, type Tx } from "@/db/client";
import { claims, claimSteps, orderLines, orders } from "@/db/schema/all";
import type { LocationId, OrderId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import { seesToClaims } from "./rules";
import type { Claim, ClaimId, OpenClaim } from "./types";

async function whichAre(which: SQL, on: Pick<Tx, "select">): Promise<readonly Claim[]> {
  const rows = await on
    .select({ claim: claims, position: orderLines.position, step: claimSteps })
    .from(claims)
    .innerJoin(orderLines, eq(orderLines.id, claims.orderLineId))
    .leftJoin(claimSteps, eq(claimSteps.claimId, claims.id))
    .where(which)
    .orderBy(desc(claims.reportedAt), desc(claims.id), asc(claimSteps.position))
    .limit(200);
  return [...Map.groupBy(rows, ({ claim }) => claim.id).values()].flatMap((its): Claim[] => {
    const [first] = its;
    if (!first) return [];
    const { reportedAt: at, actor: _, ...claim } = first.claim;
    return [{ ...claim, at, position: first.position, steps: its.flatMap(({ step }) => (step ? [{ id: step.id, step: step.step, amount: step.amount, because: step.because, note: step.note, actor: step.actor, at: step.at }] : [])) }];
  });
}

/** The claims of an order, the latest first; for callers who have checked who asks. */
export const claimsOf = (orderId: OrderId, on: Pick<Tx, "select"> = db): Promise<readonly Claim[]> => whichAre(eq(claims.orderId, orderId), on);

/** One claim; null if there is none. For callers who have checked who asks. */
export const claimById = async (id: ClaimId, on: Pick<Tx, "select"> = db): Promise<Claim | null> => (await whichAre(eq(claims.id, id), on))[0] ?? null;

/** The claims that a place sees to and has not ended, the oldest first; none for who doesn't see to them there. */
export async function openClaimsAt(who: Staff, place: LocationId): Promise<readonly OpenClaim[]> {
  if (!seesToClaims(who, place)) return [];
  return staffDb
    .select({ id: claims.id, orderId: claims.orderId, number: orders.number, position: orderLines.position, quantity: claims.quantity, fault: claims.fault, state: claims.state, at: claims.reportedAt })
    .from(claims)
    .innerJoin(orders, eq(orders.id, claims.orderId))
    .innerJoin(orderLines, eq(orderLines.id, claims.orderLineId))
    .where(and(eq(claims.locationId, place), inArray(claims.state, ["reported", "repair", "ready"])))
    .orderBy(asc(claims.reportedAt))
    .limit(100);
}
