import "server-only";
import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfilments, handovers } from "@/db/schema/all";
import type { OrderId } from "@/lib/core/id";
import { actorOf, type Who } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { servePart } from "./serve-part";

/**
 * What its buyer carries out leaves with the money, whoever takes it: the till, or the card processor for a phone. Runs in the caller's
 * transaction, the order locked and just paid, its pieces held. Nothing where nothing is carried out.
 */
export async function carryOut(tx: Tx, who: Who, orderId: OrderId): Promise<void> {
  const parts = await tx.select({ id: fulfilments.id, orderId: fulfilments.orderId, locationId: fulfilments.locationId }).from(fulfilments).where(and(eq(fulfilments.orderId, orderId), eq(fulfilments.kind, "carry-out"), eq(fulfilments.state, "planned")));
  for (const part of parts) {
    const at = new Date();
    for (const state of ["ready", "collected"] as const) await tx.update(fulfilments).set({ state, changedAt: at }).where(eq(fulfilments.id, part.id));
    await tx.insert(handovers).values({ fulfilmentId: part.id, locationId: part.locationId, actor: actorOf(who), proof: "counter", receiver: null, at });
    await record(tx, who, { is: "fulfilment.collected", fulfilmentId: part.id, orderId });
    await servePart(tx, who, part);
  }
}
