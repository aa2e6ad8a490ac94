import "server-only";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { constraintOf } from "@/db/faults";
import { fulfilmentLines, holds } from "@/db/schema/all";
import { type FulfilmentId, type Id, isId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { poolFor, type Shopper, type Staff } from "@/lib/core/who";
import { places } from "@/lib/locations/reads";
import { lockOwnPart } from "./lock-own-part";
import { queues } from "./promise/reads";
import { readyBy } from "./promise/rules";
import { takeOver } from "./take-over";

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
      const { id, orderId, locationId } = part.value;
      const place = (await places(tx)).find((p) => p.id === input.locationId && p.collectFrom);
      const by = place && readyBy(place, (await queues(tx))(place.id), new Date());
      const tried = await tx
        .select({ id: holds.id })
        .from(holds)
        .innerJoin(fulfilmentLines, eq(fulfilmentLines.orderLineId, holds.orderLineId))
        .where(and(eq(fulfilmentLines.fulfilmentId, id), eq(holds.locationId, input.locationId)));
      if (!place || !by || tried.length > 0) return refused({ why: "not-there" });
      const fulfilmentId = await takeOver(tx, who, { id, orderId, locationId }, { kind: "collect", locationId: place.id, rule: "collect-there", promise: { kind: "ready-by", due: by.due, reason: { ...by.reason, instead: "other-store" } } });
      return done({ fulfilmentId, due: by.due });
    }, { pool: poolFor(who) });
  } catch (fault) {
    if (constraintOf(fault) === "stock_levels_never_oversold") return refused({ why: "gone" });
    throw fault;
  }
}

/** A part whose buyer is asked, with its order, both locked, for who may choose. */
export async function lockAsked(tx: Tx, who: Shopper | Staff, asked: z.output<typeof Asked>) {
  const part = await lockOwnPart(tx, who, asked);
  if (!part.ok) return part;
  return part.value.state === "asked" ? part : refused({ why: "not-asked" });
}
