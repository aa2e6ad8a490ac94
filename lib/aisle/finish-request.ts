import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { aisleRequests } from "@/db/schema/all";
import type { AisleRequestId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { lockRequest, type NotTheirs, Request } from "./accept-request";

export const FinishRequest = Request.extend({ as: z.enum(["brought", "not-there"]) });

/**
 * Who went says how it ended: the thing was brought, or it was not there, which is written down as a miss of its shelf. Refuses as
 * `acceptRequest` does; `not-accepted` where nobody has gone yet.
 */
export function finishRequest(who: Staff, { requestId, as }: z.output<typeof FinishRequest>, now = new Date()): Promise<Outcome<{ readonly requestId: AisleRequestId }, NotTheirs | { why: "not-accepted" }>> {
  return atomically(async (tx) => {
    const found = await lockRequest(tx, who, requestId, now);
    if (!found.ok) return found;
    if (found.value.state !== "accepted") return refused({ why: "not-accepted" });
    await tx.update(aisleRequests).set({ state: as, actor: actorOf(who) }).where(eq(aisleRequests.id, requestId));
    await record(tx, who, { is: "aisle-request.changed", requestId, locationId: found.value.locationId });
    return done({ requestId });
  }, { pool: "staff" });
}
