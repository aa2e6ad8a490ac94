import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { fulfilments, handovers } from "@/db/schema/all";
import { isCollectCode } from "@/lib/codes/collect-code";
import { type FulfilmentId, isId, type OrderId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { lockPart, mayServe, servePart } from "./serve-part";
import { nameOf } from "./take-pick";

export const Part = z.object({ fulfilmentId: z.string().refine(isId).transform((id) => id as FulfilmentId) });
/** What shows that somebody may have it: the code of their letter, or a document whose name is the order's. Not asked of what was sold at the counter. */
export const HandOver = Part.extend({
  code: z.string().max(40).optional(),
  identitySeen: z.boolean().optional(),
  receiver: z.string().trim().min(1).max(80).optional(), // the name of who takes it
});
export type NotHandedOver =
  | { why: "unknown-part" }
  | { why: "not-yours" } // the colleague may not hand over at the part's place
  | { why: "not-for-collection" }
  | { why: "not-paid" }
  | { why: "not-ready" }
  | { why: "cancelled" }
  | { why: "no-proof" } // neither a code nor a document
  | { why: "wrong-code"; left: number } // so many tries are left
  | { why: "look-at-document" } // ten wrong codes: a document is needed from now on
  | AlreadyCollected;
export type AlreadyCollected = { why: "already-collected"; at: Date; by: string; receiver: string | null };
type Served = { readonly orderId: OrderId; readonly orderDone: boolean };
const TRIES = 10;

/**
 * A colleague hands over what is ready to whoever may collect it: its pieces leave the building, it is written down who gave what to
 * whom, and the order is fulfilled once no part of it is left to serve. One part is handed over once, whoever is quicker; a second
 * time says when, and by whom. A wrong code is counted, even though the rest of the refusal leaves nothing.
 */
export async function handOver(who: Staff, { fulfilmentId, code, identitySeen, receiver }: z.output<typeof HandOver>): Promise<Outcome<Served, NotHandedOver>> {
  const answer = await atomically(async (tx): Promise<Outcome<Served | { readonly missed: number }, NotHandedOver>> => {
    const part = await lockPart(tx, fulfilmentId);
    if (!part) return refused({ why: "unknown-part" });
    if (!mayServe(who, part)) return refused({ why: "not-yours" });
    if (part.kind !== "collect") return refused({ why: "not-for-collection" });
    if (part.state === "cancelled") return refused({ why: "cancelled" });
    if (part.state === "collected") return refused(await alreadyCollected(tx, part.id));
    if (part.orderState !== "paid") return refused({ why: "not-paid" });
    if (part.state !== "ready") return refused({ why: "not-ready" });
    if (!part.atCounter && !identitySeen) {
      if (code === undefined) return refused({ why: "no-proof" });
      if (part.misses >= TRIES) return refused({ why: "look-at-document" });
      if (!isCollectCode(code, part.id)) {
        await tx.update(fulfilments).set({ misses: sql`${fulfilments.misses} + 1` }).where(eq(fulfilments.id, part.id));
        return done({ missed: part.misses + 1 });
      }
    }
    const now = new Date();
    await tx.update(fulfilments).set({ state: "collected", changedAt: now }).where(and(eq(fulfilments.id, part.id), eq(fulfilments.state, "ready")));
    await tx.insert(handovers).values({ fulfilmentId: part.id, locationId: part.locationId, actor: actorOf(who), proof: part.atCounter ? "counter" : identitySeen ? "identity" : "code", receiver: receiver ?? null, at: now });
    await record(tx, who, { is: "fulfilment.collected", fulfilmentId: part.id, orderId: part.orderId });
    return done({ orderId: part.orderId, orderDone: await servePart(tx, who, part) });
  }, { pool: "staff" });
  if (!answer.ok) return answer;
  if (!("missed" in answer.value)) return done(answer.value);
  return answer.value.missed < TRIES ? refused({ why: "wrong-code", left: TRIES - answer.value.missed }) : refused({ why: "look-at-document" });
}

/** When a part was handed over, by whom and to whom, for who comes with it again. */
export async function alreadyCollected(tx: Tx, fulfilmentId: FulfilmentId): Promise<AlreadyCollected> {
  const [log] = await tx.select().from(handovers).where(eq(handovers.fulfilmentId, fulfilmentId));
  if (!log) throw new Error(`part ${fulfilmentId} was collected and nobody gave it`);
  return { why: "already-collected", at: log.at, by: await nameOf(tx, log.actor), receiver: log.receiver };
}
