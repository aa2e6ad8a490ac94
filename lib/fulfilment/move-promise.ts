import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { promises } from "@/db/schema/all";
import { type FulfilmentId, isId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { places } from "@/lib/locations/reads";
import { queues } from "./promise/reads";
import { readyBy } from "./promise/rules";
import { lockPart, mayServe } from "./serve-part";
import { WHY_MOVED } from "./types";

export const MovePromise = z.object({ fulfilmentId: z.string().refine(isId).transform((id) => id as FulfilmentId), because: z.enum(WHY_MOVED) });
export type NotMoved =
  | { why: "unknown-part" }
  | { why: "not-yours" }
  | { why: "not-waiting" } // nothing is promised any more: ready, handed over or cancelled
  | { why: "still-holds"; due: Date } // as things are it is kept
  | { why: "never-open" }; // the place can promise nothing

/**
 * A colleague says that a collection won't be ready in time: a new promise takes the old one's place, by the same rule as at the
 * checkout and with its reason, and its customer is told. Only later, never sooner. Of two at once one moves it.
 */
export function movePromise(who: Staff, { fulfilmentId, because }: z.output<typeof MovePromise>): Promise<Outcome<{ readonly due: Date }, NotMoved>> {
  return atomically(async (tx) => {
    const part = await lockPart(tx, fulfilmentId);
    if (!part) return refused({ why: "unknown-part" });
    if (!mayServe(who, part)) return refused({ why: "not-yours" });
    const [old] = await tx.select().from(promises).where(and(eq(promises.fulfilmentId, part.id), eq(promises.kind, "ready-by"), isNull(promises.endedAt)));
    if (!old || part.state !== "planned") return refused({ why: "not-waiting" });
    const place = (await places(tx)).find((p) => p.id === part.locationId);
    const { waiting, lastPicks } = (await queues(tx))(part.locationId);
    const next = place ? readyBy(place, { waiting: Math.max(0, waiting - 1), lastPicks }, new Date()) : null;
    if (!next) return refused({ why: "never-open" });
    if (next.due <= old.due) return refused({ why: "still-holds", due: old.due });
    await tx.insert(promises).values({ orderId: part.orderId, fulfilmentId: part.id, kind: "ready-by", due: next.due, reason: { ...next.reason, because }, replaces: old.id });
    await record(tx, who, { is: "promise.moved", fulfilmentId: part.id, orderId: part.orderId });
    return done({ due: next.due });
  }, { pool: "staff" });
}
