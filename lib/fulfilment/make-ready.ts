import "server-only";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { fulfilments, promises } from "@/db/schema/all";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { OrderId } from "@/lib/core/id";
import { actorOf, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { places } from "@/lib/locations/reads";
import type { Place } from "@/lib/locations/types";
import { keepReservation, reservationOf } from "@/lib/orders/reservation";
import { type AlreadyCollected, alreadyCollected, Part } from "./hand-over";
import { heldUntil, reservedUntil } from "./promise/rules";
import { leftOf, linesInHand } from "./scan-piece";
import { lockPart, mayServe } from "./serve-part";
import { nameOf, openPick } from "./take-pick";

export const MakeReady = Part.extend({ shelf: z.string().trim().min(1).max(20).optional() });
export type NotReady =
  | { why: "unknown-part" }
  | { why: "not-yours" } // the colleague may not serve at the part's place
  | { why: "not-for-collection" }
  | { why: "not-paid" }
  | { why: "cancelled" }
  | { why: "not-taken" } // nobody picks it
  | { why: "taken"; by: string } // another colleague does
  | { why: "not-all-found"; left: number } // so many pieces are not confirmed yet
  | AlreadyCollected;

/**
 * A colleague has all pieces of a pick in hand, each confirmed, and puts them on a shelf: the part is ready, its promise measured, and
 * another says until when it waits. What was sold at the counter needs no pick: its buyer holds it. May be repeated.
 */
export function makeReady(who: Staff, { fulfilmentId, shelf }: z.output<typeof MakeReady>): Promise<Outcome<{ readonly orderId: OrderId; readonly heldUntil: Date | null }, NotReady>> {
  return atomically(async (tx) => {
    const part = await lockPart(tx, fulfilmentId);
    if (!part) return refused({ why: "unknown-part" });
    if (!mayServe(who, part)) return refused({ why: "not-yours" });
    if (part.kind !== "collect") return refused({ why: "not-for-collection" });
    if (part.state === "cancelled") return refused({ why: "cancelled" });
    if (part.state === "collected") return refused(await alreadyCollected(tx, part.id));
    if (!part.atWork) return refused({ why: "not-paid" });
    if (part.state === "ready") {
      const [held] = await tx.select({ due: promises.due }).from(promises).where(and(eq(promises.fulfilmentId, part.id), eq(promises.kind, "held-until")));
      return done({ orderId: part.orderId, heldUntil: held?.due ?? null });
    }
    if (!part.atCounter) {
      const pick = await openPick(tx, part.id);
      if (!pick) return refused({ why: "not-taken" });
      if (pick.actor !== actorOf(who)) return refused({ why: "taken", by: await nameOf(tx, pick.actor) });
      const left = leftOf(await linesInHand(tx, part.id, pick.id));
      if (left > 0) return refused({ why: "not-all-found", left });
    }
    const now = new Date();
    const place = (await places(tx)).find((p) => p.id === part.locationId);
    const from = part.windowFrom && part.windowFrom > now ? part.windowFrom : now;
    const until = place ? await waitsUntil(tx, part.orderId, place, from) : null;
    await tx.update(fulfilments).set({ state: "ready", shelf: shelf ?? null, changedAt: now }).where(and(eq(fulfilments.id, part.id), eq(fulfilments.state, "planned")));
    if (until) await tx.insert(promises).values({ orderId: part.orderId, fulfilmentId: part.id, kind: "held-until", due: until, reason: { holdDays: place?.holdDays ?? 0 } });
    await record(tx, who, { is: "fulfilment.ready", fulfilmentId: part.id, orderId: part.orderId });
    return done({ orderId: part.orderId, heldUntil: until });
  }, { pool: "staff" });
}

/** Until when what is ready waits: a reservation until it was said that it does, or as long as the store says from now on, if it is late. */
async function waitsUntil(tx: Tx, orderId: OrderId, place: Place, from: Date): Promise<Date | null> {
  const reserved = await reservationOf(tx, orderId);
  if (!reserved) return heldUntil(place, from);
  const until = reservedUntil(place, from);
  if (!until || until <= reserved.until) return reserved.until;
  await keepReservation(tx, orderId, reserved, until);
  return until;
}
