import "server-only";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { constraintOf } from "@/db/faults";
import { claimSteps } from "@/db/schema/all";
import { type Id, isId, type LocationId, newId, type TillId } from "@/lib/core/id";
import { type Minor, minorOf, ZERO } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { lockMine } from "@/lib/orders/lock-mine";
import { returnAtCounter, spreadOver } from "@/lib/refunds/return-money";
import { linesBack } from "@/lib/returns/counter/reads";
import { aboutFound, lookAtReturn, type NotTakenBack, TakeBack, writeReturn } from "@/lib/returns/take-back";
import type { LineBack } from "@/lib/returns/counter/types";
import { claimById } from "./reads";
import { mayReduce, moneyLeft, NEXT, seesToClaims } from "./rules";
import { CLAIM_REFUSALS, type Claim, type ClaimState } from "./types";

const an = <Noun extends string>() => z.string().refine(isId).transform((id) => id as Id<Noun>);
const about = { claimId: an<"claim">(), place: z.string().refine(isId).transform((id) => id as LocationId), note: z.string().trim().max(300).transform((text) => text || null).nullable().default(null) };
/** Whose drawer gives cash; the only open one of the place, where none is said. */
const till = { tillId: z.string().refine(isId).transform((id) => id as TillId).nullable().default(null) };
export const DecideClaim = z.discriminatedUnion("step", [
  z.object({ ...about, step: z.enum(["repair", "ready", "repaired", "replacement"]) }),
  z.object({ ...about, ...till, step: z.literal("reduction"), amount: z.number().int().min(1).max(100_000_000).transform(minorOf) }),
  z.object({ ...about, ...till, step: z.literal("refund"), returnId: an<"return">() }),
  z.object({ ...about, step: z.literal("refused"), because: z.enum(CLAIM_REFUSALS) }),
]);
type Decision = z.output<typeof DecideClaim>;
export type NotDecided =
  | { why: "not-yours" }
  | { why: "unknown-claim" }
  | { why: "decided"; state: ClaimState } // by somebody else meanwhile, or it doesn't go there from where it stands
  | { why: "came-back" } // fewer of its pieces are with the customer than it is of
  | { why: "manager-decides" } // how much less it costs
  | { why: "too-much"; left: Minor } // more than is left of its price
  | { why: "no-stock" } // nothing here to give instead
  | { why: "not-refunded"; because: NotTakenBack };

/**
 * A colleague who takes goods back decides on a claim, or takes it on: in for repair, ready, given back; another piece from this store's shelf
 * for the faulty one, which goes to what is not sold; a lower price, whose difference goes back over what paid, cash out of this place's drawer (whoever may refund); the money, by a
 * return of its own; or no, with a reason that its customer reads. Judged by the day on which it was reported. Steps follow each other
 * (rules.ts); each is taken once: may be repeated. Of two who decide at once one does.
 */
export async function decideClaim(who: Staff, decision: Decision): Promise<Outcome<Claim, NotDecided>> {
  const { claimId, place, step } = decision;
  if (!seesToClaims(who, place)) return refused({ why: "not-yours" });
  if (step === "reduction" && !mayReduce(who)) return refused({ why: "manager-decides" });
  const found = await claimById(claimId);
  if (!found) return refused({ why: "unknown-claim" });
  const known = step === "refund" ? await aboutFound(found.orderId, false) : null;
  try {
    return await atomically(async (tx): Promise<Outcome<Claim, NotDecided>> => {
      const order = await lockMine(tx, who, found.orderId, { code: null, duty: "take-back" });
      const claim = await claimById(claimId, tx);
      if (!order || !claim) return refused({ why: "unknown-claim" });
      if (claim.steps.some((taken) => taken.step === step && taken.actor === actorOf(who))) return done(claim);
      if (!NEXT[claim.state].includes(step)) return refused({ why: "decided", state: claim.state });
      const line = (await linesBack(claim.orderId, tx)).find(({ position }) => position === claim.position);
      if (!line || (step !== "refused" && step !== "ready" && step !== "repaired" && line.fulfilled - line.returned < claim.quantity)) return refused({ why: "came-back" });
      const gives = await give(tx, who, decision, claim, line, known, order);
      if (!gives.ok) return gives;
      const stepId = newId<"claim-step">();
      await tx.insert(claimSteps).values({ id: stepId, claimId, step, locationId: place, amount: step === "reduction" ? decision.amount : ZERO, returnId: gives.value, because: step === "refused" ? decision.because : null, note: decision.note, actor: actorOf(who) });
      await record(tx, who, { is: "claim.decided", claimId, orderId: claim.orderId, stepId, locationId: claim.locationId }, ...(step === "replacement" ? [{ is: "stock.moved" as const, locationId: place, variantIds: [line.variantId] }] : []));
      const after = await claimById(claimId, tx);
      if (!after) throw new Error(`claim ${claimId} is gone`);
      return done(after);
    }, { pool: "staff" });
  } catch (fault) {
    if (constraintOf(fault) === "stock_levels_never_oversold" || constraintOf(fault) === "stock_levels_never_negative") return refused({ why: "no-stock" });
    throw fault;
  }
}

/** The money of a decision, where it gives any: answers the return that gave it. */
async function give(tx: Tx, who: Staff, decision: Decision, claim: Claim, line: LineBack, known: Awaited<ReturnType<typeof aboutFound>>, order: { readonly captured: Minor; readonly refunded: Minor }): Promise<Outcome<Id<"return"> | null, NotDecided>> {
  if (decision.step === "reduction") {
    const left = moneyLeft(line, order);
    if (decision.amount > left) return refused({ why: "too-much", left });
    const given = await returnAtCounter(tx, who, await spreadOver(tx, claim.orderId, decision.amount), { orderId: claim.orderId, reason: "reduction" }, { places: [decision.place], ...(decision.tillId && { tillId: decision.tillId }) });
    if (!given.ok) return refused({ why: "not-refunded", because: given });
  }
  if (decision.step !== "refund") return done(null);
  const press = TakeBack.parse({ returnId: decision.returnId, orderId: claim.orderId, place: decision.place, tillId: decision.tillId, kind: "fault", lines: [{ position: claim.position, quantity: claim.quantity, accepted: true, condition: "faulty", disposition: "vendor" }] });
  const looked = await lookAtReturn(tx, who, press, known, claim.at);
  if (!looked.ok) return looked.why === "taken" ? refused({ why: "decided", state: claim.state }) : refused({ why: "not-refunded", because: looked });
  const written = await writeReturn(tx, who, looked.value, looked.value.over);
  return written.ok ? done(written.value.returnId) : refused({ why: "not-refunded", because: written });
}
