import "server-only";
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { atomically } from "@/db/atomically";
import { staffDb } from "@/db/client";
import { fulfilments, orders } from "@/db/schema/all";
import type { FulfilmentId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import type { Part } from "./hand-over";
import { lockPart, mayServe } from "./serve-part";

/** What was made ready and is wanted no more: its promise was measured, then the part cancelled. */
const lyingThere = and(eq(fulfilments.state, "cancelled"), isNull(fulfilments.putBackAt), sql`exists (select 1 from promises p where p.fulfilment_id = ${fulfilments.id} and p.kind = 'ready-by' and p.ended_as in ('kept', 'late'))`);

export type ToPutBack = { readonly fulfilmentId: FulfilmentId; readonly number: string; readonly shelf: string | null; readonly since: Date };
/** What lies on the shelves for collections of the colleague's places and is for sale again, the oldest first. Nothing without the duty. */
export async function toPutBack(who: Staff): Promise<readonly ToPutBack[]> {
  if (!who.may.has("hand-over") || who.at?.length === 0) return [];
  return staffDb
    .select({ fulfilmentId: fulfilments.id, number: orders.number, shelf: fulfilments.shelf, since: fulfilments.changedAt })
    .from(fulfilments)
    .innerJoin(orders, eq(orders.id, fulfilments.orderId))
    .where(and(lyingThere, who.at === null ? undefined : inArray(fulfilments.locationId, [...who.at])))
    .orderBy(asc(fulfilments.changedAt));
}

/** A colleague has put such pieces back where they are sold. Stock knows already: they are free since the part was cancelled. May be repeated. */
export function putBack(who: Staff, { fulfilmentId }: z.output<typeof Part>): Promise<Outcome<{ readonly fulfilmentId: FulfilmentId }, { why: "unknown-part" } | { why: "not-yours" } | { why: "still-wanted" }>> {
  return atomically(async (tx) => {
    const part = await lockPart(tx, fulfilmentId);
    if (!part) return refused({ why: "unknown-part" });
    if (!mayServe(who, part)) return refused({ why: "not-yours" });
    if (part.state !== "cancelled") return refused({ why: "still-wanted" });
    if (part.putBackAt === null) {
      await tx.update(fulfilments).set({ putBackAt: sql`now()` }).where(eq(fulfilments.id, part.id));
      await record(tx, who, { is: "pick.changed", fulfilmentId: part.id, locationId: part.locationId });
    }
    return done({ fulfilmentId: part.id });
  }, { pool: "staff" });
}
