import "server-only";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { returnPhotos } from "@/db/schema/all";
import { type Id, isId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { poolFor, type Shopper } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { AnnounceReturn } from "./announce-return";
import { lockRequest } from "./announced/lock-request";
import { changeable } from "./announced/rules";
import { redraw } from "@/lib/pictures/redraw";
import { MOST_PHOTOS, PHOTO_SIDE } from "./photos/rules";

const OfPhoto = AnnounceReturn.pick({ requestId: true, orderId: true, code: true }).extend({ photoId: z.string().refine(isId).transform((id) => id as Id<"return-photo">) });
export type OfPhoto = z.output<typeof OfPhoto>;
export const PhotoId = OfPhoto.shape.photoId;
export type NotAdded = { why: "unknown-order" } | { why: "over" } | { why: "enough" } | { why: "no-picture" };

/** Whether that photo is there already; refuses as addPhoto says. Asked before the picture is opened, and again as it is kept. */
async function mayAdd(tx: Tx, who: Shopper, { photoId, ...its }: OfPhoto): Promise<Outcome<boolean, NotAdded>> {
  const request = await lockRequest(tx, who, its);
  if (!request) return refused({ why: "unknown-order" });
  const there = await tx.select({ id: returnPhotos.id }).from(returnPhotos).where(eq(returnPhotos.requestId, its.requestId));
  if (there.some(({ id }) => id === photoId)) return done(true);
  if (!changeable(request)) return refused({ why: "over" });
  return there.length >= MOST_PHOTOS ? refused({ why: "enough" }) : done(false);
}

/**
 * Adds a photo to what somebody announced, drawn anew (redraw.ts), for who looks at the pieces. May be repeated: one form, one photo. Refuses `no-picture`, `enough` beyond three, `over`
 * once the parcel is there or nothing is announced any more, and an announcement of somebody else's order like one that isn't there; the picture is opened only for who may add it.
 */
export async function addPhoto(who: Shopper, of: OfPhoto, bytes: Uint8Array): Promise<Outcome<null, NotAdded>> {
  const asked = await atomically((tx) => mayAdd(tx, who, of), { pool: poolFor(who) });
  if (!asked.ok) return asked;
  if (asked.value) return done(null);
  const photo = await redraw(bytes, PHOTO_SIDE);
  if (!photo) return refused({ why: "no-picture" });
  return atomically(async (tx): Promise<Outcome<null, NotAdded>> => {
    const still = await mayAdd(tx, who, of);
    if (!still.ok) return still;
    if (still.value) return done(null);
    const added = await tx.insert(returnPhotos).values({ id: of.photoId, requestId: of.requestId, ...photo }).onConflictDoNothing().returning({ id: returnPhotos.id });
    if (added.length > 0) await record(tx, who, { is: "return-request.photographed", requestId: of.requestId, orderId: of.orderId });
    return done(null);
  }, { pool: poolFor(who) });
}

/** Its customer takes a photo away again. Refuses `over` like addPhoto, and an announcement of somebody else's order like one that isn't there; may be repeated. */
export function removePhoto(who: Shopper, { photoId, ...its }: OfPhoto): Promise<Outcome<null, { why: "unknown-order" } | { why: "over" }>> {
  return atomically(async (tx) => {
    const request = await lockRequest(tx, who, its);
    if (!request) return refused({ why: "unknown-order" });
    if (!changeable(request)) return refused({ why: "over" });
    const gone = await tx.delete(returnPhotos).where(and(eq(returnPhotos.id, photoId), eq(returnPhotos.requestId, its.requestId))).returning({ id: returnPhotos.id });
    if (gone.length > 0) await record(tx, who, { is: "return-request.photographed", requestId: its.requestId, orderId: its.orderId });
    return done(null);
  }, { pool: poolFor(who) });
}
