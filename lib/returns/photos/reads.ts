import "server-only";
import { and, asc, eq } from "drizzle-orm";
import { db, staffDb } from "@/db/client";
import { returnPhotos, returnRequests } from "@/db/schema/all";
import type { Id, LocationId, OrderId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import type { ReturnRequestId } from "../announced/types";
import { takesBackAt } from "../counter/rules";

export type PhotoSize = { readonly id: Id<"return-photo">; readonly width: number; readonly height: number };

/** The photos of an announcement, the first first; for callers who have checked who asks. */
export const photosOf = (requestId: ReturnRequestId): Promise<PhotoSize[]> =>
  db.select({ id: returnPhotos.id, width: returnPhotos.width, height: returnPhotos.height }).from(returnPhotos).where(eq(returnPhotos.requestId, requestId)).orderBy(asc(returnPhotos.addedAt), asc(returnPhotos.id));

/** A photo of an order's announcement as a file, for callers who have checked who may see the order; null if it is not there. */
export async function photoOf(orderId: OrderId, photoId: Id<"return-photo">): Promise<Uint8Array | null> {
  const [photo] = await db.select({ jpeg: returnPhotos.jpeg }).from(returnPhotos).innerJoin(returnRequests, eq(returnRequests.id, returnPhotos.requestId)).where(and(eq(returnPhotos.id, photoId), eq(returnRequests.orderId, orderId)));
  return photo?.jpeg ?? null;
}

/** The same for a colleague at the returns desk of a place, where anything that was announced can be opened; null for anybody else. */
export async function photoAt(who: Staff, place: LocationId, photoId: Id<"return-photo">): Promise<Uint8Array | null> {
  if (!takesBackAt(who, place)) return null;
  const [photo] = await staffDb.select({ jpeg: returnPhotos.jpeg }).from(returnPhotos).where(eq(returnPhotos.id, photoId));
  return photo?.jpeg ?? null;
}
