import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { fulfilmentLines, fulfilments, orderLines, promises, shortages, stockMovements } from "@/db/schema/all";
import { type FulfilmentId, newId, type OrderLineId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { endReservation } from "@/lib/orders/end-reservation";
import { closeHolds } from "@/lib/inventory/close-holds";
import { Part } from "./hand-over";
import { linesInHand } from "./scan-piece";
import { lockPart, mayServe } from "./serve-part";
import { nameOf, openPick } from "./take-pick";

export const ReportShortage = Part.extend({
  position: z.number().int().min(0).max(1000), // of the line in its order
  pieces: z.number().int().min(1).max(1000),
  kind: z.enum(["missing", "damaged"]),
  note: z.string().trim().max(200).optional(),
});
/** The part whose buyer is asked now, and whether anything is left to pick of the one in hand. */
export type Reported = { readonly asked: FulfilmentId; readonly goesOn: boolean };
export type NotReported =
  | { why: "unknown-part" }
  | { why: "not-yours" }
  | { why: "not-for-collection" }
  | { why: "not-taken" }
  | { why: "taken"; by: string }
  | { why: "unknown-line" }
  | { why: "found-already"; left: number }; // so many of it are not confirmed yet

/**
 * A picker can't find pieces of a line, or finds them damaged: stock is put right by a movement, and the line, whole, leaves the part
 * for one of its own whose buyer is asked what they want instead; the rest is picked on. With no other line the part itself is asked
 * about. A reservation is over with it: it was for all of it. Nobody else buys what isn't there from that moment on. Of two at once one reports.
 */
export function reportShortage(who: Staff, input: z.output<typeof ReportShortage>): Promise<Outcome<Reported, NotReported>> {
  return atomically(async (tx) => {
    const part = await lockPart(tx, input.fulfilmentId);
    if (!part) return refused({ why: "unknown-part" });
    if (!mayServe(who, part)) return refused({ why: "not-yours" });
    if (part.kind !== "collect") return refused({ why: "not-for-collection" });
    const pick = await openPick(tx, part.id);
    if (!pick) return refused({ why: "not-taken" });
    if (pick.actor !== actorOf(who)) return refused({ why: "taken", by: await nameOf(tx, pick.actor) });
    const lines = await linesInHand(tx, part.id, pick.id);
    const line = lines.find((l) => l.position === input.position);
    if (!line) return refused({ why: "unknown-line" });
    if (input.pieces > line.wanted - line.found) return refused({ why: "found-already", left: line.wanted - line.found });

    const asked = lines.length > 1 ? await apart(tx, part, line.id) : part.id;
    await tx.update(fulfilments).set({ state: "asked", changedAt: new Date() }).where(eq(fulfilments.id, asked));
    await record(tx, who, { is: "fulfilment.asked", fulfilmentId: asked, orderId: part.orderId }, { is: "pick.changed", fulfilmentId: part.id, locationId: part.locationId });
    await closeHolds(tx, who, part.orderId, "released", { at: part.locationId, lines: [line.id] });
    const shortage = newId<"shortage">();
    const gone = input.kind === "damaged" ? ({ kind: "damage", damagedBy: input.pieces } as const) : ({ kind: "count" } as const);
    const [{ variantId } = { variantId: null }] = await tx.select({ variantId: orderLines.variantId }).from(orderLines).where(eq(orderLines.id, line.id));
    if (variantId === null) throw new Error(`line ${line.id} is of nothing`);
    await tx.insert(stockMovements).values({ ...gone, locationId: part.locationId, variantId, onHandBy: -input.pieces, cause: `shortage:${shortage}`, actor: actorOf(who) });
    await tx.insert(shortages).values({ id: shortage, fulfilmentId: asked, orderLineId: line.id, kind: input.kind, pieces: input.pieces, note: input.note ?? null, actor: actorOf(who) });
    if (part.orderState === "placed") await endReservation(tx, who, part.orderId, new Date()); // nobody has paid: its buyer hears that it can't be kept
    return done({ asked, goesOn: asked !== part.id && part.orderState === "paid" });
  }, { pool: "staff" });
}

/** A part of its own for one line, with what was promised for it. */
async function apart(tx: Tx, part: NonNullable<Awaited<ReturnType<typeof lockPart>>>, lineId: OrderLineId): Promise<FulfilmentId> {
  const id = newId<"fulfilment">();
  const { orderId, locationId, method, reason } = part;
  await tx.insert(fulfilments).values({ id, orderId, locationId, method, reason, position: sql`(select max(position) + 1 from fulfilments where order_id = ${orderId})`, kind: "collect", charge: sql`0` });
  const [promised] = await tx.select({ due: promises.due, reason: promises.reason }).from(promises).where(and(eq(promises.fulfilmentId, part.id), eq(promises.kind, "ready-by"), isNull(promises.endedAt)));
  if (!promised) throw new Error(`part ${part.id} is picked and was not promised`);
  await tx.insert(promises).values({ orderId, fulfilmentId: id, kind: "ready-by", ...promised });
  await tx.update(fulfilmentLines).set({ fulfilmentId: id }).where(and(eq(fulfilmentLines.fulfilmentId, part.id), eq(fulfilmentLines.orderLineId, lineId)));
  return id;
}
