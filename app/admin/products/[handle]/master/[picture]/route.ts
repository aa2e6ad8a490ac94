import { z } from "zod";
import { AddPicture } from "@/lib/catalogue/add-picture";
import { masterOf } from "@/lib/catalogue/pictures/reads";
import { type Done, done } from "@/lib/core/outcome";
import { photoFile } from "@/lib/request/photo-file";
import { route } from "@/lib/request/route";

/** A picture as somebody brought it, whole, for who edits products; 404 for anybody else. */
export const GET = route({
  who: "staff",
  input: z.object({ handle: AddPicture.shape.handle, picture: AddPicture.shape.mediaId }),
  verb: async function pictureMaster(who, { handle, picture }): Promise<Done<Uint8Array | null>> {
    return done(await masterOf(who, handle, picture));
  },
  answer: photoFile,
});
