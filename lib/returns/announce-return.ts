import "server-only";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { returnLabels, returnRequestLines, returnRequests } from "@/db/schema/all";
import { issueCode } from "@/lib/codes/issue-code";
import { hashOf } from "@/lib/core/hash";
import { isId, type OrderId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, poolFor, type Shopper, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { places } from "@/lib/locations/reads";
import { lockMine } from "@/lib/orders/lock-mine";
import { orderById } from "@/lib/orders/reads";
import { boughtOf } from "@/lib/rights/bought/rules";
import { rightsOf } from "@/lib/rights/rules";
import { linesBack } from "./counter/reads";
import { requestsOf } from "./announced/reads";
import { requestCode } from "./announced/request-code";
import { kindFor, lastsUntil } from "./announced/rules";
import { makesLabels } from "./labels/reads";
import { RETURN_REASONS, RETURN_WAYS, RETURN_WISHES, type Announced, type ReturnRequestId } from "./announced/types";

export const AnnounceReturn = z.object({
  /** Made with the form: a second press announces nothing anew. */
  requestId: z.string().refine(isId).transform((id) => id as ReturnRequestId),
  orderId: z.string().refine(isId).transform((id) => id as OrderId),
  code: z.string().max(100).nullable().default(null),
  way: z.enum(RETURN_WAYS),
  wants: z.enum(RETURN_WISHES).default("refund"),
  reason: z.enum(RETURN_REASONS),
  pieces: z.array(z.object({ position: z.number().int().min(0).max(1_000), quantity: z.number().int().min(1).max(1_000) })).min(1).max(200).refine((all) => new Set(all.map(({ position }) => position)).size === all.length),
});
export type NotAnnounced =
  | { why: "unknown-order" }
  | { why: "not-paid" }
  | { why: "announced-already" } // one at a time: it can be cancelled
  | { why: "not-that-many"; position: number; left: number } // not handed over yet, or back already
  | { why: "no-right"; position: number } // excluded, or too late
  | { why: "no-parcels" } // no place takes them
  | { why: "apart" }; // under different rights
/**
 * A customer, or a guest with the order's code, or customer service for them, announces what they give back: from this moment on no day of their right runs out for these
 * pieces, a code opens the desk with them, and a letter says all of it. Under which right, the rules of rights say. May be repeated: one
 * form, one announcement. A parcel has a label made for it where a carrier makes labels and the order has an address. Against a counter that takes the same pieces, whoever comes first.
 */
export async function announceReturn(who: Shopper | Staff, { requestId, orderId, code, way, wants, reason, pieces }: z.output<typeof AnnounceReturn>, now = new Date(), labelled = makesLabels()): Promise<Outcome<Announced, NotAnnounced>> {
  const order = await orderById(orderId);
  if (!order) return refused({ why: "unknown-order" });
  return atomically(async (tx): Promise<Outcome<Announced, NotAnnounced>> => {
    const locked = who.is === "staff" && who.at !== null ? null : await lockMine(tx, who, orderId, { code, duty: "care" }); // who serves customers is tied to no place
    if (!locked) return refused({ why: "unknown-order" });
    const before = await requestsOf(orderId, tx);
    const same = before.find((one) => one.requestId === requestId);
    if (same) return done(same);
    if (locked.state !== "paid" && locked.state !== "fulfilled") return refused({ why: "not-paid" });
    if (before.some(({ state }) => state === "announced")) return refused({ why: "announced-already" });
    const lines = await linesBack(orderId, tx);
    for (const { position, quantity } of pieces) {
      const line = lines.find((each) => each.position === position);
      const left = line ? line.fulfilled - line.returned : 0;
      if (quantity > left) return refused({ why: "not-that-many", position, left });
    }
    const kind = kindFor(rightsOf(boughtOf(order), now), pieces);
    if (!kind.ok) return kind;
    const lasts = lastsUntil(now);
    const opens = await issueCode(tx, who, { purpose: "return", orderId, code: requestCode(requestId), lasts: lasts.getTime() - now.getTime(), mostOpens: 200 }, now);
    const to = way === "parcel" ? (await places(tx)).find((place) => place.kind === "warehouse") : null;
    if (to === undefined) return refused({ why: "no-parcels" });
    const written = await tx.insert(returnRequests).values({ id: requestId, orderId, kind: kind.value, way, wants, locationId: to?.id ?? null, reason, codeHash: hashOf(opens.code), actor: actorOf(who), expiresAt: lasts }).onConflictDoNothing().returning({ id: returnRequests.id });
    if (written.length === 0) return refused({ why: "unknown-order" }); // an id that another order has
    await tx.insert(returnRequestLines).values(pieces.flatMap(({ position, quantity }) => lines.filter((line) => line.position === position).map((line) => ({ requestId, orderLineId: line.id, quantity }))));
    if (to && labelled && order.contact.address) await tx.insert(returnLabels).values({ requestId });
    await record(tx, who, { is: "return-request.announced", requestId, orderId });
    const [announced] = await requestsOf(orderId, tx);
    if (!announced) throw new Error(`announcement ${requestId} was written and is not there`);
    return done(announced);
  }, { pool: poolFor(who) });
}
