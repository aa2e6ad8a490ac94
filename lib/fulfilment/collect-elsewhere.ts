import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { constraintOf } from "@/db/faults";
import { fulfilmentLines, fulfilments, holds, orderLines, promises } from "@/db/schema/all";
import { type FulfilmentId, type Id, isId, newId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, poolFor, type Shopper, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { places } from "@/lib/locations/reads";
import { lockMine } from "@/lib/orders/lock-mine";
import { queues } from "./promise/reads";
import { readyBy } from "./promise/rules";

const anId = <Noun extends string>() => z.string().refine(isId).transform((id) => id as Id<Noun>);
/** The part that its buyer is asked about; `code` is a guest's, from the link to the order. */
export const Asked = z.object({ fulfilmentId: anId<"fulfilment">(), code: z.string().max(100).nullable().default(null) });
export const CollectElsewhere = Asked.extend({ locationId: anId<"location">() });
export type NotElsewhere =
  | { why: "unknown-part" }
  | { why: "not-asked" } // chosen already, or never in question
  | { why: "not-there" } // nothing is collected there, or it was tried there before
  | { why: "gone" }; // that place doesn't have the pieces any more

/**
 * What could not be found in one store is collected in another: a part there takes over the pieces, held and promised anew, and the
 * one that was asked about is over. For its customer, a guest with its code, or a colleague who may hand over. Of two at once one chooses.
 */
export async function collectElsewhere(who: Shopper | Staff, input: z.output<typeof CollectElsewhere>): Promise<Outcome<{ readonly fulfilmentId: FulfilmentId; readonly due: Date }, NotElsewhere>> {
  try {
    return await atomically(async (tx) => {
      const part = await lockAsked(tx, who, input);
      if (!part.ok) return part;
      const { id, orderId } = part.value;
      const place = (await places(tx)).find((p) => p.id === input.locationId && p.collectFrom);
      const by = place && readyBy(place, (await queues(tx))(place.id), new Date());
      const lines = await tx
        .select({ id: orderLines.id, variantId: orderLines.variantId, quantity: fulfilmentLines.quantity, tried: sql<boolean>`exists (select 1 from holds h where h.order_line_id = ${orderLines}.id and h.location_id = ${input.locationId})` })
        .from(fulfilmentLines)
        .innerJoin(orderLines, eq(orderLines.id, fulfilmentLines.orderLineId))
        .where(eq(fulfilmentLines.fulfilmentId, id))
        .orderBy(asc(orderLines.variantId));
      if (!by || lines.some((l) => l.tried)) return refused({ why: "not-there" });

      const next = newId<"fulfilment">();
      const reason = { rule: "collect-there" as const, chosen: place.id, considered: [] };
      await tx.insert(fulfilments).values({ id: next, orderId, position: sql`(select max(position) + 1 from fulfilments where order_id = ${orderId})`, kind: "collect", locationId: place.id, method: "collect", charge: sql`0`, reason, replaces: id });
      await tx.insert(fulfilmentLines).values(lines.map((l) => ({ fulfilmentId: next, orderLineId: l.id, quantity: l.quantity })));
      await tx.insert(promises).values({ orderId, fulfilmentId: next, kind: "ready-by", due: by.due, reason: { ...by.reason, instead: "other-store" } });
      const at = new Date();
      await tx.update(fulfilments).set({ state: "planned", changedAt: at }).where(eq(fulfilments.id, next));
      await tx.update(fulfilments).set({ state: "cancelled", changedAt: at }).where(eq(fulfilments.id, id));
      await record(tx, who, { is: "fulfilment.moved", fulfilmentId: next, orderId }, { is: "stock.moved", locationId: place.id, variantIds: lines.map((l) => l.variantId) });
      await tx.insert(holds).values(lines.map((l) => ({ orderLineId: l.id, locationId: place.id, variantId: l.variantId, quantity: l.quantity, actor: actorOf(who) })));
      return done({ fulfilmentId: next, due: by.due });
    }, { pool: poolFor(who) });
  } catch (fault) {
    if (constraintOf(fault) === "stock_levels_never_oversold") return refused({ why: "gone" });
    throw fault;
  }
}

/** A part whose buyer is asked, with its order, both locked, for who may choose. */
export async function lockAsked(tx: Tx, who: Shopper | Staff, { fulfilmentId, code }: z.output<typeof Asked>) {
  const [found] = await tx.select({ orderId: fulfilments.orderId }).from(fulfilments).where(eq(fulfilments.id, fulfilmentId));
  const order = found && (await lockMine(tx, who, found.orderId, { code, duty: "hand-over" }));
  const [part] = order ? await tx.select().from(fulfilments).where(and(eq(fulfilments.id, fulfilmentId))).for("update") : [];
  if (!part || (who.is === "staff" && who.at !== null && !who.at.includes(part.locationId))) return refused({ why: "unknown-part" });
  return part.state === "asked" ? done(part) : refused({ why: "not-asked" });
}
