import "server-only";
import { and, asc, eq } from "drizzle-orm";
import { db, staffDb, type Tx } from "@/db/client";
import { media, mediaFiles, mediaMasters, products } from "@/db/schema/all";
import { hashOf } from "@/lib/core/hash";
import type { Staff } from "@/lib/core/who";
import { editsProducts } from "../edit/rules";
import { type EditedPicture, type MediaId, picturesEdition, readFileName } from "./rules";

/** The pictures of a product in their order; for callers who have checked who asks. */
export async function picturesOf(handle: string, on: Pick<Tx, "select"> = staffDb): Promise<readonly EditedPicture[]> {
  const rows = await on
    .select({ id: media.id, stem: media.stem, alt: media.alt, role: media.role, choice: media.choice, x: mediaMasters.focusX, y: mediaMasters.focusY })
    .from(media).innerJoin(products, eq(products.id, media.productId)).leftJoin(mediaMasters, eq(mediaMasters.mediaId, media.id))
    .where(eq(products.handle, handle)).orderBy(asc(media.position), asc(media.id));
  return rows.map(({ x, y, ...row }) => ({ ...row, focus: x === null || y === null ? null : { x, y } }));
}

/** What a form of pictures is opened with, and must still be true when it is sent. */
export const picturesHash = (pictures: readonly EditedPicture[]): string => hashOf(picturesEdition(pictures));

/** What somebody brought, whole, for who edits products; null for anybody else, and for pictures that came with the shop. */
export async function masterOf(who: Staff, handle: string, id: MediaId): Promise<Uint8Array | null> {
  if (!editsProducts(who)) return null;
  const [master] = await staffDb.select({ jpeg: mediaMasters.jpeg }).from(mediaMasters).innerJoin(media, eq(media.id, mediaMasters.mediaId)).innerJoin(products, eq(products.id, media.productId)).where(and(eq(mediaMasters.mediaId, id), eq(products.handle, handle)));
  return master?.jpeg ?? null;
}

/** A picture's file by the name that pages give it; null where there is none. For everybody: pictures of goods are no secret. */
export async function mediaFile(name: string): Promise<{ readonly kind: "avif" | "webp"; readonly bytes: Uint8Array } | null> {
  const named = readFileName(name);
  if (!named) return null;
  const [file] = await db.select({ bytes: mediaFiles.bytes }).from(mediaFiles).where(and(eq(mediaFiles.stem, named.stem), eq(mediaFiles.width, named.width), eq(mediaFiles.kind, named.kind)));
  return file ? { kind: named.kind, bytes: file.bytes } : null;
}
