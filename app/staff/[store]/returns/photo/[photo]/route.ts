import { z } from "zod";
import { type Done, done } from "@/lib/core/outcome";
import { placeByHandle } from "@/lib/locations/reads";
import { photoFile } from "@/lib/request/photo-file";
import { route } from "@/lib/request/route";
import { PhotoId } from "@/lib/returns/add-photo";
import { photoAt } from "@/lib/returns/photos/reads";

/** A customer's photo of an announced return, for a colleague at a returns desk; the same 404 for everybody else. */
export const GET = route({
  who: "staff",
  input: z.object({ store: z.string().max(80), photo: PhotoId }),
  verb: async function staffReturnPhoto(who, { store, photo }): Promise<Done<Uint8Array | null>> {
    const place = await placeByHandle(store);
    return done(place && (await photoAt(who, place.id, photo)));
  },
  answer: photoFile,
});
