import "server-only";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { fulfilmentLines, holds } from "@/db/schema/all";
import { type FulfilmentId, type Id, isId, type LocationId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { poolFor, type Shopper, type Staff } from "@/lib/core/who";
import { places } from "@/lib/locations/reads";
import { lockOwnPart, type OwnPart } from "./lock-own-part";
import { queues } from "./promise/reads";
import { readyBy } from "./promise/rules";
import { takeOver, unlessGone } from "./take-over";

const anId = <Noun extends string>() => z.string().refine(isId).transform((id) => id as Id<Noun>);
/** The part that its buyer is asked about; `code` is a guest's, from the link to the order. */
export const Asked = z.object({ fulfilmentId: anId<"fulfilment">(), code: z.string().max(100).nullable().default(null) });
export const CollectElsewhere = Asked.extend({ locationId: anId<"location">() });
type NotThere =
  | { why: "not-asked" } // chosen already, or never in question
  | { why: "not-there" }; // nothing is collected there, or it was tried there before
export type NotElsewhere = NotThere | { why: "unknown-part" } | { why: "gone" }; // gone: that place doesn't have the pieces any more
type Instead = { readonly fulfilmentId: FulfilmentId; readonly due: Date };

/**
 * What could not be found in one store is collected in another: a part there takes over the pieces, held and promised anew, and the
 * one that was asked about is over. For its customer, a guest with its code, or a colleague who may hand over. Of two at once one chooses.
 */
export const collectElsewhere = (who: Shopper | Staff, input: z.output<typeof CollectElsewhere>): Promise<Outcome<Instead, NotElsewhere>> =>
  unlessGone(
    atomically(async (tx): Promise<Outcome<Instead, NotElsewhere>> => {
      const part = await lockOwnPart(tx, who, input);
      return part.ok ? collectAt(tx, who, part.value, input.locationId) : part;
    }, { pool: poolFor(who) }),
  );

/** The same in the caller's transaction, for a part that was locked for who may choose. */
export async function collectAt(tx: Tx, who: Shopper | Staff, { id, orderId, locationId, state }: OwnPart, to: LocationId): Promise<Outcome<Instead, NotThere>> {
  if (state !== "asked") return refused({ why: "not-asked" });
  const place = (await places(tx)).find((p) => p.id === to && p.collectFrom);
  const by = place && readyBy(place, (await queues(tx))(place.id), new Date());
  const tried = await tx
    .select({ id: holds.id })
    .from(holds)
    .innerJoin(fulfilmentLines, eq(fulfilmentLines.orderLineId, holds.orderLineId))
    .where(and(eq(fulfilmentLines.fulfilmentId, id), eq(holds.locationId, to)));
  if (!place || !by || tried.length > 0) return refused({ why: "not-there" });
  const fulfilmentId = await takeOver(tx, who, { id, orderId, locationId }, { kind: "collect", locationId: place.id, rule: "collect-there", promise: { kind: "ready-by", due: by.due, reason: { ...by.reason, instead: "other-store" } } });
  return done({ fulfilmentId, due: by.due });
}
