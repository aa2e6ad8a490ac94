import "server-only";
import { eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { media, options, optionValues } from "@/db/schema/all";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { AddPicture } from "./add-picture";
import { changePictures, type NotYours } from "./pictures/change-pictures";
import { picturesHash } from "./pictures/reads";

const words = z.string().default("").transform((text) => text.toWellFormed().normalize("NFC").replace(/\s+/g, " ").trim()).pipe(z.string().max(250, "too-long"));
export const EditPictures = AddPicture.pick({ handle: true }).extend({
  seen: z.string().regex(/^[0-9a-f]{64}$/),
  /** In the order in which they are to stand; those that it leaves out go. */
  pictures: z.array(z.object({
    id: AddPicture.shape.mediaId,
    alt: z.object({ it: words.pipe(z.string().min(1, "required")), en: words }),
    role: z.enum(["main", "scene"]),
    /** The value of an option that it shows, as `option=value`; empty for any. */
    shows: z.string().max(120).default(""),
  })).max(100),
});
export type NotEdited = NotYours | { why: "changed-meanwhile" } | { why: "unknown-choice" } | { why: "no-main" };

/**
 * A colleague says of all the pictures of a product what they show, for which choice, and in which order; those that are left out go, though orders go on showing what was bought. Refuses
 * `changed-meanwhile` where somebody was quicker, `unknown-choice`, and `no-main` where none would be left that a list can show.
 */
export function editPictures(who: Staff, { handle, seen, pictures }: z.output<typeof EditPictures>): Promise<Outcome<null, NotEdited>> {
  return changePictures<NotEdited>(who, handle, async (tx, productId, before) => {
    if (picturesHash(before) !== seen || pictures.some(({ id }) => !before.some((one) => one.id === id)) || new Set(pictures.map(({ id }) => id)).size < pictures.length) return refused({ why: "changed-meanwhile" });
    if (pictures.length > 0 && !pictures.some(({ role }) => role === "main")) return refused({ why: "no-main" });
    const known = await tx.select({ option: options.key, value: optionValues.key }).from(options).innerJoin(optionValues, eq(optionValues.optionId, options.id)).where(eq(options.productId, productId));
    const gone = before.filter(({ id }) => !pictures.some((one) => one.id === id)).map(({ id }) => id);
    if (gone.length > 0) await tx.delete(media).where(inArray(media.id, gone));
    for (const [position, { id, alt, role, shows }] of pictures.entries()) {
      const chosen = known.find(({ option, value }) => `${option}=${value}` === shows);
      if (shows && !chosen) return refused({ why: "unknown-choice" });
      const old = before.find((one) => one.id === id)?.choice;
      const choice = chosen && old?.[chosen.option] === chosen.value ? old : chosen ? { [chosen.option]: chosen.value } : null; // what it shows besides stays
      await tx.update(media).set({ alt, role, position, choice }).where(eq(media.id, id));
    }
    return done(null);
  });
}
