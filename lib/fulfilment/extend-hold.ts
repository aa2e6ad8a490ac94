import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { atomically } from "@/db/atomically";
import { promises } from "@/db/schema/all";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { poolFor, type Shopper, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { places } from "@/lib/locations/reads";
import { keepReservation, reservationOf } from "@/lib/orders/reservation";
import type { Asked } from "./collect-elsewhere";
import { lockOwnPart } from "./lock-own-part";
import { heldUntil, reservedUntil } from "./promise/rules";

export type NotExtended =
  | { why: "unknown-part" }
  | { why: "not-ready" } // nothing waits: not yet, or no more
  | { why: "extended-already" }
  | { why: "not-longer" }; // the store keeps nothing longer, or isn't open any more

/**
 * What is ready waits longer, once: by as many days as the store allows, until the last closing then; a reservation by the store's hours. For its customer, a guest with
 * its code, or a colleague who may hand over. Against the clock that ends the wait, whoever comes first.
 */
export function extendHold(who: Shopper | Staff, asked: z.output<typeof Asked>): Promise<Outcome<{ readonly heldUntil: Date }, NotExtended>> {
  return atomically(async (tx) => {
    const part = await lockOwnPart(tx, who, asked);
    if (!part.ok) return part;
    const { id, orderId, locationId, state, atWork } = part.value;
    const [held] = await tx.select().from(promises).where(and(eq(promises.fulfilmentId, id), eq(promises.kind, "held-until"), isNull(promises.endedAt)));
    if (state !== "ready" || !atWork || !held) return refused({ why: "not-ready" });
    if (held.replaces !== null) return refused({ why: "extended-already" });
    const place = (await places(tx)).find((p) => p.id === locationId);
    const reserved = await reservationOf(tx, orderId);
    const until = !place ? null : reserved ? reservedUntil(place, held.due) : place.extendDays > 0 ? heldUntil({ ...place, holdDays: place.extendDays }, held.due) : null;
    if (!until || until <= held.due) return refused({ why: "not-longer" });
    if (reserved) await keepReservation(tx, orderId, reserved, until);
    await tx.insert(promises).values({ orderId, fulfilmentId: id, kind: "held-until", due: until, reason: { extendDays: place?.extendDays ?? 0 }, replaces: held.id });
    await record(tx, who, { is: "fulfilment.extended", fulfilmentId: id, orderId });
    return done({ heldUntil: until });
  }, { pool: poolFor(who) });
}
