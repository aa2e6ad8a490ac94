import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { fulfilmentLines, fulfilments, handovers, orderLines, orders, promises } from "@/db/schema/all";
import { isCollectCode } from "@/lib/codes/collect-code";
import { type FulfilmentId, isId, newId, type OrderId } from "@/lib/core/id";
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
  positions: z.array(z.number().int().min(0).max(1000)).min(1).max(1000).optional(), // lines of the order that are taken; left out: all
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
  | { why: "unknown-line" } // none of what was named is in it
  | { why: "look-at-document" } // ten wrong codes, or more than the store gives for a code alone
  | AlreadyCollected;
export type AlreadyCollected = { why: "already-collected"; at: Date; by: string; receiver: string | null };
type Locked = NonNullable<Awaited<ReturnType<typeof lockPart>>>;
type Served = { readonly orderId: OrderId; readonly orderDone: boolean };
const TRIES = 10;

/**
 * A colleague hands over what is ready to whoever may collect it: its pieces leave the building, it is written down who gave what to
 * whom, and the order is fulfilled once no part of it is left to serve. Some of its lines, whole ones, may be taken first: they become
 * a part of their own, and the rest waits on for the same code. One part is handed over once, whoever is quicker; a second time says
 * when, and by whom. A wrong code is counted, even though the rest of the refusal leaves nothing. What is reserved is paid first
 * (`payAtHandover`): refuses `not-paid`.
 */
export async function handOver(who: Staff, input: z.output<typeof HandOver>): Promise<Outcome<Served, NotHandedOver>> {
  const given = await hand(who, input, async () => refused({ why: "not-paid" }));
  return given.ok ? done({ orderId: given.value.orderId, orderDone: given.value.orderDone }) : given;
}

/** The same, in one transaction with what takes the money of an order that isn't paid: asked once it is proved who may have it. */
export async function hand<D, R extends { why: string }>(who: Staff, { fulfilmentId, code, identitySeen, receiver, positions }: z.output<typeof HandOver>, pay: (tx: Tx, part: Locked) => Promise<Outcome<D, R>>): Promise<Outcome<Served & { readonly paid: D | null }, NotHandedOver | R>> {
  const answer = await atomically(async (tx): Promise<Outcome<(Served & { readonly paid: D | null }) | { readonly missed: number }, NotHandedOver | R>> => {
    const part = await lockPart(tx, fulfilmentId);
    if (!part) return refused({ why: "unknown-part" });
    if (!mayServe(who, part)) return refused({ why: "not-yours" });
    if (part.kind !== "collect") return refused({ why: "not-for-collection" });
    if (part.state === "cancelled") return refused({ why: "cancelled" });
    if (part.state === "collected") return refused(await alreadyCollected(tx, part.id));
    if (!part.atWork) return refused({ why: "not-paid" });
    if (part.state !== "ready") return refused({ why: "not-ready" });
    if (!part.atCounter && !identitySeen) {
      if (code === undefined) return refused({ why: "no-proof" });
      if (part.misses >= TRIES || (await needsDocument(tx, part))) return refused({ why: "look-at-document" });
      if (!isCollectCode(code, part.id)) {
        await tx.update(fulfilments).set({ misses: sql`${fulfilments.misses} + 1` }).where(eq(fulfilments.id, part.id));
        return done({ missed: part.misses + 1 });
      }
    }
    const money = part.orderState === "paid" ? done(null) : await pay(tx, part);
    if (!money.ok) return money;
    const id = positions ? await apart(tx, part, positions) : part.id;
    if (id === null) return refused({ why: "unknown-line" });
    const now = new Date();
    await tx.update(fulfilments).set({ state: "collected", changedAt: now }).where(and(eq(fulfilments.id, id), eq(fulfilments.state, "ready")));
    await tx.insert(handovers).values({ fulfilmentId: id, locationId: part.locationId, actor: actorOf(who), proof: part.atCounter ? "counter" : identitySeen ? "identity" : "code", receiver: receiver ?? null, at: now });
    await record(tx, who, { is: "fulfilment.collected", fulfilmentId: id, orderId: part.orderId });
    return done({ orderId: part.orderId, orderDone: await servePart(tx, who, { ...part, id }), paid: money.value });
  }, { pool: "staff" });
  if (!answer.ok) return answer;
  if (!("missed" in answer.value)) return done(answer.value);
  return answer.value.missed < TRIES ? refused({ why: "wrong-code", left: TRIES - answer.value.missed }) : refused({ why: "look-at-document" });
}

/** Whether an order is worth so much that its store gives it for a document only: a code may have been photographed. */
async function needsDocument(tx: Tx, { orderId, locationId }: Locked): Promise<boolean> {
  return (await tx.$count(orders, and(eq(orders.id, orderId), sql`${orders.total} >= (select document_from from locations where id = ${locationId})`))) > 0;
}

/**
 * The part that these lines of a ready one are handed over as: itself where they are all of it, else one of their own, as ready and
 * as punctual as it was; null where none of them is in it.
 */
async function apart(tx: Tx, part: Locked, positions: readonly number[]): Promise<FulfilmentId | null> {
  const lines = await tx.select({ id: orderLines.id, position: orderLines.position }).from(fulfilmentLines).innerJoin(orderLines, eq(orderLines.id, fulfilmentLines.orderLineId)).where(eq(fulfilmentLines.fulfilmentId, part.id));
  const taken = lines.filter((line) => positions.includes(line.position));
  if (taken.length === 0) return null;
  if (taken.length === lines.length) return part.id;
  const id = newId<"fulfilment">();
  const { orderId, locationId, method, reason, shelf, changedAt } = part;
  await tx.insert(fulfilments).values({ id, orderId, locationId, method, reason, shelf, position: sql`(select max(position) + 1 from fulfilments where order_id = ${orderId})`, kind: "collect", charge: sql`0`, apartOf: part.id });
  const [promised] = await tx.select({ due: promises.due, reason: promises.reason }).from(promises).where(and(eq(promises.fulfilmentId, part.id), eq(promises.kind, "ready-by"), inArray(promises.endedAs, ["kept", "late"])));
  if (!promised) throw new Error(`part ${part.id} is ready and was not promised`);
  await tx.insert(promises).values({ orderId, fulfilmentId: id, kind: "ready-by", ...promised });
  await tx.update(fulfilmentLines).set({ fulfilmentId: id }).where(and(eq(fulfilmentLines.fulfilmentId, part.id), inArray(fulfilmentLines.orderLineId, taken.map((line) => line.id))));
  for (const state of ["planned", "ready"] as const) await tx.update(fulfilments).set({ state, changedAt }).where(eq(fulfilments.id, id));
  return id;
}

/** When a part was handed over, by whom and to whom, for who comes with it again. */
export async function alreadyCollected(tx: Tx, fulfilmentId: FulfilmentId): Promise<AlreadyCollected> {
  const [log] = await tx.select().from(handovers).where(eq(handovers.fulfilmentId, fulfilmentId));
  if (!log) throw new Error(`part ${fulfilmentId} was collected and nobody gave it`);
  return { why: "already-collected", at: log.at, by: await nameOf(tx, log.actor), receiver: log.receiver };
}
