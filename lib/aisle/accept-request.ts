import "server-only";
import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { aisleRequests } from "@/db/schema/all";
import { type AisleRequestId, isId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { servesAt } from "@/lib/fulfilment/queue/reads";
import { placesOf } from "@/lib/locations/reads";
import { dueAfter, isOpen } from "./rules";

export const Request = z.object({ requestId: z.string().refine(isId).transform((id) => id as AisleRequestId) });
export type NotTheirs =
  | { why: "unknown-request" }
  | { why: "not-yours" } // the colleague doesn't serve in its store
  | { why: "over" } // brought, withdrawn, or nobody came in time
  | { why: "taken"; by: string }; // another colleague's: their name

/** A colleague goes to somebody in the aisle. Of two who press at once one goes, the other is told who. May be repeated. */
export function acceptRequest(who: Staff, { requestId }: z.output<typeof Request>, now = new Date()): Promise<Outcome<{ readonly requestId: AisleRequestId }, NotTheirs>> {
  return atomically(async (tx) => {
    const found = await lockRequest(tx, who, requestId, now);
    if (!found.ok) return found;
    const request = found.value;
    if (request.state === "accepted") return done({ requestId });
    const [place] = await placesOf([request.locationId], tx);
    if (!place) throw new Error("a request has lost its place");
    await tx.update(aisleRequests).set({ state: "accepted", actor: actorOf(who), dueAt: dueAfter({ askMinutes: Math.max(1, place.askMinutes) }, now) }).where(eq(aisleRequests.id, requestId));
    await record(tx, who, { is: "aisle-request.changed", requestId, locationId: request.locationId });
    return done({ requestId });
  }, { pool: "staff" });
}

/** An open request, locked, that this colleague may take further: nobody's yet, or their own. */
export async function lockRequest(tx: Tx, who: Staff, requestId: AisleRequestId, now: Date) {
  const [request] = await tx.select().from(aisleRequests).where(eq(aisleRequests.id, requestId)).for("update");
  if (!request) return refused({ why: "unknown-request" });
  if (!servesAt(who, request.locationId)) {
    log.warn({ staffId: who.staffId }, "tried to take a request of another place");
    return refused({ why: "not-yours" });
  }
  if (!isOpen(request.state) || request.dueAt <= now) return refused({ why: "over" });
  if (request.acceptedBy !== null && request.acceptedBy !== actorOf(who)) {
    const [other] = await tx.execute<{ name: string }>(sql`select name from staff where 'staff:' || id = ${request.acceptedBy}`);
    return refused({ why: "taken", by: other?.name ?? "–" });
  }
  return done(request);
}
