import "server-only";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { constraintOf } from "@/db/faults";
import { claims } from "@/db/schema/all";
import { type Id, isId, type LocationId, type OrderId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, poolFor, type Shopper, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { lockMine } from "@/lib/orders/lock-mine";
import { orderById } from "@/lib/orders/reads";
import { linesBack } from "@/lib/returns/counter/reads";
import { claimById, claimsOf } from "./reads";
import { guaranteeAt, handedOverBy, isOpen, seesToClaims } from "./rules";
import { type Claim, CLAIM_WISHES } from "./types";

const an = <Noun extends string>() => z.string().refine(isId).transform((id) => id as Id<Noun>);
export const ReportClaim = z.object({
  claimId: an<"claim">(), // made with the form: a second press reports nothing anew
  orderId: z.string().refine(isId).transform((id) => id as OrderId),
  code: z.string().max(100).nullable().default(null),
  place: z.string().refine(isId).transform((id) => id as LocationId).nullable().default(null), // the store where it is shown
  position: z.coerce.number().int().min(0).max(1_000),
  quantity: z.coerce.number().int().min(1).max(1_000),
  fault: z.string().transform((text) => text.replace(/[\p{Cc}\p{Cf}]+/gu, " ").trim()).pipe(z.string().min(3).max(1_000)),
  wish: z.enum(CLAIM_WISHES),
});
export type NotReported =
  | { why: "not-yours" }
  | { why: "unknown-order" }
  | { why: "not-paid" }
  | { why: "not-that-many"; left: number } // not handed over yet, or back already
  | { why: "reported-already" } // one at a time for a line
  | { why: "too-late"; until: Date };

/**
 * A customer, or a guest with the order's code, says what is wrong with something they bought; or a colleague does for who shows it in a
 * store. It is their right for two years, whatever was bought and however, and has nothing to do with changing one's mind: the day on which it
 * is said is the day it is judged by. The place that handed it over sees to it first, or the store where it was shown. May be repeated: one form, one claim.
 */
export async function reportClaim(who: Shopper | Staff, { claimId, orderId, code, place, position, quantity, fault, wish }: z.output<typeof ReportClaim>, now = new Date()): Promise<Outcome<Claim, NotReported>> {
  if (who.is === "staff" && (place === null || !seesToClaims(who, place))) return refused({ why: "not-yours" });
  const order = await orderById(orderId);
  if (!order) return refused({ why: "unknown-order" });
  try {
    return await atomically(async (tx): Promise<Outcome<Claim, NotReported>> => {
      const locked = await lockMine(tx, who, orderId, { code, duty: "take-back" });
      if (!locked) return refused({ why: "unknown-order" });
      const before = await claimsOf(orderId, tx);
      const same = before.find(({ id }) => id === claimId);
      if (same) return done(same);
      if (locked.state !== "paid" && locked.state !== "fulfilled") return refused({ why: "not-paid" });
      const line = (await linesBack(orderId, tx)).find((each) => each.position === position);
      const left = line ? line.fulfilled - line.returned : 0;
      if (!line || quantity > left) return refused({ why: "not-that-many", left });
      if (before.some((claim) => claim.position === position && isOpen(claim))) return refused({ why: "reported-already" });
      const guarantee = guaranteeAt(order, position, now);
      if (guarantee && !guarantee.yes && guarantee.until) return refused({ why: "too-late", until: guarantee.until });
      const seesToIt = (who.is === "staff" ? place : null) ?? handedOverBy(order, position);
      if (!seesToIt) throw new Error(`nobody handed over line ${position} of order ${orderId}`);
      await tx.insert(claims).values({ id: claimId, orderId, orderLineId: line.id, quantity, fault, wish, locationId: seesToIt, actor: actorOf(who) });
      await record(tx, who, { is: "claim.reported", claimId, orderId, locationId: seesToIt });
      const claim = await claimById(claimId, tx);
      if (!claim) throw new Error(`claim ${claimId} was written and is not there`);
      return done(claim);
    }, { pool: poolFor(who) });
  } catch (refusal) {
    if (constraintOf(refusal) === "claims_pkey") return refused({ why: "unknown-order" }); // an id that another order has
    throw refusal;
  }
}
