import "server-only";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { returnPhotos } from "@/db/schema/all";
import { type Id, isId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { poolFor, type Shopper } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { lockMine } from "@/lib/orders/lock-mine";
import { AnnounceReturn } from "./announce-return";
import { requestById } from "./announced/reads";
import { redraw } from "./photos/redraw";
import { MOST_PHOTOS } from "./photos/rules";

const OfPhoto = AnnounceReturn.pick({ requestId: true, orderId: true, code: true }).extend({ photoId: z.string().refine(isId).transform((id) => id as Id<"return-photo">) });
export type OfPhoto = z.output<typeof OfPhoto>;
export const PhotoId = OfPhoto.shape.photoId;
export type NotAdded = { why: "unknown-order" } | { why: "over" } | { why: "enough" } | { why: "no-picture" };

/**
 * Adds a photo to what somebody announced, drawn anew (redraw.ts), for who looks at the pieces. May be repeated: one form, one photo. Refuses `no-picture`, `enough` beyond three, `over`
 * once nothing is announced any more, and an announcement of somebody else's order like one that isn't there; the picture is opened only for who may add it.
 */
export async function addPhoto(who: Shopper, { requestId, orderId, code, photoId }: OfPhoto, bytes: Uint8Array): Promise<Outcome<null, NotAdded>> {
  const may = () => atomically(async (tx): Promise<Outcome<boolean, NotAdded>> => {
    const order = await lockMine(tx, who, orderId, { code, duty: "take-back" });
    const request = order && (await requestById(requestId, tx));
    if (!order || request?.orderId !== order.id) return refused({ why: "unknown-order" });
    const there = await tx.select({ id: returnPhotos.id }).from(returnPhotos).where(eq(returnPhotos.requestId, requestId));
    if (there.some(({ id }) => id === photoId)) return done(true);
    if (request.state !== "announced") return refused({ why: "over" });
    return there.length >= MOST_PHOTOS ? refused({ why: "enough" }) : done(false);
  }, { pool: poolFor(who) });
  const asked = await may();
  if (!asked.ok) return asked;
  if (asked.value) return done(null);
  const photo = await redraw(bytes);
  if (!photo) return refused({ why: "no-picture" });
  return atomically(async (tx): Promise<Outcome<null, NotAdded>> => {
    await lockMine(tx, who, orderId, { code, duty: "take-back" });
    const request = await requestById(requestId, tx);
    if (request?.state !== "announced") return refused({ why: "over" });
    if ((await tx.$count(returnPhotos, eq(returnPhotos.requestId, requestId))) >= MOST_PHOTOS) return refused({ why: "enough" });
    const added = await tx.insert(returnPhotos).values({ id: photoId, requestId, ...photo }).onConflictDoNothing().returning({ id: returnPhotos.id });
    if (added.length > 0) await record(tx, who, { is: "return-request.photographed", requestId, orderId });
    return done(null);
  }, { pool: poolFor(who) });
}

/** Its customer takes a photo away again. Refuses an announcement of somebody else's order like one that isn't there; may be repeated. */
export function removePhoto(who: Shopper, { requestId, orderId, code, photoId }: OfPhoto): Promise<Outcome<null, { why: "unknown-order" }>> {
  return atomically(async (tx) => {
    const order = await lockMine(tx, who, orderId, { code, duty: "take-back" });
    const request = order && (await requestById(requestId, tx));
    if (!order || request?.orderId !== order.id) return refused({ why: "unknown-order" });
    await tx.delete(returnPhotos).where(and(eq(returnPhotos.id, photoId), eq(returnPhotos.requestId, requestId)));
    await record(tx, who, { is: "return-request.photographed", requestId, orderId });
    return done(null);
  }, { pool: poolFor(who) });
}
