import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { media, mediaFiles, mediaMasters } from "@/db/schema/all";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { drawCuts } from "@/lib/pictures/draw-cuts";
import { AddPicture } from "./add-picture";
import { changePictures, type NotYours } from "./pictures/change-pictures";
import { masterOf } from "./pictures/reads";
import { stemOf } from "./pictures/rules";

const percent = z.coerce.number().int().min(0).max(100);
export const FocusPicture = AddPicture.extend({ x: percent, y: percent });

/** Cuts a picture of a product another way: around what is to be seen. Its new files have another name; who is looking at the old ones goes on. May be repeated. Refuses `unknown-picture` for those of which there is no whole. */
export async function focusPicture(who: Staff, { handle, mediaId, x, y }: z.output<typeof FocusPicture>): Promise<Outcome<null, NotYours | { why: "unknown-picture" }>> {
  const master = await masterOf(who, handle, mediaId);
  const cuts = master && (await drawCuts(master, { x, y }));
  return changePictures<{ why: "unknown-picture" }>(who, handle, async (tx) => {
    if (!cuts) return refused({ why: "unknown-picture" });
    const stem = stemOf(mediaId, { x, y });
    const cut = await tx.update(mediaMasters).set({ focusX: x, focusY: y }).where(eq(mediaMasters.mediaId, mediaId)).returning({ id: mediaMasters.mediaId });
    if (cut.length === 0) return refused({ why: "unknown-picture" });
    await tx.insert(mediaFiles).values(cuts.files.map((file) => ({ stem, ...file }))).onConflictDoNothing(); // cut that way before
    await tx.update(media).set({ stem, width: cuts.width, height: cuts.height, widths: [...cuts.widths], blur: cuts.blur }).where(eq(media.id, mediaId));
    return done(null);
  });
}
