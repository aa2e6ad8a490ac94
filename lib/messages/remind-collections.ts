import "server-only";
import { and, eq, gt, isNull, lt, lte } from "drizzle-orm";
import { db } from "@/db/client";
import { fulfilments, promises } from "@/db/schema/all";
import { writeCollectionWaits } from "./write-collection";

const DAY = 86_400_000;

/** Writes to whoever has a day left to collect what has waited for a day already. Says how many were due. May be repeated: one collection, one letter. */
export async function remindCollections(at: Date): Promise<number> {
  const due = await db
    .select({ fulfilmentId: fulfilments.id, orderId: fulfilments.orderId })
    .from(promises)
    .innerJoin(fulfilments, eq(fulfilments.id, promises.fulfilmentId))
    .where(and(eq(promises.kind, "held-until"), isNull(promises.endedAt), gt(promises.due, at), lte(promises.due, new Date(at.getTime() + DAY)), eq(fulfilments.state, "ready"), lt(fulfilments.changedAt, new Date(at.getTime() - DAY))));
  for (const { orderId, fulfilmentId } of due) await writeCollectionWaits(orderId, fulfilmentId);
  return due.length;
}
