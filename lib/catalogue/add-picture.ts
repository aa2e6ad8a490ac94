import "server-only";
import { z } from "zod";
import { media, mediaFiles, mediaMasters, products } from "@/db/schema/all";
import { eq } from "drizzle-orm";
import { isId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { drawCuts } from "@/lib/pictures/draw-cuts";
import { redraw } from "@/lib/pictures/redraw";
import { editsProducts } from "./edit/rules";
import { changePictures, type NotYours } from "./pictures/change-pictures";
import { MASTER, type MediaId, MIDDLE, MOST_PICTURES, stemOf } from "./pictures/rules";

export const AddPicture = z.object({ handle: z.string().regex(/^[a-z0-9-]{1,120}$/), mediaId: z.string().refine(isId).transform((id) => id as MediaId) });
export type NotAdded = NotYours | { why: "no-picture" } | { why: "too-small" } | { why: "enough" };

/**
 * Adds a picture to a product, the last of them: drawn anew, cut to the shop's shape around its middle, in every width and kind that pages ask for; described by the product's name until somebody says
 * what it shows. May be repeated: one form, one picture. Refuses `no-picture`, `too-small` for what can't be shown sharp, `enough` beyond so many.
 */
export async function addPicture(who: Staff, { handle, mediaId }: z.output<typeof AddPicture>, bytes: Uint8Array): Promise<Outcome<null, NotAdded>> {
  if (!editsProducts(who)) return refused({ why: "not-yours" }); // before anything is opened
  const master = await redraw(bytes, MASTER.side, MASTER.quality);
  if (!master) return refused({ why: "no-picture" });
  const cuts = await drawCuts(master.jpeg, MIDDLE);
  if (!cuts) return refused({ why: "too-small" });
  return changePictures<NotAdded>(who, handle, async (tx, productId, before): Promise<Outcome<null, NotAdded>> => {
    if (before.some(({ id }) => id === mediaId)) return done(null);
    if (before.length >= MOST_PICTURES) return refused({ why: "enough" });
    const [product] = await tx.select({ title: products.title }).from(products).where(eq(products.id, productId));
    const stem = stemOf(mediaId, MIDDLE);
    const added = await tx.insert(media).values({ id: mediaId, productId, stem, alt: product?.title ?? { it: "", en: "" }, width: cuts.width, height: cuts.height, widths: [...cuts.widths], blur: cuts.blur, position: before.length }).onConflictDoNothing().returning({ id: media.id });
    if (added.length === 0) return refused({ why: "unknown-product" }); // an id that another product has
    await tx.insert(mediaMasters).values({ mediaId, ...master, focusX: MIDDLE.x, focusY: MIDDLE.y });
    await tx.insert(mediaFiles).values(cuts.files.map((file) => ({ stem, ...file }))).onConflictDoNothing(); // it was there once, and taken away
    return done(null);
  });
}
