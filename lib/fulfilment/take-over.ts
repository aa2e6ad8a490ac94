import "server-only";
import { asc, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { constraintOf } from "@/db/faults";
import { fulfilmentLines, fulfilments, holds, orderLines, promises } from "@/db/schema/all";
import { type FulfilmentId, type LocationId, newId, type OrderId } from "@/lib/core/id";
import { refused, type Refused } from "@/lib/core/outcome";
import { actorOf, type Who } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { closeHolds } from "@/lib/inventory/close-holds";
import type { RoutingReason } from "./types";

type Old = { readonly id: FulfilmentId; readonly orderId: OrderId; readonly locationId: LocationId };
/** Who serves the pieces from now on, in which way, and what is promised for them. */
export type Instead = {
  readonly kind: "deliver" | "collect";
  readonly locationId: LocationId;
  readonly rule: RoutingReason["rule"];
  readonly promise: { readonly kind: "ready-by" | "delivered-by"; readonly due: Date; readonly reason: Readonly<Record<string, string | number>> };
};

/**
 * A part gives way to another that takes over all its pieces, held and promised anew; it costs nothing more. Runs in the caller's
 * transaction, the order paid and locked, the old part locked and known to be open. Throws `stock_levels_never_oversold` where they are not there.
 */
export async function takeOver(tx: Tx, who: Who, old: Old, { kind, locationId, rule, promise }: Instead): Promise<FulfilmentId> {
  const { orderId } = old;
  const lines = await tx
    .select({ id: orderLines.id, variantId: orderLines.variantId, quantity: fulfilmentLines.quantity })
    .from(fulfilmentLines)
    .innerJoin(orderLines, eq(orderLines.id, fulfilmentLines.orderLineId))
    .where(eq(fulfilmentLines.fulfilmentId, old.id))
    .orderBy(asc(orderLines.variantId));
  const [id, at] = [newId<"fulfilment">(), new Date()];
  await tx.update(fulfilments).set({ state: "cancelled", changedAt: at }).where(eq(fulfilments.id, old.id));
  await tx.insert(fulfilments).values({
    id, orderId, position: sql`(select max(position) + 1 from fulfilments where order_id = ${orderId})`, kind, locationId, method: kind === "collect" ? "collect" : "standard", charge: sql`0`,
    reason: { rule, chosen: locationId, considered: [] }, replaces: old.id,
  });
  await tx.insert(fulfilmentLines).values(lines.map((l) => ({ fulfilmentId: id, orderLineId: l.id, quantity: l.quantity })));
  await tx.insert(promises).values({ orderId, fulfilmentId: id, ...promise });
  await tx.update(fulfilments).set({ state: "planned", changedAt: at }).where(eq(fulfilments.id, id));
  await record(tx, who, { is: "fulfilment.moved", fulfilmentId: id, orderId }, { is: "stock.moved", locationId, variantIds: lines.map((l) => l.variantId) });
  await closeHolds(tx, who, orderId, "released", { at: old.locationId, lines: lines.map((l) => l.id) });
  await tx.insert(holds).values(lines.map((l) => ({ orderLineId: l.id, locationId, variantId: l.variantId, quantity: l.quantity, actor: actorOf(who) })));
  return id;
}

/** The answer of a transaction in which a part gives way; `gone` where its pieces are not in the other place any more. */
export async function unlessGone<Answer>(work: Promise<Answer>): Promise<Answer | Refused<{ why: "gone" }>> {
  try {
    return await work;
  } catch (fault) {
    if (constraintOf(fault) === "stock_levels_never_oversold") return refused({ why: "gone" });
    throw fault;
  }
}
