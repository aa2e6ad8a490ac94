import "server-only";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { atomically } from "@/db/atomically";
import { aisleRequests } from "@/db/schema/all";
import type { AisleRequestId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Shopper } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import type { Request } from "./accept-request";
import { isOpen } from "./rules";

/** The shopper doesn't want it any more: theirs is the request whose browser they are. Refuses what is over otherwise. May be repeated. */
export function withdrawRequest(who: Shopper, { requestId }: z.output<typeof Request>, browser: string): Promise<Outcome<{ readonly requestId: AisleRequestId }, { why: "unknown-request" } | { why: "over" }>> {
  return atomically(async (tx) => {
    const [request] = await tx.select().from(aisleRequests).where(and(eq(aisleRequests.id, requestId), eq(aisleRequests.browserHash, browser))).for("update");
    if (!request) return refused({ why: "unknown-request" });
    if (request.state === "withdrawn") return done({ requestId });
    if (!isOpen(request.state)) return refused({ why: "over" });
    await tx.update(aisleRequests).set({ state: "withdrawn", actor: actorOf(who) }).where(eq(aisleRequests.id, requestId));
    await record(tx, who, { is: "aisle-request.changed", requestId, locationId: request.locationId });
    return done({ requestId });
  });
}
