import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { returnRequests } from "@/db/schema/all";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { poolFor, type Shopper } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { AnnounceReturn } from "./announce-return";
import { lockRequest } from "./announced/lock-request";

/** A carrier's number as somebody copies it; nothing at all: they have none, or don’t say it. */
const Tracking = z.string().default("").transform((text) => text.normalize("NFKC").replace(/[^\p{L}\p{N} /-]/gu, "").replace(/\s+/g, " ").trim().toUpperCase()).pipe(z.union([z.literal(""), z.string().min(4, "tracking").max(60, "tracking")])).transform((text) => text || null);
export const SendRequest = AnnounceReturn.pick({ requestId: true, orderId: true, code: true }).extend({ tracking: Tracking });
/**
 * Its customer says that the parcel of an announced return has left, and its number if they like: from then on it is waited for longer. Once; a second press
 * changes nothing. Refuses `not-waiting` for what comes to a store, has arrived or is over, and an announcement of somebody else's order like one that isn't there.
 */
export function sendRequest(who: Shopper, { tracking, ...its }: z.output<typeof SendRequest>): Promise<Outcome<null, { why: "unknown-order" } | { why: "not-waiting" }>> {
  return atomically(async (tx) => {
    const request = await lockRequest(tx, who, its);
    if (!request) return refused({ why: "unknown-order" });
    if (request.sentAt) return done(null);
    if (request.state !== "announced" || request.way !== "parcel" || request.arrivedAt) return refused({ why: "not-waiting" });
    const sent = await tx.update(returnRequests).set({ sentAt: sql`now()`, tracking }).where(and(eq(returnRequests.id, its.requestId), eq(returnRequests.state, "announced"), isNull(returnRequests.sentAt))).returning({ id: returnRequests.id });
    if (sent.length > 0) await record(tx, who, { is: "return-request.sent", requestId: its.requestId, orderId: its.orderId });
    return done(null);
  }, { pool: poolFor(who) });
}
